"""One feed in three formats: the same entries, pages of older ones, what is told again."""

import json
from datetime import timedelta

import pytest
from defusedxml import ElementTree
from django.test import Client

from articles import workflow
from newsroom.publishing import TOLD_AGAIN_FOR
from tests.builders import HOUR, NOON, make_article, make_contributor, make_tag, make_user
from tests.feed_reader import ATOM, entries_of

pytestmark = pytest.mark.django_db
FORMATS = ["rss", "atom", "json"]
LATER = NOON + HOUR


def story(slug, hour=NOON, **changes):
    return make_article(slug=slug, status="published", published_at=hour, **changes)


def feed(suffix="rss", query=""):
    return Client().get(f"/latest/feed.{suffix}{query}")


def slugs(response):
    return [entry.text("link").rstrip("/").rpartition("/")[2] for entry in entries_of(response)]


def links(suffix, response):
    """The links of a feed's head, by their relation."""
    if suffix == "json":
        return {"next": json.loads(response.content).get("next_url")}
    root = ElementTree.fromstring(response.content)
    head = root.find("channel") if suffix == "rss" else root
    return {link.get("rel"): link.get("href") for link in head.findall(f"{ATOM}link")}


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_has_the_same_entries_with_their_whole_text(suffix, at):
    at(LATER)
    one = story("one", body="<p>All of it &amp; more.</p>")
    story("two", hour=NOON - HOUR)
    response = feed(suffix)
    assert slugs(response)[0] == "one" and len(slugs(response)) == 2
    entry = entries_of(response)[0]
    assert entry.text("guid") == one.permanent_guid()
    assert "All of it &amp; more." in entry.body


def test_atom_names_every_author_and_topic_and_tells_published_from_updated(at):
    at(LATER)
    names = [make_contributor(name="Kim Ha-na"), make_contributor(name="Lee Do-yun")]
    article = story("one", bylines=names, tags=[make_tag(name="Tides")])
    workflow.update(article, by=make_user("publisher"), seen=article.head_id, substantive=True)
    (entry,) = entries_of(feed("atom"))
    told = [name.text for name in entry.element.findall(f"{ATOM}author/{ATOM}name")]
    terms = [term.get("term") for term in entry.element.findall(f"{ATOM}category")]
    assert told == ["Kim Ha-na", "Lee Do-yun"] and terms[-1] == "Tides"
    assert entry.element.findtext(f"{ATOM}published") == NOON.isoformat()
    assert entry.element.findtext(f"{ATOM}updated") == LATER.isoformat()


def test_a_json_feed_says_what_the_format_requires(at):
    at(LATER)
    article = story("one", dek="A dek & more", language="ko")
    told = json.loads(feed("json").content)
    (entry,) = told["items"]
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["feed_url"].endswith("/latest/feed.json")
    assert entry["id"] == article.permanent_guid() and entry["summary"] == "A dek & more"
    assert entry["language"] == "ko" and entry["date_published"] == NOON.isoformat()


@pytest.mark.parametrize("suffix", FORMATS)
def test_older_entries_follow_on_pages_of_their_own_to_the_first(suffix, at):
    at(LATER)
    for number in range(65):
        story(f"s{number:02}", hour=NOON - number * timedelta(days=2))
    found, response = [], feed(suffix)
    while True:
        found += slugs(response)
        if not (older := links(suffix, response).get("next")):
            break
        response = feed(suffix, "?" + older.partition("?")[2])
    assert found == [f"s{number:02}" for number in range(65)]


def test_an_older_page_says_that_it_is_one_and_where_the_present_is(at):
    at(LATER)
    for number in range(31):
        story(f"s{number:02}", hour=NOON - number * timedelta(days=2))
    now = links("atom", feed("atom"))
    assert now["next"] == now["prev-archive"]
    past = feed("atom", "?" + now["next"].partition("?")[2])
    assert b"<fh:archive/>" in past.content
    assert links("atom", past)["current"].endswith("/latest/feed.atom")


@pytest.mark.parametrize("before", ["", "no", "20260731120000000000-x", "17000101000000000000-1"])
def test_a_page_that_is_none_is_not_found(before, at):
    at(LATER)
    story("one")
    assert feed("rss", f"?before={before}").status_code == 404


def test_an_old_story_that_is_corrected_is_told_again_for_three_days(at):
    old = story("old", hour=NOON - timedelta(days=400))
    for number in range(31):
        story(f"s{number:02}", hour=NOON - number * timedelta(days=2))
    at(LATER)
    assert "old" not in slugs(feed())
    workflow.correct(
        old, by=make_user("publisher"), seen=old.head_id, kind="correction", text="It was 12."
    )
    assert "old" in slugs(feed())
    (entry,) = [one for one in entries_of(feed()) if "/old/" in one.text("link")]
    assert entry.text("guid") == old.permanent_guid() and "It was 12." in entry.body
    at(LATER + TOLD_AGAIN_FOR)
    assert "old" not in slugs(feed())


def test_a_mended_comma_is_no_news_to_subscribers(at):
    article = story("one", body="<p>It was , 12.</p>")
    at(LATER)
    by = make_user("publisher")
    form = article.head.data | {"body": "<p>It was 12.</p>"}
    head = workflow.save(article, form, by=by, seen=article.head_id)
    workflow.update(article, by=by, seen=head.pk)
    (entry,) = entries_of(feed("atom"))
    assert "It was 12." in entry.body
    assert entry.element.findtext(f"{ATOM}updated") == NOON.isoformat()


def test_a_person_who_opens_a_feed_gets_a_page(at):
    at(LATER)
    story("one")
    for suffix in ("rss", "atom"):
        response = feed(suffix)
        assert b'<?xml-stylesheet href="/static/feed' in response.content
        assert "style-src" in response.headers["Content-Security-Policy"]
        assert b"put its address into a feed reader" in response.content


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_feed_names_the_hub_when_there_is_one(suffix, at, settings):
    at(LATER)
    story("one")
    assert b"hub.example.org" not in feed(suffix).content
    settings.HUB_URL = "https://hub.example.org/"
    assert b"https://hub.example.org/" in feed(suffix).content


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_unchanged_feed_is_answered_with_304(suffix, at):
    at(LATER)
    story("one")
    etag = feed(suffix).headers["ETag"]
    again = Client().get(f"/latest/feed.{suffix}", headers={"If-None-Match": etag})
    assert again.status_code == 304


def test_a_listing_points_to_its_feed_in_every_format(at):
    at(LATER)
    page = Client().get("/latest/").content.decode()
    for kind, suffix in (("rss+xml", "rss"), ("atom+xml", "atom"), ("feed+json", "json")):
        assert f'type="application/{kind}"' in page and f"/latest/feed.{suffix}" in page
