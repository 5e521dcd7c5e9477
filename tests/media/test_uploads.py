"""Photo files at their addresses: readers get them with a live piece, the desk always does."""

import pytest
from django.conf import settings
from django.test import Client

from articles import workflow as stories
from media import workflow as galleries
from media.models import Photo, Portrait
from media.tasks import bring_up_to_date, write_words
from newsroom.publishing import Status
from tests.builders import (
    HOUR,
    NOON,
    SECOND,
    make_article,
    make_contributor,
    make_gallery,
    make_user,
    take_photo,
)

pytestmark = pytest.mark.django_db


def address(photo, width=320, ratio="full", ending="jpg"):
    return f"/uploads/{photo.current.stem}/{ratio}-{width}.{ending}"


def kept_by(response):
    """What caches are told."""
    return set(response["Cache-Control"].split(", "))


@pytest.fixture
def photo():
    return take_photo()


@pytest.fixture
def reader(client):
    return client


def test_a_photo_of_no_piece_is_not_there(reader, photo):
    assert reader.get(address(photo)).status_code == 404


@pytest.mark.parametrize("make", [make_article, make_gallery])
def test_the_files_come_and_go_with_the_piece(reader, photo, at, make):
    piece = make(photos=[photo], status=Status.PUBLISHED, published_at=NOON)
    at(NOON - SECOND)
    assert reader.get(address(photo)).status_code == 404
    at(NOON)
    assert reader.get(address(photo)).status_code == 200
    assert reader.get(address(photo, 640)).status_code == 200
    verbs = galleries if make is make_gallery else stories
    verbs.withdraw(piece, by=None, seen=piece.head_id, notice="It was wrong.")
    assert reader.get(address(photo)).status_code == 404


@pytest.mark.parametrize("status", [Status.DRAFT, Status.REVIEW, Status.READY, Status.SPIKED])
def test_a_piece_that_is_not_published_shows_nothing(reader, photo, at, status):
    make_article(photos=[photo], status=status)
    at(NOON)
    assert reader.get(address(photo)).status_code == 404


def test_a_photo_is_there_as_long_as_one_of_its_pieces_is(reader, photo, at):
    first = make_article(photos=[photo], status=Status.PUBLISHED)
    make_article(photos=[photo], status=Status.PUBLISHED)
    at(NOON)
    stories.withdraw(first, by=None, seen=first.head_id, notice="It was wrong.")
    assert reader.get(address(photo)).status_code == 200


def test_a_cover_that_is_not_among_the_photos_is_public_with_its_gallery(reader, photo, at):
    make_gallery(cover=photo, status=Status.PUBLISHED, published_at=NOON)
    at(NOON - SECOND)
    assert reader.get(address(photo)).status_code == 404
    at(NOON)
    assert reader.get(address(photo)).status_code == 200
    photo.refresh_from_db()
    assert photo.in_print


def test_a_portrait_is_always_public(reader, photo):
    Portrait.objects.create(contributor=make_contributor(), photo=photo)
    assert reader.get(address(photo)).status_code == 200


def test_the_answer_is_a_jpeg_that_runs_nothing_and_leaves_caches_within_the_hour(
    reader, photo, at
):
    make_article(photos=[photo], status=Status.PUBLISHED)
    at(NOON)
    response = reader.get(address(photo))
    assert b"".join(response.streaming_content)[:2] == b"\xff\xd8"
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert kept_by(response) == {"public", "max-age=31536000", "s-maxage=3600", "immutable"}
    assert not response.has_header("Vary")
    assert not response.cookies


def test_a_browser_that_has_it_is_told_so(reader, photo, at):
    make_article(photos=[photo], status=Status.PUBLISHED)
    at(NOON)
    first = reader.get(address(photo))
    by_tag = reader.get(address(photo), headers={"If-None-Match": first["ETag"]})
    by_hour = reader.get(address(photo), headers={"If-Modified-Since": first["Last-Modified"]})
    assert (by_tag.status_code, by_hour.status_code) == (304, 304)
    assert by_tag["Cache-Control"] == first["Cache-Control"]
    assert by_tag["ETag"] == first["ETag"]
    other = reader.get(address(photo, 640), headers={"If-None-Match": first["ETag"]})
    assert other.status_code == 200


def test_only_the_head_may_be_asked_and_nothing_may_be_sent(reader, photo, at):
    make_article(photos=[photo], status=Status.PUBLISHED)
    at(NOON)
    head = reader.head(address(photo))
    assert (head.status_code, head["Content-Type"]) == (200, "image/jpeg")
    assert int(head["Content-Length"]) > 500
    assert reader.post(address(photo)).status_code == 405


def test_it_takes_one_query(reader, photo, at, django_assert_num_queries):
    make_article(photos=[photo], status=Status.PUBLISHED)
    at(NOON)
    with django_assert_num_queries(1):
        reader.get(address(photo))


@pytest.mark.parametrize("role", ["reporter", "photo", "copy", "editor", "publisher"])
def test_the_desk_sees_every_photo_and_keeps_it_to_itself(photo, role):
    desk = Client()
    desk.force_login(make_user(role))
    response = desk.get(address(photo))
    assert response.status_code == 200
    assert kept_by(response) == {"private", "no-store"}


def test_whoever_may_not_see_photos_at_the_desk_sees_what_readers_see(photo):
    somebody = Client()
    somebody.force_login(make_user())
    assert somebody.get(address(photo)).status_code == 404
    dismissed = make_user("editor", is_active=False)
    somebody.force_login(dismissed)
    assert somebody.get(address(photo)).status_code == 404


@pytest.mark.parametrize(
    "guess",
    [
        "{stem}/full-321.jpg",
        "{stem}/full-320.png",
        "{stem}/",
        "{stem}",
        "{stem}/../{stem}/full-320.jpg",
        "{stem}//full-320.jpg",
        "{stem}/full-320.jpg/",
        "{stem}/full-320.jpg%00",
        "..%2f..%2f{original}",
        "../originals/{original}",
        "{original}",
        "renditions/{stem}/full-320.jpg",
        "%2e%2e/%2e%2e/settings.py",
    ],
)
def test_no_other_name_answers_even_at_the_desk(photo, guess):
    Portrait.objects.create(contributor=make_contributor(), photo=photo)
    desk = Client()
    desk.force_login(make_user("publisher"))
    name = guess.format(stem=photo.current.stem, original=photo.original.name)
    assert desk.get(f"/uploads/{name}").status_code == 404


def test_a_file_that_the_store_lost_is_not_there(reader, photo):
    Portrait.objects.create(contributor=make_contributor(), photo=photo)
    (settings.UPLOADS_DIR / "renditions" / photo.current.stem / "full-320.jpg").unlink()
    assert reader.get(address(photo)).status_code == 404


def moved(photo, **focus):
    """The photo with another focal point and the files of it; `before` is its first set."""
    before = photo.current
    Photo.objects.filter(pk=photo.pk).update(**focus)
    photo = Photo.objects.get(pk=photo.pk)
    bring_up_to_date(photo)
    photo.before = before
    return photo


def test_every_file_of_a_whole_set_is_there_in_its_kind(reader, photo):
    Portrait.objects.create(contributor=make_contributor(), photo=photo)
    bring_up_to_date(photo)
    for name, kind in {
        address(photo, ending="avif"): "image/avif",
        address(photo, 640, "3x2", "avif"): "image/avif",
        address(photo, 640, "3x2"): "image/jpeg",
        address(photo, 480, "1x1"): "image/jpeg",
    }.items():
        response = reader.get(name)
        assert (response.status_code, response["Content-Type"]) == (200, kind)
        assert response["X-Content-Type-Options"] == "nosniff"
    assert reader.get(address(photo, 480, "1x1", "avif")).status_code == 404


def test_nothing_is_kept_beyond_the_photos_rights(reader, photo, at):
    make_article(photos=[photo], status=Status.PUBLISHED)
    Photo.objects.filter(pk=photo.pk).update(rights_until=NOON + HOUR / 2)
    at(NOON)
    assert kept_by(reader.get(address(photo))) == {
        "public", "max-age=1800", "s-maxage=1800", "immutable",
    }  # fmt: skip
    at(NOON + HOUR / 2)
    assert reader.get(address(photo)).status_code == 404


def test_a_retired_name_leads_to_the_file_that_took_its_place(reader, photo):
    Portrait.objects.create(contributor=make_contributor(), photo=photo)
    photo = moved(photo, focal_x=0.1)
    for width, ending in ((320, "jpg"), (640, "jpg"), (320, "avif")):
        old = f"/uploads/{photo.before.stem}/full-{width}.{ending}"
        response = reader.get(old)
        assert response.status_code == 302
        assert response["Location"] == address(photo, width, ending=ending)
        assert kept_by(response) == {"public", "max-age=3600"}
        assert reader.get(response["Location"]).status_code == 200
    gone = reader.get(f"/uploads/{photo.before.stem}/3x2-1920.jpg")
    assert gone["Location"] == address(photo, 640, "3x2")  # as near as there is
    assert reader.get(f"/uploads/{photo.before.stem}/full-320.png").status_code == 404


def test_a_retired_name_leads_nowhere_while_the_photo_is_not_public(reader, photo):
    photo = moved(photo, focal_x=0.1)
    assert reader.get(f"/uploads/{photo.before.stem}/full-320.jpg").status_code == 404


def test_new_words_in_a_file_are_new_bytes_to_a_cache(reader, photo):
    Portrait.objects.create(contributor=make_contributor(), photo=photo)
    bring_up_to_date(photo)
    first = reader.get(address(photo))
    Photo.objects.filter(pk=photo.pk).update(credit_line="AP")
    write_words.call(photo.pk)
    again = reader.get(address(photo), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert b"Photo by AP" in b"".join(again.streaming_content)
