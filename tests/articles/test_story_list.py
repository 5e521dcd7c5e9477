"""The list of stories: what it shows, finds and does, at a cost that does not grow."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from newsroom.addresses import remember
from newsroom.publishing import Status
from tests.builders import (
    HOUR,
    NOON,
    make_article,
    make_contributor,
    make_photo,
    make_section,
    make_user,
)
from tests.desk import address, at_the_desk, opened, send, text_of

pytestmark = pytest.mark.django_db

LIST = address(Article, "changelist")


@pytest.fixture
def client():
    return at_the_desk(make_user("publisher"))


@pytest.fixture
def now():
    return timezone.now()


def listed(client, **asked):
    """The headlines that the list shows."""
    return {article.headline for article in client.get(LIST, asked).context["cl"].result_list}


def choose(client, action, *articles, before=lambda: None):
    """Choose rows of the list as it stands, let something happen, and press the button."""
    page = client.get(LIST).context["cl"].result_list
    seen = [f"{row.pk}:{row.head_id}" for row in page]
    before()
    chosen = {"action": action, "_selected_action": [a.pk for a in articles], "seen": seen}
    return client.post(LIST, chosen, follow=True)


def status_of(article):
    return Article.objects.get(pk=article.pk).status


def test_a_row_shows_state_kicker_headline_section_byline(client, now):
    section, writer = make_section(name="Harbour"), make_contributor(name="Kim Seo-yeon")
    make_article(kicker="Islands", headline="Ferries return", section=section, bylines=[writer])
    make_article(headline="Later", status="published", published_at=now + HOUR, at=now)
    told = text_of(client.get(LIST))
    for words in ("Islands Ferries return", "Harbour", "Kim Seo-yeon", "draft", "in 59 min"):
        assert words in told


def test_an_hour_is_told_by_its_distance_and_in_full_with_the_zone_on_hover(client, at):
    at(NOON)
    make_article(status="published", published_at=NOON - 2 * HOUR)
    told = 'datetime="2026-07-31T10:00:00+00:00" title="31 July 2026, 19:00 KST">2 h</time>'
    assert told in client.get(LIST).content.decode()


def test_as_many_queries_for_two_rows_as_for_twenty(client):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(LIST).status_code == 200
        return len(asked), " ".join(query["sql"] for query in asked)

    def fill(rows):
        for _row in range(rows):
            make_article(bylines=[make_contributor(), make_contributor()], section=make_section())

    fill(2)
    queries()
    few, _sql = queries()
    fill(18)
    many, sql = queries()
    assert many == few
    assert '"articles_article"."body"' not in sql


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("draft", {"draft"}), ("review", {"review"}), ("ready", {"ready"}),
        ("scheduled", {"scheduled"}), ("live", {"live"}), ("down", {"withdrawn", "spiked"}),
        ("nonsense", {"draft", "review", "ready", "scheduled", "live", "withdrawn", "spiked"}),
    ],
)  # fmt: skip
def test_the_state_filter_tells_scheduled_from_live(client, now, state, shown):
    for status in ("draft", "review", "ready", "withdrawn", "spiked"):
        make_article(headline=status, status=status, published_at=now - HOUR)
    make_article(headline="live", status="published", published_at=now - HOUR)
    make_article(headline="scheduled", status="published", published_at=now + HOUR, at=now)
    assert listed(client, state=state) == shown


def test_mine_is_what_i_started_or_was_given():
    me = make_user("reporter")
    make_article(headline="started", by=me)
    make_article(headline="given", assigned_to=me)
    make_article(headline="theirs")
    assert listed(at_the_desk(me), mine="1") == {"started", "given"}


def test_the_day_filter_goes_by_the_edition(client, now):
    for days in (0, 1, 40):
        hour = now - timedelta(days=days)
        make_article(headline=f"{days} days", status="published", published_at=hour)
    assert listed(client, day="today") == {"0 days"}
    assert listed(client, day="week") == {"0 days", "1 days"}
    assert listed(client, day="x") == {"0 days", "1 days", "40 days"}


def test_search_finds_words_slugline_name_and_a_pasted_address(client, now):
    found = make_article(
        headline="Ferries return", slugline="FERRY-NIGHT", status="published",
        published_at=now - HOUR, bylines=[make_contributor(name="Kim Seo-yeon")],
    )  # fmt: skip
    make_article(headline="Something else")
    pasted = f"https://paper.example{found.get_absolute_url()}"
    remember("/old/address/", found)
    for words in ("ferries", "ferry-night", "seo-yeon", pasted, found.get_absolute_url(),
                  "https://paper.example/old/address/"):  # fmt: skip
        assert listed(client, q=words) == {"Ferries return"}, words
    assert listed(client, q="https://paper.example/2026/01/01/none/") == set()


def test_verbs_stand_on_the_list_only_for_who_holds_them():
    make_article()
    shown = {
        role: {
            value
            for value, _label in at_the_desk(make_user(role))
            .get(LIST).context["action_form"].fields["action"].choices if value
        }
        for role in ("reporter", "copy", "editor")
    }  # fmt: skip
    assert shown == {
        "reporter": {"submit_chosen"},
        "copy": {"submit_chosen", "mark_ready_chosen"},
        "editor": {"submit_chosen", "mark_ready_chosen", "publish_chosen", "unschedule_chosen"},
    }


def test_each_chosen_story_moves_by_itself_and_who_is_refused_is_told_why(client):
    good = make_article(status="ready", headline="Good")
    bad = make_article(status="ready", headline="Bad", photos=[make_photo(credit_line="")])
    told = text_of(choose(client, "publish_chosen", good, bad))
    assert (status_of(good), status_of(bad)) == (Status.PUBLISHED, Status.READY)
    assert "“Bad”: Photo 1 of 1 has no credit line." in told
    assert "1 moved." in told


def test_text_saved_after_the_list_was_shown_is_not_published_unread(client):
    article = make_article(status="ready", headline="As listed")
    other = at_the_desk(make_user("copy"))

    def meanwhile():
        send(other, opened(other, article), headline="Unread")

    told = text_of(choose(client, "publish_chosen", article, before=meanwhile))
    assert status_of(article) == Status.READY
    assert "while you had it open" in told


def test_a_row_that_the_list_did_not_show_is_not_moved(client):
    article = make_article(status="ready")
    chosen = {"action": "publish_chosen", "_selected_action": [article.pk]}
    for seen in ([], ["nonsense"], [f"{article.pk}:x"]):
        told = text_of(client.post(LIST, {**chosen, "seen": seen}, follow=True))
        assert "It was not in the list that you saw." in told
    assert status_of(article) == Status.READY


def test_the_box_of_a_row_carries_the_revision_that_it_shows(client):
    article = make_article()
    assert f'name="seen" value="{article.pk}:{article.head_id}"' in client.get(LIST).text
