"""A photo is killed in one step: off every surface at once, locked, logged, and it can be lifted.

That it leaves every surface is walked in tests/test_rights_everywhere.py.
"""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from articles import workflow as stories
from media import rights
from media import workflow as galleries
from media.admin.widgets import find_photos
from media.models import Photo
from newsroom.models import DeskAction
from newsroom.publishing import Status
from newsroom.workflow import NotAllowed, NotComplete, WrongStatus
from tests.builders import NOON, make_article, make_gallery, make_photo, make_user
from tests.desk import at_the_desk, form_in, text_of

pytestmark = pytest.mark.django_db

WHY = "The agency sent a kill notice."


def page_of(photo):
    return reverse("admin:media_photo_change", args=[photo.pk])


def press(client, photo, verb, reason, **changes):
    """Press a verb's button on the photo's page, with some fields changed."""
    page = client.get(page_of(photo))
    page.form_id = "photo_form"
    _action, values = form_in(page)
    sent = {**values, f"_{verb}_words": reason, "_verb": verb, **changes}
    return client.post(page_of(photo), sent, follow=True)


@pytest.mark.parametrize(
    ("role", "may"),
    [("reporter", False), ("copy", False), ("editor", True), ("publisher", True),
     ("admin", True), ("photo", True)],
)  # fmt: skip
def test_who_may_kill_a_photo(role, may):
    user, photo = make_user(role), make_photo()
    assert (b'value="kill"' in at_the_desk(user).get(page_of(photo)).content) == may
    if may:
        rights.kill(photo, by=user, reason=WHY)
        rights.lift(photo, by=user, reason="It was another one.")
        return
    with pytest.raises(NotAllowed):
        rights.kill(photo, by=user, reason=WHY)
    Photo.objects.filter(pk=photo.pk).update(killed_at=NOON, kill_reason=WHY)
    with pytest.raises(NotAllowed):
        rights.lift(photo, by=user, reason=WHY)


def test_a_kill_says_why_and_happens_once(at):
    photo = make_photo()
    with pytest.raises(NotComplete):
        rights.kill(photo, by=None, reason=" \x00 ")
    with pytest.raises(WrongStatus):
        rights.lift(photo, by=None, reason=WHY)
    at(NOON)
    rights.kill(photo, by=None, reason=WHY)
    photo.refresh_from_db()
    assert (photo.killed_at, photo.kill_reason) == (NOON, WHY)
    with pytest.raises(WrongStatus):
        rights.kill(photo, by=None, reason=WHY)


def test_the_database_knows_that_a_killed_photo_says_why():
    photo = make_photo(killed_at=NOON, kill_reason=WHY)
    photo.kill_reason = ""
    with pytest.raises(ValidationError, match="says why"):
        photo.validate_constraints()


def test_the_log_keeps_who_why_and_where_readers_had_it(at):
    editor, photo = make_user("editor"), make_photo()
    ran = make_article(photos=[photo], status=Status.PUBLISHED, published_at=NOON)
    make_article(photos=[photo])
    at(NOON)
    rights.kill(photo, by=editor, reason=WHY)
    (action,) = DeskAction.objects.filter(target=photo.uid)
    assert (action.verb, action.by, action.reason, action.at) == ("kill", editor, WHY, NOON)
    assert action.detail["ran"] == [{"label": str(ran), "address": ran.get_absolute_url()}]


def test_a_new_piece_cannot_run_with_it_and_the_message_names_it(at):
    killed = make_photo()
    story = make_article(photos=[make_photo(), killed, make_photo()], status=Status.READY)
    inside = make_article(body=f'<p>See.</p><figure data-photo="{killed.pk}"></figure>')
    gallery = make_gallery(cover=killed)
    rights.kill(killed, by=None, reason=WHY)
    at(NOON)
    with pytest.raises(NotComplete, match=f"Photo 2 of 3 was killed: {WHY}"):
        stories.publish(story, by=None, seen=story.head_id)
    with pytest.raises(NotComplete, match=f"was killed: {WHY}"):
        stories.publish(inside, by=None, seen=inside.head_id)
    with pytest.raises(NotComplete, match=f"The cover was killed: {WHY}"):
        galleries.publish(gallery, by=None, seen=gallery.head_id)
    rights.lift(killed, by=None, reason="It was another one.")
    assert stories.publish(story, by=None, seen=story.head_id).is_published()


def test_a_scheduled_story_goes_live_at_its_second_without_it(at):
    killed = make_photo(caption="The killed one.")
    story = make_article(photos=[killed], status=Status.PUBLISHED, published_at=NOON)
    rights.kill(killed, by=None, reason=WHY)
    at(NOON)
    page = Client().get(story.get_absolute_url())
    assert page.status_code == 200
    assert "The killed one." not in page.content.decode()


def test_it_is_not_offered_for_a_piece():
    photo, killed = make_photo(), make_photo()
    rights.kill(killed, by=None, reason=WHY)
    assert [shot["id"] for shot in find_photos("", make_user("editor"))] == [photo.pk]


def test_the_button_kills_shows_where_it_ran_and_lifts(at):
    client, photo = at_the_desk(make_user("photo")), make_photo()
    make_article(
        photos=[photo], headline="Harbour reopens", status=Status.PUBLISHED, published_at=NOON
    )
    at(NOON)
    page = text_of(press(client, photo, "kill", WHY))
    assert "It ran in 1 place." in page
    assert WHY in page
    assert "Where readers had it Harbour reopens" in page
    page = text_of(press(client, photo, "lift_kill", "It was another one."))
    assert "The kill is lifted" in page
    photo.refresh_from_db()
    assert photo.may_run(NOON)


def test_a_kill_without_a_reason_is_refused_and_nothing_typed_is_lost(at):
    client, photo = at_the_desk(make_user("photo")), make_photo()
    page = press(client, photo, "kill", "", headline="Typed just now")
    assert "Say why" in text_of(page)
    photo.refresh_from_db()
    assert (photo.killed_at, photo.headline) == (None, "Typed just now")


def test_a_kill_goes_through_though_the_form_beside_it_is_not_right(at):
    client, photo = at_the_desk(make_user("photo")), make_photo()
    page = press(client, photo, "kill", WHY, alt_text=photo.caption)
    assert "This is the caption once more." in text_of(page)
    photo.refresh_from_db()
    assert photo.killed_at


def test_the_history_of_a_photo_tells_of_it():
    client, photo = at_the_desk(make_user("photo", first_name="Kim")), make_photo()
    press(client, photo, "kill", WHY)
    page = text_of(client.get(page_of(photo)))
    assert f"Kim: killed it {WHY}" in page
    assert "brought it in" in page
