"""The galleries' feed: every photo, with its words and its credit."""

import pytest

from media import workflow
from newsroom import clock
from newsroom.publishing import Status
from tests.builders import HOUR, NOON, SECOND, make_gallery, make_photo
from tests.bulk import FULL, give_renditions, lay_cast, make_many_galleries
from tests.feed_reader import MEDIA, channel_of, read

pytestmark = pytest.mark.django_db

FEED = "/photos/feed.rss"


def make_live(**changes):
    return make_gallery(**{"status": Status.PUBLISHED, "published_at": NOON} | changes)


def test_a_gallery_is_told_with_all_of_its_photos(client, at):
    at(NOON)
    photos = give_renditions([make_photo(caption=f"Photo {n}.") for n in range(4)])
    gallery = make_live(headline="Ice & sea", photos=photos)
    (entry,) = read(client, FEED)
    assert entry.title == "Ice & sea"
    assert entry.text("guid") == gallery.uid.urn
    assert entry.text("link") == f"http://testserver{gallery.get_absolute_url()}"
    assert entry.text("description") == "Photo 0."
    assert [photo.findtext(f"{MEDIA}credit") for photo in entry.photos] == ["Photo by Yonhap"] * 4
    assert entry.body.count("<figure>") == 4
    assert "<figcaption>Photo 3. Photo by Yonhap</figcaption>" in entry.body


def test_a_gallery_is_told_from_its_second_on(client, at):
    make_live()
    at(NOON - SECOND)
    assert read(client, FEED) == []
    at(NOON)
    assert len(read(client, FEED)) == 1


def test_a_withdrawn_gallery_becomes_its_notice(client, at):
    at(NOON + HOUR)
    photos = give_renditions([make_photo(), make_photo()])
    gallery = make_live(headline="Ice", photos=photos)
    with clock.at(NOON + HOUR):
        workflow.withdraw(gallery, by=None, seen=gallery.head_id, notice="Staged.")
    (entry,) = read(client, FEED)
    assert (entry.title, entry.text("description")) == ("Withdrawn: Ice", "Staged.")
    assert entry.photos == []
    assert "figure" not in entry.body


def test_the_feed_of_galleries_names_itself(client):
    assert channel_of(client.get(FEED)).findtext("title").endswith("– Photos")


def test_the_feed_costs_the_same_queries_whatever_it_carries(client, at, django_assert_num_queries):
    at(NOON)
    lay_cast(FULL)
    make_many_galleries(40)
    with django_assert_num_queries(6):
        assert len(read(client, FEED)) == 40
