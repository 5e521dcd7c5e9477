"""The desk's home: own edits that wait, what needs care, who is at work; quick however large."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import workflow
from articles.models import Article
from media.models import Photo
from newsroom import drafts
from newsroom.models import Draft, Presence
from newsroom.publishing import Status
from tests.builders import (
    HOUR,
    NOON,
    make_article,
    make_gallery,
    make_photo,
    make_user,
    story_form,
)
from tests.bulk import BARE, make_many
from tests.desk import at_the_desk

pytestmark = pytest.mark.django_db
HOME = reverse("admin:index")


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)


def panels(user) -> dict:
    return {panel.heading: panel.rows for panel in at_the_desk(user).get(HOME).context["panels"]}


def words(rows) -> list[str]:
    return [f"{row.word} | {row.headline} | {row.side}" for row in rows]


def test_a_live_story_edited_just_now_leads_ones_own_work(at):
    person = make_user("publisher")
    at(NOON - 50 * HOUR)
    live = make_article(by=person, status="published", published_at=NOON - 60 * HOUR, headline="A")
    at(NOON - HOUR)
    make_article(by=person, headline="B", at=NOON - HOUR)
    at(NOON - HOUR / 2)
    workflow.save(live, story_form(headline="A 2"), by=person, seen=live.head_id)
    at(NOON)
    assert words(panels(person)["Your work"]) == [
        "live, edited | A | not yet out, 30 min", "draft | B | 1 h",
    ]  # fmt: skip
    live.refresh_from_db()
    assert live.changed_at < NOON - 40 * HOUR  # readers' copy has not changed, and feeds say so
    workflow.update(live, by=person, seen=live.head_id)
    assert [row.headline for row in panels(person)["Your work"]] == ["B"]


def test_a_scheduled_story_whose_photo_was_killed_needs_care():
    photo = make_photo()
    make_article(
        status="published", published_at=NOON + HOUR, at=NOON, photos=[photo], headline="Later"
    )
    assert "Needs care" not in panels(make_user("editor"))
    Photo.objects.filter(pk=photo.pk).update(killed_at=NOON, kill_reason="Fake.")
    assert words(panels(make_user("editor"))["Needs care"]) == [
        "22:00 | Later | scheduled, lacks something"
    ]


def test_live_stories_without_a_lead_photo_are_counted_for_who_looks_after_them():
    make_article(status="published", published_at=NOON - HOUR)
    make_article(status="published", published_at=NOON - HOUR, photos=[make_photo()])
    make_article(status="published", published_at=NOON - 30 * HOUR)
    said = "1 story of the last 24 hours is live without a lead photo."
    assert said in [row.headline for row in panels(make_user("copy"))["Needs care"]]
    assert "Needs care" not in panels(make_user("reporter"))


def test_a_lead_that_has_grown_old_needs_care():
    lead = make_article(
        status="published", published_at=NOON - 7 * HOUR, photos=[make_photo()], headline="Lead"
    )
    assert words(panels(make_user("editor"))["Needs care"]) == ["front | Lead | leads, 7 h old"]
    Article.objects.filter(pk=lead.pk).update(published_at=NOON - HOUR)
    assert "Needs care" not in panels(make_user("editor"))


def test_who_is_in_a_story_stands_beside_it_and_at_work():
    story = make_article(status=Status.REVIEW, headline="Ferry")
    park = make_user("copy", first_name="Ji-won", last_name="Park")
    for minutes, person in ((0, park), (5, make_user("copy", last_name="Gone"))):
        Presence.objects.create(
            kind="articles.article", uid=story.uid, person=person, tab=uuid4(),
            seen_at=NOON - minutes * HOUR / 60,
        )  # fmt: skip
    seen = panels(make_user("editor"))
    assert "Ji-won Park is in it" in seen["Waiting for you"][0].here
    assert words(seen["At work now"]) == ["review | Ferry | Ji-won Park"]
    own = panels(park)
    assert own["Waiting for you"][0].here == ""  # one's own initials say nothing
    assert "At work now" not in own


def test_what_goes_live_counts_down():
    make_article(status="published", published_at=NOON + HOUR / 2, at=NOON)
    page = at_the_desk(make_user("editor")).get(HOME).content.decode()
    assert 'datetime="2026-07-31T21:30:00+09:00" data-until>in 30 min</time>' in page


def test_the_list_shows_what_has_warnings():
    make_article(headline="Whole", photos=[make_photo()])
    make_article(headline="Bare", photos=[make_photo(credit_line="")])
    make_article(headline="Unsigned", bylines=[], photos=[make_photo()])
    make_article(headline="Old", status="published", published_at=NOON - 99 * HOUR)
    make_article(headline="Fresh", status="published", published_at=NOON - HOUR)
    shown = Article.objects.with_warnings(NOON).order_by("headline")
    assert [row.headline for row in shown] == ["Bare", "Fresh", "Unsigned"]
    page = at_the_desk(make_user("copy")).get(
        reverse("admin:articles_article_changelist"), {"warnings": "1"}
    )
    assert {row.headline for row in page.context["cl"].result_list} == {"Bare", "Fresh", "Unsigned"}
    make_gallery(headline="Empty", photos=[])
    page = at_the_desk(make_user("copy")).get(
        reverse("admin:media_gallery_changelist"), {"warnings": "1"}
    )
    assert [row.headline for row in page.context["cl"].result_list] == ["Empty"]


def test_the_home_takes_the_same_queries_for_10_and_for_1000_stories():
    desk = at_the_desk(make_user("publisher"))
    counts = []
    for number in (10, 990):
        make_many(number, shape=BARE, seed=number)
        with CaptureQueriesContext(connection) as queries:
            desk.get(HOME)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 30


def test_no_panel_counts_or_sorts_the_table():
    make_many(10, shape=BARE)
    with CaptureQueriesContext(connection) as queries:
        at_the_desk(make_user("publisher")).get(HOME)
    for query in queries.captured_queries:
        if 'FROM "articles_article"' in query["sql"]:
            assert "LIMIT" in query["sql"] or " IN (" in query["sql"], query["sql"]


def keep_unsaved(person, uid, payload=b"headline=As+typed", at=NOON):
    return Draft.objects.create(
        kind="articles.article", uid=uid, person=person, tab=uuid4(), payload=payload,
        received_at=at,
    )  # fmt: skip


def test_ones_own_unsaved_text_waits_on_the_home_with_a_way_back_to_it():
    person, article = make_user("copy"), make_article()
    old = keep_unsaved(person, article.uid, at=NOON - HOUR)
    new = keep_unsaved(person, uuid4(), b"headline=+&body=x", at=NOON - HOUR / 2)
    keep_unsaved(person, uuid4(), b"")  # saved since
    keep_unsaved(make_user("copy"), article.uid)  # another's
    rows = panels(person)["Your unsaved text"]
    assert words(rows) == [
        "never saved | No headline yet | 30 min", "not saved | As typed | 1 h",
    ]  # fmt: skip
    add, change = (reverse(f"admin:articles_article_{view}", args=args)
                   for view, args in (("add", ()), ("change", [article.pk])))  # fmt: skip
    assert [row.url for row in rows] == [f"{add}?draft={new.pk}", f"{change}?draft={old.pk}"]
    assert "Your unsaved text" not in panels(make_user("copy"))


def test_the_worker_drops_unsaved_text_that_nobody_came_back_to(at, work):
    person = make_user("copy")
    keep_unsaved(person, uuid4(), at=NOON - drafts.KEPT_FOR - HOUR)
    kept = keep_unsaved(person, uuid4(), at=NOON - drafts.KEPT_FOR + HOUR)
    work()
    assert list(Draft.objects.all()) == [kept]
