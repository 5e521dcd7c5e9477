"""What stands beside a story, and how old it says it is."""

from datetime import timedelta

import pytest
from django.test import Client

from articles.templatetags.paper import age_warning
from tests.builders import HOUR, NOON, make_article, make_section, make_tag
from tests.reader import headlines_of, page_of

pytestmark = pytest.mark.django_db
LIVE = {"status": "published", "published_at": NOON - HOUR}


def related_to(story):
    page = page_of(story.get_absolute_url())
    return page.xpath("//section[@class='related']//h3/a/text()")


@pytest.fixture
def tags(at):
    at(NOON)
    return [make_tag(), make_tag()]


def test_editors_come_first_then_those_with_most_topics_in_common(tags):
    for number in range(5):
        make_article(headline=f"One {number}", tags=tags[:1], **LIVE)
    make_article(headline="Both", tags=tags, status="published", published_at=NOON - 9 * HOUR)
    chosen = make_article(headline="Chosen", **LIVE)
    story = make_article(tags=tags, related=[chosen], **LIVE)
    assert related_to(story) == ["Chosen", "Both", "One 4", "One 3"]


def test_no_story_stands_twice_on_the_page(tags):
    within = make_article(headline="Within", tags=tags, **LIVE)
    for number in range(14):
        make_article(headline=f"Near {number}", tags=tags, **LIVE)
    body = f'<p>Text</p><figure data-story="{within.pk}"></figure>'
    story = make_article(tags=tags, body=body, **LIVE)
    assert "Within" not in related_to(story)
    page = page_of(story.get_absolute_url())
    links = [address for address in headlines_of(page) if address.count("/") == 5]
    assert len(links) == len(set(links)) == 14
    assert story.get_absolute_url() not in links


def test_a_story_of_its_topics_that_readers_do_not_have_is_not_told(tags):
    make_article(headline="Later", tags=tags, status="published", published_at=NOON + HOUR,
                 at=NOON - HOUR)  # fmt: skip
    make_article(headline="Gone", tags=tags, status="withdrawn", published_at=NOON - HOUR)
    assert related_to(make_article(tags=tags, **LIVE)) == []


@pytest.mark.parametrize("whose", ["story", "section", "topic"])
def test_nothing_is_recommended_beside_grief(tags, whose):
    make_article(headline="Quiz", tags=tags, **LIVE)
    given = {"tags": tags, "section": make_section(sensitive=whose == "section")}
    if whose == "topic":
        given["tags"] = [*tags, make_tag(sensitive=True)]
    story = make_article(sensitive=whose == "story", **given, **LIVE)
    assert related_to(story) == []


def test_it_says_how_old_it_is_from_thirty_days_on():
    def said(**ago):
        return age_warning(NOON - timedelta(**ago), NOON)

    assert said(days=30) == ""
    assert said(days=31) == "This article is more than 1 month old"
    assert said(days=62) == "This article is more than 2 months old"
    assert said(days=364) == "This article is more than 11 months old"
    assert said(days=365) == "This article is more than 1 year old"
    assert said(days=3 * 366) == "This article is more than 3 years old"


def test_the_page_says_it_by_the_readers_clock(at):
    story = make_article(**LIVE)
    at(NOON + timedelta(days=29))
    assert page_of(story.get_absolute_url()).xpath("//p[@class='age']") == []
    at(NOON + timedelta(days=40))
    (told,) = page_of(story.get_absolute_url()).xpath("//p[@class='age']/text()")
    assert told == "This article is more than 1 month old"


def test_a_page_that_is_not_there_offers_a_search_and_the_newest(at):
    at(NOON)
    make_article(headline="Newest", **LIVE)
    page = page_of("/no/such/page/", 404)
    assert page.xpath("//main//form[@role='search'][@action='/search/']//input[@name='q']")
    assert page.xpath("//main//aside//a[text()='Newest']")


def test_what_breaks_needs_no_database(monkeypatch, django_assert_num_queries):
    def breaks(*_given, **_more):
        raise RuntimeError

    monkeypatch.setattr("articles.views.front.front_page", breaks)
    client = Client(raise_request_exception=False)
    make_section()
    with django_assert_num_queries(1):  # the frame's, before it broke
        page = client.get("/")
    assert page.status_code == 500
    assert "The fault is ours" in page.content.decode()
