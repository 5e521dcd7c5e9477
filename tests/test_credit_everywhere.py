"""Wherever readers see a photo with its words, they read its credit: a contract.

A story and a gallery are published, each photo with a credit of its own. Every route of the
site says here how it names the photographer of each photo it shows, or why it names none; a
route that is not listed fails. A card is a picture beside a linked headline, without words:
its link leads to the page that has the credit.
"""

import io
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import get_resolver
from lxml import html
from PIL import Image

from media.credits import credit
from media.file_info import file_info
from media.models import Photo, Portrait
from newsroom.publishing import Status
from tests.builders import (
    NOON,
    make_article,
    make_contributor,
    make_gallery,
    make_section,
    make_tag,
    take_photo,
)
from tests.feed_reader import MEDIA, entries_of
from tests.reader import page_of
from tests.test_surfaces import routes

pytestmark = pytest.mark.django_db

DAY = "/2026/07/31/"
NO_PHOTO = "shows no photo"


def stem_in(address) -> str:
    """The photo that the address of a file names."""
    return urlsplit(address).path.split("/")[2]


def spaced(words) -> str:
    return " ".join(words.split())


def in_captions(address) -> list[tuple[str, str]]:
    """(photo, the words under it) of every figure of a page; cards within it are cards."""
    figures = page_of(address).xpath("//main//figure[.//img][not(contains(@class, 'card'))]")
    return [
        (stem_in(image.get("src")), spaced(figure.text_content()))
        for figure in figures
        for image in figure.xpath(".//img")
    ]


def in_a_feed(address) -> list[tuple[str, str]]:
    """(photo, its words) of every photo of a feed's entries: attached, and in the text."""
    found = []
    for entry in entries_of(Client().get(address)):
        attached = [
            (stem_in(photo.get("url")), photo.findtext(f"{MEDIA}credit") or "")
            for photo in entry.photos
        ]
        text = html.fragment_fromstring(entry.body or "", create_parent=True)
        inside = [
            (stem_in(image.get("src")), spaced(image.getparent().text_content()))
            for image in text.xpath(".//img")
        ]
        assert {stem for stem, _words in attached} == {stem for stem, _words in inside}
        found += attached + inside
    return found


def on_cards(address) -> list[tuple[str, str]]:
    """Nothing, once it is sure that each picture of the page is a card's: no words, one link."""
    page = page_of(address)
    for image in page.xpath("//main//img"):
        assert image.get("alt") == "", "a card's picture is decoration"
        assert not image.xpath("ancestor::figure"), "a picture with a caption is no card"
        assert image.xpath("ancestor::*[self::article or self::li][1]//a"), "a card has a link"
    return []


def in_files(_address) -> list[tuple[str, str]]:
    """(photo, the credit written into it) of every public file of every photo in print."""
    found = []
    for photo in Photo.objects.filter(in_print=True).select_related("current"):
        for width, _height in photo.current.manifest["full"]:
            response = Client().get(f"/uploads/{photo.current.stem}/full-{width}.jpg")
            file = Image.open(io.BytesIO(b"".join(response.streaming_content)))
            found.append((photo.current.stem, file_info(file)["xmp"]["photoshop:Credit"]))
    return found


SURFACES = {
    "healthz": NO_PHOTO,
    "favicon": NO_PHOTO,
    "readyz": NO_PHOTO,
    "paper:front": (on_cards, "/"),
    "paper:front-feed": (in_a_feed, "/feed.rss"),
    "paper:latest": (on_cards, "/latest/"),
    "paper:latest-feed": (in_a_feed, "/latest/feed.rss"),
    "paper:story": (in_captions, f"{DAY}story/"),
    "paper:day": (on_cards, DAY),
    "paper:month": NO_PHOTO,
    "paper:topics": NO_PHOTO,
    "paper:topic": (on_cards, "/topics/faces/"),
    "paper:topic-feed": (in_a_feed, "/topics/faces/feed.rss"),
    "paper:contributor": (in_captions, "/by/friend/"),
    "paper:contributor-feed": (in_a_feed, "/by/friend/feed.rss"),
    "paper:section": (on_cards, "/home/"),
    "paper:section-feed": (in_a_feed, "/home/feed.rss"),
    "media:galleries": (on_cards, "/photos/"),
    "media:galleries-feed": (in_a_feed, "/photos/feed.rss"),
    "media:gallery": (in_captions, f"/photos{DAY}gallery/"),
    "media:upload": (in_files, "every file"),
}
SHOWING = {route: told for route, told in SURFACES.items() if told != NO_PHOTO}


@pytest.fixture
def shown(at) -> dict[str, list[Photo]]:
    """The photos of each piece, all live: of the story, of the gallery, of its writer."""
    kinds = ["photo_by", "file_photo_by", "courtesy_of", "handout", "illustration_by"]
    photos = [
        take_photo(credit_kind=kind, credit_line=f"Agency {number} <& Sons>")
        for number, kind in enumerate(kinds)
    ]
    face = take_photo(credit_line="Portrait Studio")
    friend, tag, home = (
        make_contributor(slug="friend"),
        make_tag(slug="faces"),
        make_section(slug="home"),
    )
    Portrait.objects.create(contributor=friend, photo=face)
    Photo.objects.filter(pk=face.pk).update(in_print=True)
    live = {"status": Status.PUBLISHED, "published_at": NOON, "section": home}
    *strip, inside = photos[:3]
    make_article(
        slug="story", photos=strip, tags=[tag], bylines=[friend], **live,
        body=f'<p>Before.</p><figure data-photo="{inside.pk}"></figure><p>After.</p>',
    )  # fmt: skip
    make_gallery(slug="gallery", photos=photos[2:], **live)
    at(NOON)
    story, gallery = photos[:3], photos[2:]
    return {"story": story, "gallery": gallery, "face": [face]}


def photos_on(route, shown) -> list[Photo]:
    """The photos that a surface is to credit."""
    if SHOWING[route][0] is on_cards:
        return []
    if route == "media:upload":
        return shown["story"] + shown["gallery"] + shown["face"]
    if route == "paper:contributor":
        return shown["face"]
    return shown["gallery" if route.startswith("media:") else "story"]


def test_every_route_of_the_site_is_known_here():
    found = set(routes(get_resolver().url_patterns))
    assert found - set(SURFACES) == set(), "Say in SURFACES how these credit a photo."
    assert set(SURFACES) - found == set(), "These routes are gone."


def test_each_photo_is_credited_on_every_surface_that_shows_it(shown):
    credits = {photo.current.stem: credit(photo) for group in shown.values() for photo in group}
    for route, (reading, address) in SHOWING.items():
        told = reading(address)
        stems = {photo.current.stem for photo in photos_on(route, shown)}
        assert {stem for stem, _words in told} == stems, route
        for stem, words in told:
            assert credits[stem] in words, route


def test_the_words_of_a_credit_are_the_same_on_every_surface(shown):
    photo = shown["story"][0]
    assert credit(photo) == photo.credit == "Photo by Agency 0 <& Sons>"
    assert dict(in_captions(f"{DAY}story/"))[photo.current.stem].endswith(photo.credit)
