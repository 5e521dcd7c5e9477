"""Galleries and other stories within a text, as its entry in a feed tells them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from newsroom.publishing import Status
from tests.builders import HOUR, NOON, SECOND, make_article, make_gallery, make_photo, take_photo
from tests.feed_reader import MEDIA, entries_of

pytestmark = pytest.mark.django_db
LIVE = {"status": Status.PUBLISHED, "published_at": NOON - HOUR}
FORMATS = ["rss", "atom", "json"]


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)


def with_inside(kind, *pieces, **changes):
    """A live story, with these pieces in its text."""
    marks = "".join(f'<figure data-{kind}="{piece.pk}"></figure>' for piece in pieces)
    body = f"<p>Before.</p>{marks}<p>After.</p>"
    return make_article(**{"slug": "with-it", "body": body} | LIVE | changes)


def entry_of(story, suffix="rss"):
    response = Client().get(f"{story.section.get_absolute_url()}feed.{suffix}")
    (entry,) = (one for one in entries_of(response) if story.headline == one.title)
    return entry, response


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_gallery_is_its_headline_and_every_photo_with_its_credit(suffix):
    photos = [take_photo(caption=f"Frame {n} & more.", credit_line="Yonhap") for n in range(2)]
    gallery = make_gallery(headline="Ships & co.", photos=photos, **LIVE)
    entry, response = entry_of(with_inside("gallery", gallery), suffix)
    link = f'<h3><a href="http://testserver{gallery.get_absolute_url()}">Ships &amp; co.</a></h3>'
    words = [f"Frame {n} &amp; more. Photo by Yonhap" for n in range(2)]
    parts = ["Before.", link, *words, "After."]
    places = [entry.body.index(part) for part in parts]
    assert places == sorted(places)
    for photo in photos:
        photo.refresh_from_db()
        assert photo.current.stem in entry.body
    assert "data-" not in entry.body
    assert f"gallery-{gallery.pk}" in response["Surrogate-Key"].split()


def test_its_photos_come_attached_each_once_with_words_and_credit():
    first, second = (take_photo(caption=f"Frame {n}.", credit_line="Yonhap") for n in range(2))
    gallery = make_gallery(photos=[first, second], **LIVE)
    entry, _response = entry_of(with_inside("gallery", gallery, photos=[first]))
    told = [(one.findtext(f"{MEDIA}description"), one.findtext(f"{MEDIA}credit"))
            for one in entry.photos]  # fmt: skip
    assert told == [("Frame 0.", "Photo by Yonhap"), ("Frame 1.", "Photo by Yonhap")]


def test_a_photo_that_may_not_leave_the_house_or_whose_rights_ended_is_not_told(at):
    kept = take_photo(caption="Not for others.", no_syndication=True)
    lapses = take_photo(caption="Until noon.", rights_until=NOON + SECOND)
    gallery = make_gallery(photos=[kept, lapses, take_photo(caption="It stays.")], **LIVE)
    story = with_inside("gallery", gallery)
    entry, _response = entry_of(story)
    assert "Until noon." in entry.body
    at(NOON + SECOND)
    for suffix in FORMATS:
        entry, response = entry_of(story, suffix)
        assert "It stays." in entry.body
        assert b"Not for others." not in response.content
        assert b"Until noon." not in response.content


@pytest.mark.parametrize("kind", ["gallery", "story"])
def test_what_readers_may_not_see_yet_or_any_more_leaves_nothing(kind, at):
    make = make_gallery if kind == "gallery" else make_article
    to_come = make(headline="To come", status=Status.PUBLISHED, published_at=NOON + HOUR)
    gone = make(headline="Gone by", **LIVE | {"status": Status.WITHDRAWN})
    story = with_inside(kind, to_come, gone, make(headline="Draft copy"))
    entry, _response = entry_of(story)
    assert entry.body.endswith("Before.</p><p>After.</p>")
    at(NOON + HOUR)
    entry, _response = entry_of(story)
    assert "To come" in entry.body and "Gone by" not in entry.body


@pytest.mark.parametrize("suffix", FORMATS)
def test_another_story_is_a_link_with_its_headline(suffix):
    other = make_article(headline="The other & more", slug="other", **LIVE)
    entry, response = entry_of(with_inside("story", other), suffix)
    address = f"http://testserver{other.get_absolute_url()}"
    assert f'<p>Related: <a href="{address}">The other &amp; more</a></p>' in entry.body
    assert f"article-{other.pk}" in response["Surrogate-Key"].split()


def test_ten_stories_with_galleries_ask_no_more_than_one(django_assert_num_queries):
    def story():
        galleries = [make_gallery(photos=[make_photo()], **LIVE) for _number in range(2)]
        return with_inside("gallery", *galleries, slug=f"s-{galleries[0].pk}")

    first = story()
    address = f"{first.section.get_absolute_url()}feed.rss"
    Client().get(address)
    with CaptureQueriesContext(connection) as asked:
        Client().get(address)
    for _number in range(9):
        story()
    with django_assert_num_queries(len(asked)):
        Client().get(address)
