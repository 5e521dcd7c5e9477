"""A gallery of 10,000 photos: it opens, saves and runs, and readers get it page by page."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from media.admin.widgets import AT_ONCE, MOST_IN_GALLERY
from media.models import Gallery, GalleryPhoto, Photo
from media.querysets import MOST_IN_FEED
from media.views.galleries import PHOTOS
from newsroom.admin.pieces.compare import MOST_ROWS
from newsroom.publishing import Status
from tests.builders import HOUR, NOON, make_gallery, make_photo, make_user
from tests.bulk import make_long_gallery
from tests.desk import address, at_the_desk, errors_at, opened, send
from tests.feed_reader import entries_of
from tests.reader import page_of

pytestmark = pytest.mark.django_db

MANY = 10_000
FEED = "/photos/feed.rss"


@pytest.fixture
def desk(at):
    at(NOON)
    return at_the_desk(make_user("publisher"))


def cost_of(client, path) -> int:
    client.get(path)  # what a process asks once
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200, path
    return len(queries)


def test_it_opens_small_saves_whole_and_runs(desk):
    """One test, as so many photos take a while to make."""
    few, gallery = make_gallery(), make_long_gallery(MANY)
    assert cost_of(desk, address(gallery)) == cost_of(desk, address(few))
    page = desk.get(address(gallery)).content
    assert page.count(b"<li data-photo=") == AT_ONCE + 1, "and the pattern of a new one"
    assert len(page) < 1_200_000, "bytes, of which the order of all is a third"

    form = opened(desk, gallery)
    rows = json.loads(form[1]["photos"][0])
    assert len(rows) == MANY
    rows.reverse()
    rows[0]["caption"] = "Now the first."
    assert send(desk, form, photos=json.dumps(rows)).status_code == 302
    uses = gallery.photos.order_by("position")
    assert list(uses.values_list("photo", flat=True)) == [row["photo"] for row in rows]
    assert uses.first().caption == "Now the first."

    compare = reverse("admin:media_gallery_compare_revision", args=[gallery.pk])
    assert cost_of(desk, compare) <= 20
    page = desk.get(compare).content.decode()
    assert page.count('class="row is-') <= 2 * MOST_ROWS, "of 10,000 photos in another order"
    assert "more" in page[page.index("Now the first.") :]

    with CaptureQueriesContext(connection) as queries:
        assert send(desk, opened(desk, gallery), "publish").status_code == 302
    assert len(queries) < 300, "of which most lay the rows, some hundred at a time"
    gallery = Gallery.objects.get(pk=gallery.pk)
    assert gallery.status == Status.PUBLISHED
    assert Photo.objects.filter(in_print=True).count() == MANY

    readers_get_it_by_pages(gallery)
    feeds_carry_the_first(gallery)


def readers_get_it_by_pages(gallery):
    here, last = gallery.get_absolute_url(), MANY // PHOTOS
    costs = {cost_of(Client(), f"{here}{query}") for query in ("", "?page=2", f"?page={last}")}
    assert len(costs) == 1
    assert costs.pop() <= 8
    second = page_of(f"{here}?page=2")
    assert second.xpath("//li[starts-with(@id, 'photo-')]/@id")[0] == f"photo-{PHOTOS + 1}"
    assert second.xpath("//main//a[@rel='prev']/@href") == [here]
    assert second.xpath("//main//a[@rel='next']/@href") == [f"{here}?page=3"]
    assert second.xpath("//link[@rel='canonical']/@href")[0].endswith("?page=2")
    assert f"{PHOTOS + 1} of {MANY}" in " ".join(second.text_content().split())
    assert page_of(f"{here}?page={last}").xpath("//main//a[@rel='next']") == []


def feeds_carry_the_first(gallery):
    (entry,) = [e for e in entries_of(Client().get(FEED)) if gallery.headline in e.title]
    assert len(entry.photos) <= MOST_IN_FEED
    assert "9,900 more photos" in entry.body
    assert gallery.get_absolute_url() in entry.body


@pytest.mark.parametrize("page", ["0", "1", "3", "-1", "two", "", "02", "²", "99999999999"])
def test_a_page_that_is_none_is_not_found(at, page):
    at(NOON)
    photos = [make_photo() for _number in range(PHOTOS + 2)]
    gallery = make_gallery(photos=photos, status="published", published_at=NOON - HOUR)
    page_of(f"{gallery.get_absolute_url()}?page=2")
    page_of(f"{gallery.get_absolute_url()}?page={page}", status=404)


def test_a_photo_whose_rights_end_leaves_no_gap_between_pages(at):
    at(NOON)
    photos = [make_photo() for _number in range(PHOTOS + 2)]
    gallery = make_gallery(photos=photos, status="published", published_at=NOON - HOUR)
    Photo.objects.filter(pk=photos[0].pk).update(rights_until=NOON)
    second = page_of(f"{gallery.get_absolute_url()}?page=2")
    assert second.xpath("//li[starts-with(@id, 'photo-')]/@id") == [f"photo-{PHOTOS + 1}"]
    assert photos[-1].caption in second.text_content()


def test_more_than_find_room_are_refused_by_number_and_nothing_is_lost(desk):
    gallery = make_gallery(photos=[])
    rows = json.dumps([{"photo": pk, "caption": ""} for pk in range(1, MOST_IN_GALLERY + 4)])
    page = send(desk, opened(desk, gallery), photos=rows)
    assert errors_at(page, "photos") == (
        "There are 10003 photos here, and at most 10000 find room: take out 3. Nothing is lost."
    )
    assert page.context["form"]["photos"].value() == rows


def test_the_form_fetches_the_photos_it_does_not_draw(desk):
    gallery = make_gallery()
    first, second = GalleryPhoto.objects.filter(gallery=gallery).values_list("photo", flat=True)
    answer = desk.get("/admin/media/gallery/shots/", {"ids": f"{second},{first},999999"})
    assert [shot["id"] for shot in answer.json()["shots"]] == [second, first]


@pytest.mark.parametrize("asked", ["ids=x", "gallery=x", "gallery=0", "gallery=²"])
def test_photos_that_are_none_are_not_found(desk, asked):
    assert desk.get(f"/admin/media/gallery/shots/?{asked}").status_code == 404


def test_a_gallerys_photos_are_given_with_its_captions_in_its_order(desk):
    photos = [make_photo(), make_photo()]
    rows = [{"photo": photo.pk, "caption": f"Here {photo.pk}."} for photo in reversed(photos)]
    gallery = make_gallery(headline="The regatta", photos=rows)
    lookup = "/admin/articles/article/look-up/galleries/"
    (found,) = desk.get(lookup, {"q": "regatta"}).json()["found"]
    assert (found["id"], found["label"]) == (gallery.pk, "The regatta")
    assert "2 photos" in found["hint"]
    answer = desk.get("/admin/articles/article/shots/", {"gallery": gallery.pk}).json()
    told = [{"photo": shot["id"], "caption": shot["caption"]} for shot in answer["shots"]]
    assert told == rows


def test_who_may_not_see_photos_gets_none(at):
    at(NOON)
    gallery = make_gallery()
    nobody = at_the_desk(make_user())
    assert nobody.get(f"/admin/media/gallery/shots/?gallery={gallery.pk}").status_code == 403
