"""Lists of stories and their pages: each story once, whatever is published meanwhile."""

import pytest

from newsroom.paging import PAGE
from tests.builders import (
    HOUR,
    NOON,
    SECOND,
    make_agency,
    make_article,
    make_contributor,
    make_section,
    make_tag,
)
from tests.bulk import FULL, make_many
from tests.reader import main_text, page_of

pytestmark = pytest.mark.django_db
STORIES = "//main//ol[contains(@class, 'hours')]//h3/a/@href | //main//article//h2/a/@href"
LIVE = {"status": "published", "published_at": NOON - HOUR}


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)


def walk(address, relation):
    """Every page from here on, by the links that a reader follows."""
    pages = [page_of(address)]
    while links := pages[-1].xpath(f"//nav[@class='pager']/a[@rel='{relation}']/@href"):
        pages.append(page_of(links[0]))
        pages[-1].address = links[0]
    return pages


def stories_of(pages):
    return [address for page in pages for address in page.xpath(STORIES)]


def test_walking_to_the_end_shows_each_story_once_newest_first():
    make_many(2 * PAGE + 5)
    found = stories_of(walk("/latest/", "next"))
    assert len(found) == len(set(found)) == 2 * PAGE + 5


@pytest.mark.parametrize("address", ["/latest/", "/harbor/", "/topics/x/", "/by/x/", "/by/wire/"])
def test_stories_of_the_same_second_are_each_shown_once(address):
    section, tag = make_section(slug="harbor"), make_tag(slug="x")
    names = {"bylines": [make_contributor(slug="x")], "source": make_agency(slug="wire")}
    for _number in range(PAGE + 3):
        make_article(section=section, tags=[tag], **names, **LIVE)
    found = stories_of(walk(address, "next"))
    assert len(found) == len(set(found)) == PAGE + 3


def test_who_wrote_and_photographed_a_story_finds_it_once_in_their_list():
    both = make_contributor(slug="kim")
    make_article(bylines=[(both, "writer"), (both, "photographer")], **LIVE)
    assert len(stories_of(walk("/by/kim/", "next"))) == 1


@pytest.mark.parametrize("kind", ["latest", "topic", "contributor", "agency"])
def test_walking_back_from_the_end_shows_the_same_pages(kind):
    tag, writer, agency = make_tag(slug="x"), make_contributor(slug="x"), make_agency(slug="wire")
    for number in range(3 * PAGE):
        hour = NOON - HOUR - number // 2 * SECOND  # two of each second
        story = LIVE | {"published_at": hour}
        make_article(tags=[tag], bylines=[writer], source=agency, **story)
    addresses = {"topic": "/topics/x/", "contributor": "/by/x/", "agency": "/by/wire/"}
    down = walk(addresses.get(kind, "/latest/"), "next")
    assert len(down) == 3
    up = walk(down[-1].address, "prev")
    assert [stories_of([page]) for page in up] == [stories_of([page]) for page in reversed(down)]


def test_a_story_published_meanwhile_moves_nothing():
    make_many(PAGE + 5)
    second = page_of("/latest/").xpath("//nav[@class='pager']/a/@href")[0]
    before = stories_of([page_of(second)])
    make_article(**LIVE | {"published_at": NOON})
    assert stories_of([page_of(second)]) == before


@pytest.mark.parametrize(
    "key", ["", "x", "20260731", "20260731120000000000-", "-5", "20261331120000000000-5",
            "20260731120000000000-5x", "２０２６0731120000000000-5", "20260731120000000000--5"],
)  # fmt: skip
def test_a_key_that_is_none_is_no_page(client, key):
    make_many(3)
    assert client.get("/latest/", {"before": key}).status_code == 404


def test_a_page_below_the_last_story_is_no_page(client):
    make_many(3)
    assert client.get("/latest/?before=19990101000000000000-1").status_code == 404


def test_every_listing_is_walked_to_its_end():
    make_many(PAGE * 2 + 10)
    agency = make_agency(slug="wire")
    for number in range(PAGE + 2):
        make_article(source=agency, bylines=[agency] if number % 2 else [], **LIVE)
    page = page_of("/latest/")
    section = page.xpath("//nav[@class='sections']//a/@href")[0]
    for address in (section, "/by/wire/"):
        found = stories_of(walk(address, "next"))
        assert len(found) == len(set(found)) > PAGE


def test_a_section_shows_what_runs_there_and_no_story_twice():
    make_many(40)
    page = page_of(page_of("/").xpath("//nav[@class='sections']//a/@href")[0])
    rail = page.xpath("//aside//li/a/@href")
    assert rail and not set(rail) & set(stories_of([page]))


def test_a_topic_is_listed_while_a_live_story_has_it():
    tag, other = make_tag(name="Ferries", slug="ferries"), make_tag(name="Secret", slug="secret")
    make_article(tags=[tag], headline="Boats run late", **LIVE)
    make_article(tags=[other])
    assert "Ferries" in main_text(page_of("/topics/"))
    assert "Secret" not in main_text(page_of("/topics/"))
    assert "Boats run late" in main_text(page_of("/topics/ferries/"))
    page_of("/topics/secret/", status=404)


def test_a_contributor_has_a_page_of_what_they_signed():
    writer = make_contributor(slug="kim", name="Kim Na-ri", bio="She counts ships.")
    make_article(bylines=[writer], headline="Boats run late", **LIVE)
    make_article(bylines=[writer], headline="Not yet", **LIVE | {"published_at": NOON + SECOND})
    text = main_text(page_of("/by/kim/"))
    assert "She counts ships." in text and "Boats run late" in text and "Not yet" not in text


def test_each_listing_names_its_feed():
    make_many(5, shape=FULL)
    page = page_of(page_of("/").xpath("//nav[@class='sections']//a/@href")[0])
    feeds = page.xpath("//link[@rel='alternate'][@type='application/rss+xml']/@href")
    assert len(feeds) == 2 and feeds[0].endswith("/feed.rss")


def test_an_older_page_does_not_pass_for_the_first(client):
    make_article(status="published", published_at=NOON)
    first = client.get("/latest/").content.decode()
    older = client.get("/latest/?before=20300101000000000000-1")
    assert 'rel="canonical"' in first
    assert older.status_code == 200
    assert 'rel="canonical"' not in older.content.decode()
