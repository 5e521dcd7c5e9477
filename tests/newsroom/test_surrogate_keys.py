"""What a page shows stands in its Surrogate-Key, so that a cache can forget just that page."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, ArticlePhoto
from media.models import Gallery, Portrait
from newsroom.surrogates import key_of, shown
from tests.builders import (
    NOON,
    make_article,
    make_contributor,
    make_gallery,
    make_photo,
    make_section,
    take_photo,
)
from tests.every_page import make_every_page

pytestmark = pytest.mark.django_db

PIECE = re.compile(r"/(?:photos/)?\d{4}/\d\d/\d\d/[^/\"<]+/")  # an address


def keys_of(response) -> set[str]:
    return set(response["Surrogate-Key"].split())


@pytest.fixture
def pages(at):
    made = make_every_page()
    at(NOON)
    listings = ("front", "latest", "section", "topic", "contributor", "galleries")
    made |= {f"{name} feed": f"{made[name]}feed.rss" for name in listings}
    made |= {"search": "/search/?q=word"}
    del made["not found"]  # kept by nobody
    return made


def test_every_page_has_the_key_of_each_piece_that_it_links_to(pages, client):
    addresses = {piece.get_absolute_url(): key_of(piece)
                 for piece in [*Article.objects.all(), *Gallery.objects.all()]}  # fmt: skip
    for name, address in pages.items():
        response = client.get(address)
        linked = set(PIECE.findall(response.content.decode()))
        wanted = {addresses[link] for link in linked if link in addresses}
        assert wanted <= keys_of(response), name
        assert "paper" in keys_of(response), name
        assert "no-store" not in response["Cache-Control"], name


def test_every_page_has_the_key_of_each_photo_that_it_shows(client, at):
    section = make_section(slug="city")
    photos = [take_photo((200 + number, 100)) for number in range(4)]
    body = f'<p>Text.</p><figure data-photo="{photos[1].pk}"></figure>'
    live = {"status": "published", "published_at": NOON, "section": section}
    gallery = make_gallery(slug="gallery", photos=[photos[2]], **live)
    body += f'<figure data-gallery="{gallery.pk}"></figure><p>More.</p>'
    writer = make_contributor(slug="kim")
    Portrait.objects.create(contributor=writer, photo=photos[3])
    story = make_article(slug="story", photos=[photos[0]], body=body, bylines=[writer], **live)
    at(NOON)
    stems = {photo.current.stem: key_of(photo) for photo in photos}
    seen = set()
    for address in ("/", "/latest/", "/city/", "/photos/", "/by/kim/", "/feed.rss",
                    story.get_absolute_url(), gallery.get_absolute_url()):  # fmt: skip
        response = client.get(address)
        text = response.content.decode()
        wanted = {key for stem, key in stems.items() if stem in text}
        assert wanted <= keys_of(response), address
        seen |= wanted
    assert seen == set(stems.values())


def test_lists_have_the_key_of_what_they_list(pages, client):
    wanted = {
        "front": "all-article", "latest": "all-article", "galleries": "all-gallery",
        "section": "in-section-", "topic": "in-tag-", "contributor": "in-contributor-",
        "day": "on-2026-07-31", "month": "in-2026-07", "section feed": "in-section-",
        "front feed": "all-article", "galleries feed": "all-gallery",
    }  # fmt: skip
    for name, key in wanted.items():
        keys = keys_of(client.get(pages[name]))
        assert any(one.startswith(key) for one in keys), (name, keys)


def test_a_photos_file_has_its_key_and_an_editors_copy_has_none(client, at):
    photo = take_photo()
    make_article(photos=[photo], status="published", published_at=NOON)
    at(NOON)
    response = client.get(f"/uploads/{photo.current.stem}/full-320.jpg")
    assert keys_of(response) == {key_of(photo)}


def test_the_keys_cost_no_query():
    make_article(photos=[make_photo(), make_photo()], status="published", published_at=NOON)
    story = Article.objects.published(NOON).for_page(NOON).get()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        keys = shown({"story": story})
    assert len(asked) == 0
    assert {key_of(use.photo) for use in ArticlePhoto.objects.select_related("photo")} < set(keys)
