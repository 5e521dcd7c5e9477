"""Galleries go live as stories do, and so do their photos."""

import pytest

from media import workflow
from media.models import Gallery, Photo
from newsroom.publishing import Status
from newsroom.workflow import NotComplete
from tests.builders import HOUR, NOON, make_gallery, make_photo, make_user

pytestmark = pytest.mark.django_db


def in_print():
    return set(Photo.objects.filter(in_print=True))


def test_its_photos_and_its_cover_are_in_print_while_it_is_public(at):
    at(NOON + HOUR)
    photo, cover = make_photo(), make_photo()
    gallery = make_gallery(
        status=Status.PUBLISHED, published_at=NOON, photos=[photo], cover=cover.pk
    )
    assert in_print() == {photo, cover}
    workflow.withdraw(
        gallery, by=make_user("publisher"), seen=gallery.head_id, notice="Staged photos."
    )
    assert in_print() == set()


def test_a_cover_that_was_replaced_is_no_longer_in_print(at):
    at(NOON + HOUR)
    publisher = make_user("publisher")
    photo, cover, other = make_photo(), make_photo(), make_photo()
    gallery = make_gallery(
        status=Status.PUBLISHED, published_at=NOON, photos=[photo], cover=cover.pk
    )
    form = gallery.head.data | {"cover": other.pk}
    workflow.save(gallery, form, by=publisher, seen=gallery.head_id)
    gallery = Gallery.objects.get(pk=gallery.pk)
    workflow.update(gallery, by=publisher, seen=gallery.head_id)
    assert in_print() == {photo, other}


def test_without_its_credit_a_photo_keeps_the_gallery_from_readers():
    gallery = make_gallery(photos=[make_photo(), make_photo(credit_line="", alt_text="")])
    with pytest.raises(NotComplete, match="Photo 2 of 2 has no credit line and no alternative"):
        workflow.publish(gallery, by=make_user("publisher"), seen=gallery.head_id)


def test_a_gallery_without_photos_is_none():
    gallery = make_gallery(photos=[])
    with pytest.raises(NotComplete, match="no photos"):
        workflow.publish(gallery, by=make_user("publisher"), seen=gallery.head_id)


@pytest.mark.parametrize(("status", "verb"), [("published", "update"), ("withdrawn", "restore")])
def test_a_gallery_whose_newest_text_has_no_photos_is_not_given_to_readers(at, status, verb):
    at(NOON + HOUR)
    publisher = make_user("publisher")
    gallery = make_gallery(status=status, published_at=NOON)
    bare = gallery.head.data | {"photos": []}
    workflow.save(gallery, bare, by=publisher, seen=gallery.head_id)
    gallery.refresh_from_db()
    with pytest.raises(NotComplete, match="no photos"):
        getattr(workflow, verb)(gallery, by=publisher, seen=gallery.head_id)
    gallery.refresh_from_db()
    assert (gallery.status, gallery.photos.count()) == (status, 2)
