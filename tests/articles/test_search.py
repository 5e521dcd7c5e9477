"""The readers' search: what is found, in which order, and how it is shown."""

import io
import random
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from articles import workflow
from articles.models import Article
from articles.search import find, parse
from articles.search.snippets import marked, snippet
from newsroom import clock
from tests.builders import (
    HOUR,
    NOON,
    SECOND,
    make_agency,
    make_article,
    make_contributor,
    make_section,
    make_tag,
    make_user,
)
from tests.feed_reader import entries_of
from tests.reader import main_text, page_of

pytestmark = pytest.mark.django_db
LIVE = {"status": "published", "published_at": NOON}


def found(words, at=NOON, **filters):
    """The slugs that a search finds on its page, in order."""
    with clock.at(at):
        query = "&".join(f"{name}={value}" for name, value in {"q": words, **filters}.items())
        page = page_of(f"/search/?{query.replace(' ', '+')}")
    addresses = page.xpath("//ol[contains(@class, 'hours')]//h2/a/@href")
    return [address.rstrip("/").rpartition("/")[2] for address in addresses]


def story(slug, headline="", body="", hour=NOON, **changes):
    return make_article(
        slug=slug, headline=headline or slug, body=f"<p>{body or slug}</p>",
        status="published", published_at=hour, **changes,
    )  # fmt: skip


def test_a_story_has_every_word():
    story("both", "Ferry leaves the harbour")
    story("one", "Ferry stays")
    assert found("harbour ferry") == ["both"]


def test_a_word_is_found_by_its_beginning():
    story("ferries", "Ferries wait")
    assert found("ferr") == ["ferries"]


def test_a_phrase_is_found_only_as_it_stands():
    story("gate", body="The tidal gate closed.")
    story("apart", body="The gate is tidal.")
    assert found('"tidal gate"') == ["gate"]


def test_a_word_with_a_minus_leaves_stories_out():
    story("calm", "Ferry in calm water")
    story("storm", "Ferry in a storm")
    assert found("ferry -storm") == ["calm"]


def test_korean_is_found_inside_words():
    story("festival", "서울 불꽃축제 10만 명")
    assert found("축제") == ["festival"]
    assert found("불꽃축제") == ["festival"]
    assert found("꽃제") == []


def test_accents_do_not_matter():
    story("cafe", "A café reopens")
    assert found("CAFE") == ["cafe"]


def test_names_topics_and_the_agency_are_words_of_a_story():
    story(
        "named", bylines=[make_contributor(name="Seong Ha-eun")], tags=[make_tag(name="Tides")],
        source=make_agency(name="Strait Wire"),
    )  # fmt: skip
    assert found("seong") == found("tides") == found('"strait wire"') == ["named"]


def test_the_internal_slugline_is_not():
    story("quiet", slugline="SECRETWORD")
    assert found("secretword") == []


def test_the_newest_come_first():
    story("old", "Ferry", hour=NOON - 24 * HOUR)
    story("new", "Ferry", hour=NOON)
    assert found("ferry") == ["new", "old"]


def test_the_best_match_comes_first_when_asked():
    story("headline", "Ferry", hour=NOON - 24 * HOUR)
    story("mention", "Weather", body="Wind and rain all day. " * 20 + "A ferry waits.")
    assert found("ferry", order="best") == ["headline", "mention"]


def test_filters_narrow_to_section_name_topic_and_year():
    port, kim, tides = make_section(slug="port"), make_contributor(slug="kim"), make_tag(slug="t")
    story("here", "Ferry", section=port, bylines=[kim], tags=[tides])
    story("also", "Ferry", section=make_section(), also_in=[port], hour=NOON - HOUR)
    story("else", "Ferry", section=make_section(), hour=datetime(2024, 3, 1, tzinfo=UTC))
    assert found("ferry", section="port") == ["here", "also"]
    assert found("ferry", by="kim") == found("ferry", topic="t") == ["here"]
    assert found("ferry", year="2024") == ["else"]


@pytest.mark.parametrize(
    "query", ["section=no", "by=no", "topic=no", "year=19x4", "page=0", "page=9"]
)
def test_a_filter_that_is_none_is_not_found(query):
    assert Client().get(f"/search/?q=word&{query}").status_code == 404


def test_a_scheduled_story_is_found_from_its_second():
    story("later", "Ferry", hour=NOON + HOUR)
    assert found("ferry", at=NOON + HOUR - SECOND) == []
    assert found("ferry", at=NOON + HOUR) == ["later"]


def test_a_story_is_found_by_what_readers_have_of_it(at):
    article, by = story("moves", "Ferry"), make_user("publisher")
    at(NOON + HOUR)
    form = article.head.data | {"headline": "Tunnel"}
    head = workflow.save(article, form, by=by, seen=article.head_id)
    assert found("ferry", NOON + HOUR) == ["moves"] and found("tunnel", NOON + HOUR) == []
    workflow.update(article, by=by, seen=head.pk)
    assert found("ferry", NOON + HOUR) == [] and found("tunnel", NOON + HOUR) == ["moves"]


def test_a_withdrawn_story_is_found_no_more_and_told_in_the_feed(at):
    article, by = story("gone", "Ferry"), make_user("publisher")
    at(NOON + HOUR)
    workflow.withdraw(article, by=by, seen=article.head_id, notice="It was wrong.")
    assert found("ferry", NOON + HOUR) == []
    (entry,) = entries_of(Client().get("/search/feed.rss?q=ferry"))
    assert "It was wrong." in entry.body


def test_a_feed_of_a_search_is_its_newest_stories(at):
    at(NOON)
    old, new = story("old", "Ferry", hour=NOON - HOUR), story("new", "Ferry")
    story("other", "Tunnel")
    guids = [entry.text("guid") for entry in entries_of(Client().get("/search/feed.rss?q=ferry"))]
    assert guids == [new.permanent_guid(), old.permanent_guid()]


def test_a_feed_needs_a_question():
    assert Client().get("/search/feed.rss?q=-no").status_code == 404


def test_words_to_leave_out_alone_find_nothing_and_the_page_says_why():
    story("any")
    with clock.at(NOON):
        assert "Say what a story should have" in main_text(page_of("/search/?q=-any"))


def test_the_words_are_marked_in_headline_and_passage():
    story("marked", "Night ferry", body="x " * 200 + "the <b>ferries</b> & boats " + "y " * 200)
    with clock.at(NOON):
        page = page_of("/search/?q=ferr")
    assert [mark.text for mark in page.xpath("//main//mark")] == ["ferry", "ferries"]
    assert "… x x" in main_text(page)


def test_markup_in_a_question_is_only_text():
    story("any")
    with clock.at(NOON):
        page = page_of("/search/?q=<script>alert(1)</script>")
    assert not page.xpath("//main//script")
    assert "<script>alert(1)</script>" in main_text(page)


def test_a_passage_is_escaped():
    assert marked("a <b> & c", parse("b")) == "a &lt;<mark>b</mark>&gt; &amp; c"
    assert snippet("", "<p>1 &lt; 2 ferries</p>", parse("ferr")) == "1 &lt; 2 <mark>ferries</mark>"


def test_only_the_signs_that_were_asked_for_are_marked_in_a_run():
    assert marked("서울불꽃축제가", parse("축제")) == "서울불꽃<mark>축제</mark>가"


def test_pages_follow_each_other():
    for number in range(23):
        story(f"s{number:02}", "Ferry", hour=NOON - number * HOUR)
    assert len(found("ferry")) == 20
    assert found("ferry", page="2") == ["s20", "s21", "s22"]
    with clock.at(NOON):
        page = page_of("/search/?q=ferry&page=2")
    assert page.xpath("//a[@rel='prev']/@href") == ["?q=ferry"]
    assert not page.xpath("//a[@rel='next']")


def test_rebuilt_is_what_was_kept():
    story("one", "Ferry", "by the pier", tags=[make_tag(name="Tides")])
    gone = story("gone", "Ferry")
    with clock.at(NOON + HOUR):
        workflow.withdraw(gone, by=None, seen=gone.head_id, notice="Wrong.")
    story("later", "Ferry", hour=NOON + 99 * HOUR)
    make_article(headline="Ferry in draft")
    kept = rows()
    call_command("rebuild_search", stdout=io.StringIO())
    assert len(kept) == 3 + 4 and rows() == kept


def rows():
    columns = {"postgresql": "words::text", "sqlite": "strong, copy, places"}[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM search_story")  # noqa: S608  no input in it
        keys = Article.objects.order_by("pk").values_list("pk", "search_key")
        return [*sorted(cursor.fetchall()), *keys]


def test_no_question_whatever_breaks_the_search():
    story("any", "Ferry ‘quoted’ 축제", "Words & more words")
    chance = random.Random(7)
    signs = (
        """" ' * - ( ) : AND NOT NEAR ^ \\ % | & ! <-> ferry 축제 a 𝔘 ﬁ ½ {strong} ; =s1""".split()
    )
    signs += ["\u0301", "\ud800", "\x00"]
    for _number in range(1500):
        typed = " ".join(chance.choices(signs, k=chance.randint(1, 9)))
        find(parse(typed), NOON)
