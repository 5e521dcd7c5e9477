"""A live story's edits wait beside it until an update is published; its hour never vanishes."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Article
from newsroom.publishing import Status
from tests.articles.test_story_redline import save
from tests.builders import HOUR, NOON, make_article, make_user
from tests.desk import address, at_the_desk, opened, send, text_of
from tests.reader import main_text, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(at):
    """A story that readers have, its hour come."""
    article = make_article(status="published", published_at=NOON, headline="As readers have it")
    at(NOON + HOUR)
    return article


@pytest.fixture
def desk():
    return at_the_desk(make_user("publisher"))


def post(client, article, word, **values):
    url = reverse(f"admin:articles_article_{word}_revision", args=[article.pk])
    return client.post(url, values, follow=True)


def test_an_edit_of_a_live_story_waits_and_the_form_counts_what_differs(live, desk):
    send(desk, opened(desk, live), headline="Edited", dek="A dek", kicker="A kicker")
    assert "As readers have it" in main_text(page_of(live.get_absolute_url()))
    page = desk.get(address(live))
    assert "3 fields differ from what readers have" in text_of(page)
    assert "history/compare/?from=live&amp;to=saved" in page.content.decode()
    send(desk, opened(desk, live), "update")
    assert "Edited" in main_text(page_of(live.get_absolute_url()))
    assert "differ from what readers have" not in text_of(desk.get(address(live)))


@pytest.mark.parametrize("told", [True, False])
def test_readers_are_told_of_an_update_only_when_the_editor_says_so(live, desk, told):
    send(desk, opened(desk, live), headline="Edited")
    send(desk, opened(desk, live), "update", **({"_substantive": "on"} if told else {}))
    live.refresh_from_db()
    assert (live.updated_at is not None) == told
    assert ("Updated" in main_text(page_of(live.get_absolute_url()))) == told


def test_discarding_the_edits_brings_back_what_readers_have(live, desk):
    send(desk, opened(desk, live), headline="Edited", dek="Not to run")
    live.refresh_from_db()
    page = post(desk, live, "restore", revision=live.live.number, seen=live.head_id)
    assert "Readers have what they had." in text_of(page)
    assert "differ from what readers have" not in text_of(page)
    live.refresh_from_db()
    assert live.head.data == live.live.data
    assert live.headline == "As readers have it"
    assert live.revisions.filter(data__headline="Edited").exists()


def every_kind_of_edit(article, by):
    """What people do to a story besides the verbs that are about its hour."""
    save(article, by, headline="Edited once")
    save(article, by, planned_for=None)
    save(article, by, planned_for=(NOON + 9 * HOUR).isoformat())
    save(article, by, embargo_until=None, headline="Edited again")
    for number in (1, 2, 3):
        article.refresh_from_db()
        workflow.restore_revision(article, by=by, seen=article.head_id, number=number)


def test_the_schedule_of_a_story_survives_every_edit(at):
    by = make_user("publisher")
    article = make_article(status="published", published_at=NOON)
    at(NOON - HOUR / 2)
    every_kind_of_edit(article, by)
    article.refresh_from_db()
    assert (article.status, article.published_at) == (Status.PUBLISHED, NOON)
    assert article.live_id == article.head_id
    assert Article.objects.published(NOON).contains(article)


def test_the_hour_of_a_live_story_survives_every_edit_and_update(live):
    by, before = make_user("publisher"), live.get_absolute_url()
    every_kind_of_edit(live, by)
    live.refresh_from_db()
    workflow.update(live, by=by, seen=live.head_id)
    live.refresh_from_db()
    assert (live.status, live.published_at) == (Status.PUBLISHED, NOON)
    assert live.get_absolute_url() == before
    assert Article.objects.published(NOON + HOUR).contains(live)


def test_a_scheduled_story_edited_by_who_may_not_publish_says_that_it_left_the_schedule(at):
    article = make_article(status="published", published_at=NOON)
    at(NOON - HOUR / 2)
    copy = at_the_desk(make_user("copy"))
    send(copy, opened(copy, article), headline="Edited unread")
    article.refresh_from_db()
    assert (article.status, article.published_at, article.live) == (Status.REVIEW, None, None)
    assert "the desk reads it again" in text_of(copy.get(address(article)))
    assert not Article.objects.published(NOON + HOUR).exists()
