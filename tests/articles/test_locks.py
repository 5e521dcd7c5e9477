"""Keeping others out of a story: offered, broken by an editor, never in the way of a text."""

from datetime import timedelta

import pytest

from articles import workflow
from articles.models import Article
from media.models import Gallery
from newsroom.models import DeskAction, Notification, PieceLock
from newsroom.workflow import HeldByAnother, locks
from tests.articles.test_presence import Tab
from tests.builders import NOON, make_article, make_user
from tests.desk import address, at_the_desk, opened, send, text_of
from tests.races import at_once

pytestmark = pytest.mark.django_db

HALF_AN_HOUR = timedelta(minutes=30)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def held(at):
    """A story that Kim keeps others out of: (story, Kim's browser)."""
    at(NOON)
    article = make_article(headline="As it was", status="ready")
    kim = at_the_desk(make_user("copy", first_name="Kim"))
    send(kim, opened(kim, article), _lock="take")
    return article, kim


def test_a_save_of_another_is_refused_and_the_text_is_kept(held):
    article, _kim = held
    park = at_the_desk(make_user("copy", first_name="Park"))
    page = send(park, opened(park, article), headline="Park's headline")
    assert "Kim keeps others out of this one since 21:00" in text_of(page)
    assert "Your text is kept as r2" in text_of(page)
    assert "Park's headline" in text_of(page)  # it stands in the form as well
    article.refresh_from_db()
    assert article.headline == "As it was"
    assert article.revisions.get(verb="aside").data["headline"] == "Park's headline"


def test_a_verb_of_another_is_refused_with_nothing_moved(held):
    article, kim = held
    publisher = at_the_desk(make_user("publisher"))
    page = send(publisher, opened(publisher, article), "publish")
    assert "keeps others out" in text_of(page)
    listed = {"action": "publish_chosen", "_selected_action": article.pk,
              "seen": f"{article.pk}:{article.head_id}"}  # fmt: skip
    page = publisher.post(address(Article, "changelist"), listed, follow=True)
    assert "keeps others out" in text_of(page)
    assert Article.objects.get().status == "ready"
    send(kim, opened(kim, article), headline="Kim goes on")
    assert Article.objects.get().headline == "Kim goes on"


def test_a_gallery_under_the_uid_of_a_story_keeps_nobody_out_of_it(at):
    at(NOON)
    story, reporter = make_article(status="ready"), at_the_desk(make_user("reporter"))
    form = opened(reporter, Gallery, "add")
    page = send(reporter, form, headline="A twin", uid=story.uid, _lock="take")
    assert "Open a new form for this one" in text_of(page)
    assert "A twin" in text_of(page)  # what was typed still stands there
    assert not Gallery.objects.exists()
    park = at_the_desk(make_user("copy", first_name="Park"))
    send(park, opened(park, story), headline="Park's headline")
    assert Article.objects.get().headline == "Park's headline"


def test_its_holder_lets_others_in_again(held):
    article, kim = held
    assert "You keep others out" in text_of(kim.get(address(article)))
    send(kim, opened(kim, article), _lock="give")
    park = at_the_desk(make_user("copy"))
    send(park, opened(park, article), headline="Park's headline")
    assert Article.objects.get().headline == "Park's headline"


def test_an_editor_breaks_it_and_its_holder_is_told(held, at):
    article, kim = held
    lock, editor = PieceLock.objects.get(), make_user("editor", first_name="Lee")
    desk = at_the_desk(editor)
    assert "Break the lock" in text_of(desk.get(address(article)))
    send(desk, opened(desk, article), _lock=f"break-{lock.pk}", headline="Lee's headline")
    assert Article.objects.get().headline == "Lee's headline"
    action = DeskAction.objects.get(verb="break_lock")
    assert (action.by, action.target, action.reason) == (editor, article.uid, "held by Kim")
    assert Notification.objects.get().person == lock.person
    told = Tab(article, lock.person).beat(held="1")["part"]
    assert "Lee let others in at 21:00: your lock is broken" in told
    assert "Broke the lock" in text_of(desk.get(address(article, "history")))


def test_who_is_no_editor_may_not_break_it(held):
    article, _kim = held
    lock, park = PieceLock.objects.get(), at_the_desk(make_user("copy"))
    assert "Break the lock" not in text_of(park.get(address(article)))
    page = send(park, opened(park, article), _lock=f"break-{lock.pk}")
    assert "An editor may break a lock" in text_of(page)
    assert PieceLock.objects.exists()


def test_a_lock_seen_before_breaks_no_later_one(held):
    article, kim = held
    seen = PieceLock.objects.get().pk
    send(kim, opened(kim, article), _lock="give")
    send(kim, opened(kim, article), _lock="take")
    editor = at_the_desk(make_user("editor"))
    page = send(editor, opened(editor, article), _lock=f"break-{seen}")
    assert "no longer there" in text_of(page)
    assert PieceLock.objects.exists()


def test_it_ends_half_an_hour_after_the_last_sign_of_its_holder(held, at):
    article, _kim = held
    holder, park = PieceLock.objects.get().person, make_user("copy")
    at(NOON + 29 * MINUTE)
    Tab(article, holder).beat()
    at(NOON + 29 * MINUTE + HALF_AN_HOUR - MINUTE)
    with pytest.raises(HeldByAnother):
        locks.keep_out(article, by=park)
    at(NOON + 29 * MINUTE + HALF_AN_HOUR)
    assert locks.keep_out(article, by=park).person == park


def test_who_leaves_keeps_it_a_minute_and_who_comes_back_goes_on(held, at):
    article, _kim = held
    tab, park = Tab(article, PieceLock.objects.get().person), make_user("copy")
    tab.send(leave="1")
    at(NOON + MINUTE / 2)
    with pytest.raises(HeldByAnother):
        locks.demand_let_in(article, park)
    tab.beat()
    at(NOON + 2 * MINUTE)
    with pytest.raises(HeldByAnother):
        locks.demand_let_in(article, park)
    tab.send(leave="1")
    at(NOON + 3 * MINUTE)
    locks.demand_let_in(article, park)


def test_who_may_not_change_a_story_may_not_hold_it(at):
    at(NOON)
    article, reporter = make_article(), at_the_desk(make_user("reporter"))
    page = reporter.get(address(article))
    assert "Keep others out" not in text_of(page)
    reporter.post(address(article), {"_lock": "take", "headline": "x"})
    assert not PieceLock.objects.exists()


@pytest.mark.parametrize("asked", ["break-", "break-x", "break-" + "9" * 40, "steal", "\x00"])
def test_odd_words_of_the_lock_button_do_nothing(held, asked):
    article, _kim = held
    editor = at_the_desk(make_user("editor"))
    assert send(editor, opened(editor, article), _lock=asked).status_code in (200, 302)
    assert PieceLock.objects.exists()


def test_the_machine_asks_no_lock(held):
    article, _kim = held
    workflow.send_back(article, by=None, seen=article.head_id)
    assert Article.objects.get().status == "draft"


@pytest.mark.django_db(transaction=True)
def test_of_four_who_ask_at_once_one_gets_it():
    article, people = make_article(), [make_user("copy") for _number in range(4)]
    outcomes = at_once(lambda n: locks.keep_out(article, by=people[n]).person_id, 4, 4)
    assert sorted(outcome.error for outcome in outcomes) == ["", *["HeldByAnother"] * 3]
    (winner,) = [outcome.result for outcome in outcomes if not outcome.error]
    assert PieceLock.objects.get().person_id == winner
