"""A story within the text of another: a card with its headline, while readers may see it."""

import pytest
from django.test import Client

from tests.builders import HOUR, NOON, SECOND, make_article
from tests.reader import main_text, page_of

pytestmark = pytest.mark.django_db
LIVE = {"status": "published", "published_at": NOON}


def figure(story):
    return f'<figure data-story="{story.pk}"></figure>'


@pytest.fixture
def other():
    return make_article(headline="The other story", slug="other", **LIVE)


@pytest.fixture
def story(other):
    body = f"<p>Before.</p>{figure(other)}<p>After.</p>"
    return make_article(slug="story", body=body, status="published", published_at=NOON - HOUR)


def card_in(page):
    return page.xpath("//div[contains(@class, 'body')]//p[@class='card']")


def test_it_is_a_labelled_link_from_its_second_on(story, other, at):
    at(NOON - SECOND)
    page = page_of(story.get_absolute_url())
    assert card_in(page) == []
    assert "Before. After." in main_text(page)
    at(NOON)
    (card,) = card_in(page_of(story.get_absolute_url()))
    assert " ".join(card.text_content().split()) == "Related The other story"
    assert card.xpath(".//a/@href") == [other.get_absolute_url()]


@pytest.mark.parametrize("status", ["draft", "spiked", "withdrawn"])
def test_one_that_readers_may_not_see_leaves_nothing(status, at):
    gone = make_article(headline="Not for readers", status=status)
    body = f"<p>Before.</p>{figure(gone)}<figure data-story='999999'></figure>"
    story = make_article(slug="story", body=body, **LIVE)
    at(NOON + HOUR)
    page = Client().get(story.get_absolute_url()).content.decode()
    assert "Not for readers" not in page
    assert "<figure" not in page


def test_an_old_one_is_no_latest_headline(at):
    other = make_article(
        headline="The old story", status="published", published_at=NOON - 99 * HOUR
    )
    for number in range(16):
        make_article(slug=f"new-{number}", **LIVE)
    story = make_article(slug="story", body=f"<p>a</p>{figure(other)}", **LIVE)
    at(NOON)
    assert main_text(page_of(story.get_absolute_url())).count("The old story") == 1


def test_many_of_them_cost_as_many_queries_as_none(at, django_assert_max_num_queries):
    others = [make_article(**LIVE) for _number in range(8)]
    story = make_article(slug="story", body="<p>a</p>" + "".join(map(figure, others)), **LIVE)
    at(NOON)
    with django_assert_max_num_queries(8):
        page = Client().get(story.get_absolute_url())
    assert page.content.decode().count('class="card"') == 8


def test_an_embed_says_what_it_is_and_where_it_leads(at):
    body = (
        '<figure data-embed-url="https://www.video.example/w?v=1" data-title="The race"></figure>'
        '<figure data-embed-url="https://sound.example/"></figure>'
    )
    story = make_article(slug="story", body=f"<p>a</p>{body}", **LIVE)
    at(NOON)
    told = main_text(page_of(story.get_absolute_url()))
    assert "The race › on video.example" in told
    assert "Shown on sound.example ›" in told
