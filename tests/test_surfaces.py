"""What readers may see, asked at every address of the site, to the second.

The surfaces come from the URLconf: a route that stands in neither table below, or a feed
in a format that nobody here can read, fails. Each piece bears a token in every text of
its own, so that whatever tells of it, tells the token.
"""

from dataclasses import dataclass

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, get_resolver

from articles import workflow as stories
from articles.models import Article
from media import workflow as galleries
from media.models import Gallery, Photo
from newsroom.addresses import remember
from newsroom.publishing import TOLD_AGAIN_FOR, Status
from tests.builders import (
    HOUR,
    NOON,
    SECOND,
    make_agency,
    make_article,
    make_contributor,
    make_gallery,
    make_section,
    make_tag,
    take_photo,
)
from tests.feed_reader import entries_of, in_every_format

pytestmark = pytest.mark.django_db

TOKEN = "quokka"
DAY, MONTH = "/2026/07/31/", "/2026/07/"  # of NOON, in the paper's zone

# Where a story stands that runs in "home", also in "also", under a topic, with a byline,
# sourced from an agency, put beside another story; or why a route cannot show it.
STORY = {
    "healthz": "says ok and nothing else",
    "readyz": "names parts of the machine, no pieces",
    "favicon": "leads to the icon",
    "icon": "shows the paper's logo",
    "paper:preview": "asks for a key that the desk gives out; see test_preview_links.py",
    "paper:preview-photo": "asks for a key that the desk gives out; see test_preview_links.py",
    "paper:front": ["/"],
    "paper:front-feed": ["/feed.rss"],
    "paper:latest": ["/latest/"],
    "paper:latest-feed": ["/latest/feed.rss"],
    "paper:story": [f"{DAY}{TOKEN}/", f"{DAY}beside-it/"],
    "paper:day": [DAY],
    "paper:month": [MONTH],
    "paper:topics": ["/topics/"],
    "paper:topic": [f"/topics/{TOKEN}/"],
    "paper:topic-feed": [f"/topics/{TOKEN}/feed.rss"],
    "paper:contributor": [f"/by/{TOKEN}-writer/", f"/by/{TOKEN}-agency/"],
    "paper:contributor-feed": [
        f"/by/{TOKEN}-writer/feed.rss", f"/by/{TOKEN}-agency/feed.rss",
    ],
    "paper:corrections": "lists corrections: tests/articles/test_corrections.py asks",
    "paper:corrections-feed": "carries corrections, as the page lists them",
    "paper:sitemap": "names months: tests/articles/test_sitemaps.py asks",
    "paper:sitemap-month": ["/sitemap-2026-07.xml"],
    "paper:sitemap-pages": "names pages of the house",
    "paper:sitemap-news": ["/sitemap-news.xml"],
    "paper:robots": "names lists",
    "paper:ads-txt": "an editor wrote it",
    "paper:house-ad": "the image of an ad",
    "paper:ad-frame": "others wrote it",
    "paper:security-txt": "names a contact",
    "paper:manifest": "names the paper",
    "paper:feeds": "names lists",
    "paper:opml": "names lists",
    "paper:search": ["/search/?q=return", "/search/?q=return&order=best&section=also"],
    "paper:search-feed": ["/search/feed.rss?q=return"],
    "paper:section": ["/home/", "/also/"],
    "paper:section-feed": ["/home/feed.rss", "/also/feed.rss"],
    "media:galleries": "lists galleries",
    "media:galleries-feed": "carries galleries",
    "media:gallery": "shows galleries",
    "media:upload": ["photo"],
}  # fmt: skip
STORY = in_every_format(STORY)

# The same of a gallery, which a story has in its text.
GALLERY = dict.fromkeys(STORY, "lists stories") | {
    "healthz": STORY["healthz"],
    "readyz": STORY["readyz"],
    "favicon": STORY["favicon"],
    "icon": STORY["icon"],
    "paper:preview": STORY["paper:preview"],
    "paper:preview-photo": STORY["paper:preview-photo"],
    "paper:story": [f"{DAY}with-gallery/"],
    "paper:sitemap-month": ["/sitemap-2026-07.xml"],
    "media:galleries": ["/photos/"],
    "media:galleries-feed": ["/photos/feed.rss"],
    "media:gallery": [f"/photos{DAY}{TOKEN}/", f"/photos{DAY}another/"],
    "media:upload": ["photo"],
}
GALLERY |= in_every_format({"media:galleries-feed": GALLERY["media:galleries-feed"]})

# What answers without a route of its own; the old address only leads to the piece.
BESIDES = ["/no/such/page/", f"/old-{TOKEN}/"]

READERS = dict.fromkeys(
    (f"application/{kind}; charset=utf-8" for kind in ("rss+xml", "atom+xml", "feed+json")),
    lambda response: [entry.text("guid") for entry in entries_of(response)],
)


@dataclass
class Scene:
    """A piece, its photo, and the verbs that move it."""

    piece: Article | Gallery
    photo: Photo
    verbs: object
    table: dict

    def addresses(self):
        """Every address at which it can stand."""
        found = [address for addresses in self.table.values() if not isinstance(addresses, str)
                 for address in addresses]  # fmt: skip
        return [one for address in found for one in self._real(address)] + BESIDES

    def _real(self, address):
        if address != "photo":
            return [address]
        stem, made = self.photo.current.stem, self.photo.current.manifest["full"]
        return [f"/uploads/{stem}/full-{width}.jpg" for width, _height in made]


def words(name):
    """A text that bears the token."""
    return f"{name} of the {TOKEN}"


def make_story_scene(**changes) -> Scene:
    """A story live at NOON in every place where one can stand, and its neighbours."""
    tag = make_tag(name=words("Life"), slug=TOKEN)
    writer = make_contributor(name=words("Friend"), slug=f"{TOKEN}-writer")
    agency = make_agency(name=words("Press"), slug=f"{TOKEN}-agency", agency_name=TOKEN)
    photo = take_photo(caption=words("Photo"), alt_text=words("Face"), headline=words("Look"))
    home, also = make_section(slug="home"), make_section(slug="also")
    given = {
        "headline": words("Return"), "short_headline": words("Back"), "dek": words("Story"),
        "kicker": words("Isle"), "slugline": TOKEN.upper(), "slug": TOKEN, "photos": [photo],
        "body": f"<p>{words('Text')}.</p>", "tags": [tag], "bylines": [writer], "source": agency,
        "section": home, "also_in": [also], "status": Status.PUBLISHED, "published_at": NOON,
        "at": NOON - HOUR,
    }  # fmt: skip
    article = make_article(**given | changes)
    live = {"status": Status.PUBLISHED, "published_at": NOON - HOUR}
    make_article(slug="beside-it", section=make_section(), related=[article], **live)
    remember(f"/old-{TOKEN}/", article)
    return Scene(article, photo, stories, STORY)


def make_gallery_scene(**changes) -> Scene:
    """A gallery live at NOON, and its neighbours."""
    photo = take_photo(caption=words("Photo"), alt_text=words("Face"))
    given = {
        "headline": words("Faces"), "dek": words("Life"), "slug": TOKEN, "photos": [photo],
        "section": make_section(slug="home"), "tags": [make_tag(name=words("Life"))],
        "bylines": [make_contributor(name=words("Friend"))], "status": Status.PUBLISHED,
        "published_at": NOON,
    }  # fmt: skip
    gallery = make_gallery(**given | changes)
    live = {"status": Status.PUBLISHED, "published_at": NOON - HOUR}
    make_gallery(slug="another", **live)
    make_article(
        slug="with-gallery", body=f'<p>See</p><figure data-gallery="{gallery.pk}"></figure>', **live
    )
    remember(f"/old-{TOKEN}/", gallery)
    return Scene(gallery, photo, galleries, GALLERY)


SCENES = [make_story_scene, make_gallery_scene]


def routes(patterns, namespace=""):
    """The names of all routes but the desk's, which asks for a log-in itself."""
    for pattern in patterns:
        if str(pattern.pattern).startswith(settings.ADMIN_PATH):
            continue
        if isinstance(pattern, URLPattern):
            yield namespace + (pattern.name or str(pattern.pattern))
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern.url_patterns, inner)


def tells_of(piece, response) -> bool:
    """Whether the answer lets a reader know of the piece."""
    if response.streaming:  # a photo's file
        return response.status_code == 200
    kind = response.headers.get("Content-Type", "")
    if "/feed." in response.wsgi_request.path and response.status_code == 200:
        assert kind in READERS, f"Nobody here can read {kind}: add its reader to READERS."
        assert (piece.permanent_guid() in READERS[kind](response)) == _has_token(response)
    return _has_token(response)


def _has_token(response):
    told = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    page = response.content.decode()
    asked = response.wsgi_request.path  # which a page may say back
    return TOKEN in (told + page.replace(asked, "")).lower()


def where_told(scene) -> set[str]:
    """The addresses that tell of the piece now."""
    client = Client()
    return {address for address in scene.addresses() if tells_of(scene.piece, client.get(address))}


@pytest.mark.parametrize("table", [STORY, GALLERY])
def test_every_route_of_the_site_is_known_here(table):
    found = set(routes(get_resolver().url_patterns))
    assert found - set(table) == set(), "Say in STORY and GALLERY where these show a piece."
    assert set(table) - found == set(), "These routes are gone."


@pytest.mark.parametrize("make_scene", SCENES)
def test_a_scheduled_piece_is_nowhere_before_its_second_and_everywhere_after(make_scene, at):
    scene = make_scene()
    everywhere = set(scene.addresses()) - {"/no/such/page/"}
    at(NOON - SECOND)
    assert where_told(scene) == set()
    at(NOON)
    assert everywhere <= where_told(scene)
    at(NOON + SECOND)
    assert everywhere <= where_told(scene)


@pytest.mark.parametrize("make_scene", SCENES)
def test_a_piece_published_under_embargo_is_nowhere_before_it_lifts(make_scene, at):
    scene = make_scene(embargo_until=NOON, published_at=NOON - 2 * HOUR)
    assert scene.piece.published_at == NOON
    at(NOON - SECOND)
    assert where_told(scene) == set()
    at(NOON + SECOND)
    assert set(scene.addresses()) - {"/no/such/page/"} <= where_told(scene)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.REVIEW, Status.READY, Status.SPIKED])
@pytest.mark.parametrize("make_scene", SCENES)
def test_what_is_not_published_is_nowhere_at_any_hour(make_scene, status, at):
    scene = make_scene(status=status)
    at(NOON + 24 * HOUR)
    assert where_told(scene) == set()


@pytest.mark.parametrize("make_scene", SCENES)
def test_a_withdrawn_piece_leaves_its_notice_at_its_address_and_in_feeds(make_scene, at):
    scene = make_scene()
    at(NOON + HOUR)
    scene.verbs.withdraw(scene.piece, by=None, seen=scene.piece.head_id, notice="It was wrong.")
    own = scene.piece.get_absolute_url()
    page = Client().get(own)
    assert page.status_code == 410
    assert "It was wrong." in page.content.decode()
    assert words("Text") not in page.content.decode()
    feeds = {address for address in scene.addresses() if "/feed." in address}
    assert where_told(scene) - {own, f"/old-{TOKEN}/"} == feeds
    for address in feeds:
        entries = entries_of(Client().get(address))
        (entry,) = [one for one in entries if one.text("guid") == scene.piece.permanent_guid()]
        told = entry.whole
        assert "It was wrong." in told
        assert [gone for gone in ("Text", "Photo", "Face", "Friend") if words(gone) in told] == []
        assert entry.photos == []
    at(NOON + HOUR + TOLD_AGAIN_FOR)
    assert where_told(scene) - {own, f"/old-{TOKEN}/"} == set()


def test_the_desk_is_behind_its_log_in():
    scene = make_story_scene()
    for address in ("", "articles/article/", f"articles/article/{scene.piece.pk}/change/"):
        response = Client().get(f"/{settings.ADMIN_PATH}{address}", follow=False)
        assert response.status_code == 302
        assert not _has_token(response)
