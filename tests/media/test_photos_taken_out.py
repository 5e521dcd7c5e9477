"""A photo that its story no longer shows is no longer in print, and its files no longer public."""

import pytest

from articles import workflow
from media.models import Photo
from newsroom.publishing import Status
from tests.builders import HOUR, NOON, make_article, make_photo, make_user

pytestmark = pytest.mark.django_db


def in_print():
    return set(Photo.objects.filter(in_print=True))


def save_with(article, photo, by):
    """Save the story with this one photo."""
    form = article.head.data | {"photos": [{"photo": photo.pk, "caption": ""}]}
    workflow.save(article, form, by=by, seen=article.head_id)
    article.refresh_from_db()


def test_a_photo_taken_out_of_a_scheduled_story_is_no_longer_in_print(at):
    at(NOON)
    stays, goes = make_photo(), make_photo()
    story = make_article(
        status=Status.PUBLISHED, published_at=NOON + HOUR, at=NOON, photos=[stays, goes]
    )
    assert in_print() == {stays, goes}
    save_with(story, stays, make_user("editor"))
    assert in_print() == {stays}


def test_a_photo_taken_out_of_a_live_story_is_in_print_until_the_update(at):
    at(NOON + HOUR)
    publisher, stays, goes = make_user("publisher"), make_photo(), make_photo()
    story = make_article(status=Status.PUBLISHED, published_at=NOON, photos=[stays, goes])
    save_with(story, stays, publisher)
    assert in_print() == {stays, goes}
    workflow.update(story, by=publisher, seen=story.head_id)
    assert in_print() == {stays}


def test_a_photo_that_another_live_story_shows_stays_in_print(at):
    at(NOON + HOUR)
    publisher, stays, shared = make_user("publisher"), make_photo(), make_photo()
    make_article(status=Status.PUBLISHED, published_at=NOON, photos=[shared])
    story = make_article(status=Status.PUBLISHED, published_at=NOON, photos=[stays, shared])
    save_with(story, stays, publisher)
    workflow.update(story, by=publisher, seen=story.head_id)
    assert in_print() == {stays, shared}
