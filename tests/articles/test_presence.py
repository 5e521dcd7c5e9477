"""Whoever has a story open sees who else has, and where they are."""

from datetime import timedelta
from uuid import uuid4

import pytest

from articles.models import Article
from media.models import Gallery
from newsroom.models import Presence
from tests.builders import NOON, SECOND, make_article, make_gallery, make_user
from tests.desk import address, at_the_desk, opened, send, text_of

pytestmark = pytest.mark.django_db


class Tab:
    """A window of one person on one piece, which beats."""

    def __init__(self, piece, person=None, **changes):
        self.person = person or make_user("copy", **changes)
        self.client, self.tab, self.piece = at_the_desk(self.person), uuid4(), piece

    def send(self, **more):
        """One heartbeat, answered."""
        posted = {"uid": self.piece.uid, "tab": self.tab, "seen": self.piece.head_id or ""} | more
        return self.client.post(address(self.piece, "here"), posted)

    def beat(self, **more) -> dict:
        """What one heartbeat tells, read."""
        answer = self.send(**more)
        assert answer.status_code == 200, answer.status_code
        return answer.json()


@pytest.mark.parametrize("make", [make_article, make_gallery])
def test_two_people_see_each_other_and_where(make, at):
    at(NOON)
    piece = make()
    kim, park = Tab(piece, first_name="Kim"), Tab(piece, first_name="Park")
    assert "here" not in kim.beat(field="dek")["part"].replace("here-", "")
    told = park.beat(field="headline")
    assert "Kim is in the dek" in told["part"]
    assert told["marks"] == {"dek": ["Kim"]}
    assert "Park is in the headline" in kim.beat(field="dek")["part"]
    assert "Park is in the headline" in text_of(kim.client.get(address(piece)))


def test_who_is_silent_for_half_a_minute_is_gone_and_who_leaves_at_once(at):
    at(NOON)
    article = make_article()
    kim, park = Tab(article, first_name="Kim"), Tab(article, first_name="Park")
    kim.beat()
    at(NOON + 29 * SECOND)
    assert "Kim is here too" in park.beat()["part"]
    at(NOON + 30 * SECOND)
    assert "Kim" not in park.beat()["part"]
    kim.beat()
    assert "Kim is here too" in park.beat()["part"]
    assert kim.send(leave="1").status_code == 204
    assert "Kim" not in park.beat()["part"]


def test_a_tab_is_written_at_most_every_ten_seconds_or_so(at, django_assert_num_queries):
    at(NOON)
    kim = Tab(make_article())
    kim.beat(field="headline")
    at(NOON + 5 * SECOND)
    kim.beat(field="body")
    row = Presence.objects.get()
    assert (row.seen_at, row.field) == (NOON, "headline")
    at(NOON + 10 * SECOND)
    kim.beat(field="body")
    row.refresh_from_db()
    assert (row.seen_at, row.field) == (NOON + 10 * SECOND, "body")
    at(NOON + 20 * SECOND)
    with django_assert_num_queries(8):  # two of them for the session and its person
        kim.beat()


def test_a_heartbeat_costs_the_same_with_one_and_with_fifty(at, django_assert_num_queries):
    at(NOON)
    article = make_article()
    kim = Tab(article)
    kim.beat()
    person = make_user("copy", first_name="Fifty")
    Presence.objects.bulk_create(
        Presence(kind="articles.article", uid=article.uid, person=person, tab=uuid4(), seen_at=NOON)
        for _number in range(50)
    )
    at(NOON + 10 * SECOND)
    with django_assert_num_queries(8):
        told = kim.beat()
    assert told["part"].count("Fifty is here too") == 1


def test_a_second_window_of_the_same_person_is_told(at):
    at(NOON)
    article = make_article()
    kim = Tab(article)
    kim.beat()
    again = Tab(article, kim.person)
    assert "You have this open in another window" in again.beat()["part"]


def test_a_save_by_the_other_is_told_before_it_is_a_conflict(at):
    at(NOON)
    article = make_article()
    park = Tab(article, first_name="Park")
    other = at_the_desk(make_user("copy", first_name="Kim"))
    assert "saved" not in park.beat()["part"]
    send(other, opened(other, article), headline="By Kim")
    part = park.beat()["part"]
    assert "Kim saved r2 at 21:00: see what changed" in part
    assert f"{address(article, 'history')}compare/?from=r1&amp;to=r2" in part
    article.refresh_from_db()
    assert "saved" not in park.beat(seen=article.head_id)["part"]


def test_a_new_story_beats_before_it_is_saved(at):
    at(NOON)
    piece = Article(owner=make_user("reporter"))
    tab = Tab(piece, piece.owner)
    assert tab.beat()["marks"] == {}
    assert "open in another window" in Tab(piece, piece.owner).beat()["part"]


def test_a_heartbeat_asks_for_the_right_to_see_the_piece(at):
    article = make_article()
    stranger = Tab(article, make_user())
    assert stranger.send().status_code == 403
    assert Tab(Gallery(), make_user("photo")).send().status_code == 200
    assert Tab(Article(), make_user("photo")).send().status_code == 403
    assert not Presence.objects.filter(person=stranger.person).exists()


@pytest.mark.parametrize("wrong", [{"uid": "x"}, {"tab": "x"}, {"uid": ""}])
def test_what_is_no_heartbeat_is_not_found(wrong):
    assert Tab(make_article()).send(**wrong).status_code == 404


def test_odd_fields_and_revisions_do_no_harm(at):
    at(NOON)
    article = make_article()
    kim = Tab(article, first_name="Kim")
    kim.beat(field="\x00<b>", seen="9" * 30)
    kim.beat(seen="-1", held="1")
    assert "Kim is here too" in Tab(article).beat()["part"]
    assert kim.client.get(address(article, "here")).status_code == 405


def test_lists_and_the_home_show_initials_beside_the_row(at):
    at(NOON)
    article = make_article(headline="Open", status="review")
    make_article(headline="Shut", status="review")
    Tab(article, first_name="Ji-won", last_name="Park").beat()
    editor = at_the_desk(make_user("editor"))
    told = text_of(editor.get(address(Article, "changelist")))
    assert told.count("Ji-won Park is in it") == 1
    assert "PJ" in told
    assert "Ji-won Park is in it" in text_of(editor.get("/admin/"))
    at(NOON + timedelta(minutes=1))
    assert "is in it" not in text_of(editor.get(address(Article, "changelist")))


def test_old_heartbeats_are_swept_when_somebody_comes(at):
    at(NOON)
    Tab(make_article()).beat()
    at(NOON + timedelta(hours=2))
    Tab(make_article()).beat()
    assert Presence.objects.count() == 1
