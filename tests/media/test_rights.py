"""The desk is told a week before a photo's rights end, and finds the photos and their stories."""

from datetime import timedelta

import pytest
from django.urls import reverse

from media import rights
from newsroom.publishing import Status
from tests.builders import HOUR, NOON, SECOND, make_article, make_gallery, make_photo, make_user
from tests.desk import at_the_desk, text_of

pytestmark = pytest.mark.django_db

WEEK = timedelta(days=7)
LIST = "/admin/media/photo/"


def home(user) -> str:
    return text_of(at_the_desk(user).get("/admin/"))


def found(query):
    """The photos of the list that a query leaves."""
    page = at_the_desk(make_user("photo")).get(LIST + query)
    return set(page.context["cl"].result_list)


def test_the_desk_is_told_from_a_week_before_until_the_second(at):
    editor = make_user("editor")
    make_photo(rights_until=NOON)
    told = "The rights of 1 photo end within a week."
    for hour, is_told in [
        (NOON - WEEK - SECOND, False), (NOON - WEEK, True), (NOON - SECOND, True), (NOON, False),
    ]:  # fmt: skip
        at(hour)
        assert (told in home(editor)) == is_told, hour


def test_the_panel_counts_says_how_long_and_leads_to_them(at):
    make_photo(rights_until=NOON + HOUR)
    make_photo(rights_until=NOON + 2 * HOUR)
    at(NOON)
    client = at_the_desk(make_user("photo"))
    page = client.get("/admin/")
    assert "Needs care" in text_of(page)
    assert "The rights of 2 photos end within a week. the first in 1 h 00" in text_of(page)
    assert f'href="{LIST}?rights=week"' in page.content.decode()


def test_who_cannot_mend_it_is_not_told(at):
    make_photo(rights_until=NOON)
    at(NOON - HOUR)
    assert "Needs care" not in home(make_user("reporter"))


def test_when_nothing_needs_care_there_is_no_panel():
    make_photo()
    assert "Needs care" not in home(make_user("editor"))


def test_the_list_is_narrowed_by_rights_and_by_use(at):
    soon, later = make_photo(rights_until=NOON + HOUR), make_photo(rights_until=NOON + 2 * WEEK)
    ended, killed = make_photo(rights_until=NOON), make_photo(rights_until=NOON + HOUR)
    rights.kill(killed, by=None, reason="The agency asks.")
    make_article(photos=[soon])
    make_gallery(cover=later, photos=[ended])
    at(NOON)
    assert found("?rights=week") == {soon}
    assert found("?rights=ended") == {ended}
    assert found("?rights=killed") == {killed}
    assert found("?unused=1") == {killed}
    assert found("?rights=week&unused=1") == set()


def test_the_page_of_the_photo_lists_the_stories_concerned(at):
    photo = make_photo(rights_until=NOON)
    make_article(photos=[photo], headline="Harbour reopens", status=Status.PUBLISHED,
                 published_at=NOON - HOUR)  # fmt: skip
    at(NOON)
    page = at_the_desk(make_user("photo")).get(reverse("admin:media_photo_change", args=[photo.pk]))
    assert "Its rights ended" in text_of(page)
    assert "Harbour reopens" in text_of(page)
