"""Wherever readers see a photo with its words, they read its credit: a contract.

A story and a gallery are published, each photo with a credit of its own. Every route of the
site says here how it names the photographer of each photo it shows, or why it names none; a
route that is not listed fails. A card is a picture beside a linked headline, without words:
its link leads to the page that has the credit.
"""

import io
import json
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import get_resolver
from lxml import html
from PIL import Image

from media.credits import credit
from media.file_info import file_info
from media.models import Photo, Portrait
from media.pictures import names_of
from media.tasks import bring_up_to_date
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
from tests.feed_reader import MEDIA, entries_of, in_every_format
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


def as_addresses(_address) -> list[tuple[str, str]]:
    """Nothing: a sitemap only leads to files, and these carry their credit."""
    return []


def in_files(_address) -> list[tuple[str, str]]:
    """(photo, the credit written into it) of every public file of every photo in print.

    Full frames, crops about the focal point, the pictures of shared links; JPEG and AVIF.
    """
    found, endings, ratios = [], set(), set()
    for photo in Photo.objects.filter(in_print=True).select_related("current"):
        for name in names_of(photo.current.stem, photo.current.manifest):
            response = Client().get(f"/uploads/{name}")
            assert response.status_code == 200, name
            file = Image.open(io.BytesIO(b"".join(response.streaming_content)))
            found.append((photo.current.stem, file_info(file)["xmp"]["photoshop:Credit"]))
            ratio, _dash, rest = name.rpartition("/")[2].partition("-")
            ratios.add(ratio)
            endings.add(rest.rpartition(".")[2])
    assert (endings, ratios) == ({"jpg", "avif"}, {"full", "3x2", "16x9", "4x3", "1x1"})
    return found


def in_linked_data(address) -> list[tuple[str, str]]:
    """(photo, its creditText) of every picture that a page tells machines of."""
    told = [json.loads(script.text) for script in
            page_of(address).xpath("//script[@type='application/ld+json']")]  # fmt: skip
    return [(stem_in(image["contentUrl"]), image["creditText"]) for image in _images_in(told)]


def _images_in(told):
    """Every ImageObject with a file of a photo, however deep."""
    if isinstance(told, list):
        for one in told:
            yield from _images_in(one)
    elif isinstance(told, dict):
        if told.get("@type") == "ImageObject" and "/uploads/" in told.get("contentUrl", ""):
            yield told
        for one in told.values():
            yield from _images_in(one)


# What a page tells of a photo besides what is seen of it.
FOR_MACHINES = {
    "paper:story": (in_linked_data, f"{DAY}story/"),
    "media:gallery": (in_linked_data, f"/photos{DAY}gallery/"),
}
SURFACES = in_every_format(
    {
        "healthz": NO_PHOTO,
        "favicon": NO_PHOTO,
        "icon": NO_PHOTO,
        "paper:preview": NO_PHOTO,  # without its key; with it, the page is that of paper:story
        "paper:preview-photo": NO_PHOTO,
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
        "paper:corrections": NO_PHOTO,
        "paper:corrections-feed": NO_PHOTO,
        "paper:robots": NO_PHOTO,
        "paper:ads-txt": NO_PHOTO,
        "paper:house-ad": NO_PHOTO,
        "paper:ad-frame": NO_PHOTO,
        "paper:security-txt": NO_PHOTO,
        "paper:manifest": NO_PHOTO,
        "paper:sitemap": NO_PHOTO,
        "paper:sitemap-news": NO_PHOTO,
        "paper:sitemap-pages": NO_PHOTO,
        "paper:sitemap-month": (as_addresses, "/sitemap-2026-07.xml"),
        "paper:feeds": NO_PHOTO,
        "paper:opml": NO_PHOTO,
        "paper:search": (on_cards, "/search/?q=headline"),
        "paper:search-feed": (in_a_feed, "/search/feed.rss?q=headline"),
        "paper:section": (on_cards, "/home/"),
        "paper:section-feed": (in_a_feed, "/home/feed.rss"),
        "media:galleries": (on_cards, "/photos/"),
        "media:galleries-feed": (in_a_feed, "/photos/feed.rss"),
        "media:gallery": (in_captions, f"/photos{DAY}gallery/"),
        "media:upload": (in_files, "every file"),
    }
)
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
    for photo in (*photos, face):
        bring_up_to_date(photo)
        photo.refresh_from_db()
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
    if SHOWING[route][0] in (on_cards, as_addresses):
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
    for route, (reading, address) in [*SHOWING.items(), *FOR_MACHINES.items()]:
        told = reading(address)
        stems = {photo.current.stem for photo in photos_on(route, shown)}
        assert {stem for stem, _words in told} == stems, route
        for stem, words in told:
            assert credits[stem] in words, route


def test_every_page_with_linked_data_of_photos_is_listed(shown):
    for route, (reading, address) in SHOWING.items():
        if reading in (in_captions, on_cards) and in_linked_data(address):
            assert route in FOR_MACHINES, "Say in FOR_MACHINES how this tells a photo's credit."


def test_the_words_of_a_credit_are_the_same_on_every_surface(shown):
    photo = shown["story"][0]
    assert credit(photo) == photo.credit == "Photo by Agency 0 <& Sons>"
    assert dict(in_captions(f"{DAY}story/"))[photo.current.stem].endswith(photo.credit)
