"""Every correction on one page and in one feed, for as long as its story stands."""

import pytest
from defusedxml import ElementTree
from django.test import Client

from articles import workflow
from articles.models import Correction
from newsroom.models import Paper, Section
from tests.builders import HOUR, NOON, make_article, make_user
from tests.feed_reader import entries_of
from tests.reader import in_order, main_text, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make_user("publisher")


def correct(article, text, *, by, kind="correction", supersedes=None):
    article.refresh_from_db()
    return workflow.correct(
        article, by=by, seen=article.head_id, kind=kind, text=text, supersedes=supersedes
    )


@pytest.fixture
def story(at):
    article = make_article(
        headline="Ferry sinks", slug="ferry", status="published", published_at=NOON
    )
    at(NOON + HOUR)
    return article


def feed():
    return entries_of(Client().get("/corrections/feed.rss"))


def test_the_newest_stands_first_with_its_kind_and_its_story(story, desk, at):
    correct(story, "It was 12.", by=desk)
    at(NOON + 2 * HOUR)
    correct(story, "And a Tuesday.", by=desk, kind="clarification")
    page = page_of("/corrections/")
    in_order(main_text(page), "Clarification: And a Tuesday.", "Correction: It was 12.")
    assert f"{story.get_absolute_url()}#corrections" in page.xpath("//main//h3/a/@href")


def test_one_that_is_superseded_gives_way_to_what_took_its_place(story, desk):
    first = correct(story, "It was 12.", by=desk)
    correct(story, "It was 13.", by=desk, supersedes=first)
    assert "It was 12." not in main_text(page_of("/corrections/"))
    assert [entry.title for entry in feed()] == ["Correction: Ferry sinks"]


def test_it_goes_with_its_story(story, desk):
    correct(story, "It was 12.", by=desk)
    story.refresh_from_db()
    workflow.withdraw(story, by=desk, seen=story.head_id, notice="All wrong.")
    assert "It was 12." not in main_text(page_of("/corrections/"))
    assert feed() == []


def test_an_entry_tells_the_correction_under_a_guid_of_its_own(story, desk):
    one, other = (correct(story, text, by=desk) for text in ("It was 12.", "It was wet."))
    guids = [entry.text("guid") for entry in feed()]
    assert guids == [f"{story.permanent_guid()}#correction-{row.pk}" for row in (other, one)]
    assert "It was wet." in feed()[0].body


def test_pages_of_corrections_follow_each_other(story, desk):
    for number in range(32):
        correct(story, f"Number {number}.", by=desk)
    page = page_of("/corrections/")
    (older,) = page.xpath("//a[@rel='next']/@href")
    assert "Number 31." in main_text(page) and "Number 1." not in main_text(page)
    assert "Number 1." in main_text(page_of(older))
    assert Correction.objects.count() == 32


def test_a_paper_without_mistakes_says_so():
    assert "Nothing has had to be corrected yet." in main_text(page_of("/corrections/"))


def test_the_feeds_page_leads_to_every_list_in_every_format(story):
    links = page_of("/feeds/").xpath("//main//a/@href")
    section = story.section.get_absolute_url()
    for address in ("/latest/", "/photos/", "/corrections/", section):
        assert {f"{address}feed.{suffix}" for suffix in ("rss", "atom", "json")} <= set(links)


def test_no_name_breaks_the_opml(story):
    Section.objects.update(name="Har\x0bbour")
    Paper.objects.update(name="The\x08 Paper")
    opml = ElementTree.fromstring(Client().get("/feeds.opml").content)
    assert opml.find("head/title").text == "The Paper"
    assert "Harbour" in [one.get("text") for one in opml.findall("body/outline/outline")]


def test_opml_names_the_same_lists(story, settings):
    response = Client().get("/feeds.opml")
    outlines = ElementTree.fromstring(response.content).findall("body/outline/outline")
    assert [one.get("xmlUrl") for one in outlines][0] == f"{settings.BASE_URL}/latest/feed.rss"
    assert [one.get("text") for one in outlines][-1] == story.section.name
