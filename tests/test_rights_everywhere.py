"""A photo leaves every surface at the second its rights end, and the story stays whole.

Each address of the site that can show a photo is asked a second before and at that second;
the surfaces come from the URLconf, so that a route which nobody thought of fails.
"""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import get_resolver

from media import rights
from media.models import Photo, Portrait
from newsroom.publishing import Status
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
from tests.feed_reader import in_every_format
from tests.reader import main_text, page_of
from tests.test_surfaces import routes

pytestmark = pytest.mark.django_db

END = NOON + HOUR
DAY = "/2026/07/31/"
NO_PHOTO = "shows no photo"

# Where the photo stands that leads a story, illustrates another, covers a gallery, is
# somebody's portrait; or why a route shows none.
SURFACES = in_every_format(
    {
        "healthz": NO_PHOTO,
        "favicon": NO_PHOTO,
        "icon": NO_PHOTO,
        "paper:preview": "needs a key; test_preview_links.py asks for its photos",
        "paper:preview-photo": "needs a key; test_preview_links.py asks for its photos",
        "readyz": NO_PHOTO,
        "paper:front": ["/"],
        "paper:front-feed": ["/feed.rss"],
        "paper:latest": ["/latest/"],
        "paper:latest-feed": ["/latest/feed.rss"],
        "paper:story": [f"{DAY}leads/", f"{DAY}inside/", f"{DAY}embeds/", f"{DAY}beside/"],
        "paper:day": [DAY],
        "paper:month": "names stories without their photos",
        "paper:topics": "names topics",
        "paper:topic": ["/topics/faces/"],
        "paper:topic-feed": ["/topics/faces/feed.rss"],
        "paper:contributor": ["/by/friend/", "/by/agency/"],
        "paper:contributor-feed": ["/by/friend/feed.rss", "/by/agency/feed.rss"],
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
        "paper:sitemap-month": ["/sitemap-2026-07.xml"],
        "paper:feeds": NO_PHOTO,
        "paper:opml": NO_PHOTO,
        "paper:search": ["/search/?q=headline"],
        "paper:search-feed": ["/search/feed.rss?q=headline"],
        "paper:section": ["/home/", "/also/"],
        "paper:section-feed": ["/home/feed.rss", "/also/feed.rss"],
        "media:galleries": ["/photos/"],
        "media:galleries-feed": ["/photos/feed.rss"],
        "media:gallery": [f"/photos{DAY}covered/", f"/photos{DAY}first/", f"/photos{DAY}other/"],
        "media:upload": ["files"],
    }
)


@dataclass
class Scene:
    """A photo in every place where one can stand, and one that stays when it goes."""

    photo: Photo
    stays: Photo

    def addresses(self) -> list[str]:
        """Every address that shows the photo, its files among them."""
        listed = [one for places in SURFACES.values() if not isinstance(places, str)
                  for one in places if one != "files"]  # fmt: skip
        return listed + self.files_of(self.photo)

    @staticmethod
    def files_of(photo) -> list[str]:
        """The addresses of a photo's public files."""
        sizes = photo.current.manifest["full"]
        return [f"/uploads/{photo.current.stem}/full-{width}.jpg" for width, _height in sizes]

    def where_shown(self) -> set[str]:
        """The addresses that show the photo now: a file of it, its words or its credit."""
        return {address for address in self.addresses() if self._shows(Client().get(address))}

    def _shows(self, response) -> bool:
        if response.streaming:
            return response.status_code == 200
        page = response.content.decode()
        return any(mark in page for mark in (self.photo.current.stem, "Quokka"))


@pytest.fixture
def scene() -> Scene:
    photo = take_photo(
        caption="The Quokka.", alt_text="A face of the Quokka.", credit_line="Quokka Pictures",
        rights_until=END,
    )  # fmt: skip
    stays = take_photo(caption="The harbour.", credit_line="Yonhap")
    home, also = make_section(slug="home"), make_section(slug="also")
    friend, tag = make_contributor(slug="friend"), make_tag(slug="faces")
    Portrait.objects.create(contributor=friend, photo=photo)
    live = {"status": Status.PUBLISHED, "published_at": NOON - HOUR, "section": home}
    leads = make_article(
        slug="leads", photos=[photo, stays, take_photo()], also_in=[also], tags=[tag],
        bylines=[friend], source=make_agency(slug="agency"), **live | {"published_at": NOON},
    )  # fmt: skip
    make_article(
        slug="inside", bylines=[friend], **live,
        body=f'<p>Before.</p><figure data-photo="{photo.pk}"></figure><p>After.</p>',
    )  # fmt: skip
    make_article(slug="beside", related=[leads], **live)
    covered = make_gallery(slug="covered", cover=photo, photos=[stays], **live)
    first = make_gallery(slug="first", photos=[photo, stays], **live)
    make_gallery(slug="other", photos=[stays], **live)
    marks = "".join(f'<figure data-gallery="{one.pk}"></figure>' for one in (covered, first))
    make_article(slug="embeds", body=f"<p>See</p>{marks}", **live)
    return Scene(photo, stays)


def test_every_route_of_the_site_is_known_here():
    found = set(routes(get_resolver().url_patterns))
    assert found - set(SURFACES) == set(), "Say in SURFACES where these show a photo."
    assert set(SURFACES) - found == set(), "These routes are gone."


def test_until_its_second_the_photo_is_everywhere_and_from_then_on_nowhere(scene, at):
    everywhere = set(scene.addresses())
    at(END - SECOND)
    assert everywhere - scene.where_shown() == set()
    at(END)
    assert scene.where_shown() == set()
    at(END + SECOND)
    assert scene.where_shown() == set()


def test_every_surface_still_answers_and_the_next_photo_leads(scene, at):
    at(END)
    pages = [address for address in scene.addresses() if not address.startswith("/uploads/")]
    assert {a: Client().get(a).status_code for a in pages} == dict.fromkeys(pages, 200)
    for address in ("/", "/latest/", "/home/", "/topics/faces/", DAY, f"{DAY}beside/", "/photos/"):
        assert scene.stays.current.stem in Client().get(address).content.decode(), address
    for address in scene.files_of(scene.stays):
        assert Client().get(address).status_code == 200


def test_the_story_counts_what_it_shows(scene, at):
    at(END - SECOND)
    assert "1 of 3 | The Quokka." in main_text(page_of(f"{DAY}leads/"))
    at(END)
    page = page_of(f"{DAY}leads/")
    assert "1 of 2 | The harbour." in main_text(page)
    assert "of 3" not in main_text(page)
    (image,) = page.xpath("//meta[@property='og:image']/@content")
    assert scene.stays.current.stem in image


def test_a_story_without_another_photo_has_none_and_keeps_its_text(scene, at):
    make_article(
        slug="alone", photos=[scene.photo], body="<p>All of it.</p>", status=Status.PUBLISHED,
        published_at=NOON,
    )  # fmt: skip
    at(END)
    page = page_of(f"{DAY}alone/")
    assert "All of it." in main_text(page)
    assert not page.xpath("//section[contains(@class, 'strip-photos')]")
    assert not page.xpath("//meta[@property='og:image']")


def test_a_figure_in_the_text_leaves_nothing(scene, at):
    at(END)
    page = page_of(f"{DAY}inside/")
    assert "Before. After." in main_text(page)
    assert not page.xpath("//article//figure")


def test_a_gallery_counts_and_numbers_what_it_shows(scene, at):
    at(END - SECOND)
    before = page_of(f"/photos{DAY}first/")
    assert "1 of 2" in main_text(before)
    assert "2 photos" in main_text(page_of("/photos/"))
    at(END)
    page = page_of(f"/photos{DAY}first/")
    assert "1 of" not in main_text(page)  # one photo needs no number
    assert page.xpath("//li[@id='photo-1']")
    assert not page.xpath("//li[@id='photo-2']")
    assert "2 photos" not in main_text(page_of("/photos/"))


def test_a_gallery_whose_photos_all_lapsed_still_stands(at):
    photo = take_photo(rights_until=END)
    make_gallery(slug="gone", photos=[photo], status=Status.PUBLISHED, published_at=NOON)
    at(END)
    assert "0 photos" in main_text(page_of("/photos/"))
    assert not page_of(f"/photos{DAY}gone/").xpath("//figure")


def test_what_is_not_for_syndication_is_on_the_site_and_in_no_feed(scene, at):
    Photo.objects.filter(pk=scene.photo.pk).update(no_syndication=True)
    at(END - SECOND)
    away = ("/feed.", "/sitemap")
    feeds = {one for one in scene.addresses() if any(mark in one for mark in away)}
    assert feeds
    assert scene.where_shown() == set(scene.addresses()) - feeds


def test_the_row_and_the_query_agree_at_every_edge():
    for end in (None, END - SECOND, END, END + SECOND):
        photo = take_photo(rights_until=end)
        assert Photo.objects.runnable(END).contains(photo) == photo.may_run(END), end
        rights.kill(photo, by=None, reason="The agency asks.")
        photo.refresh_from_db()
        assert Photo.objects.runnable(END).contains(photo) == photo.may_run(END) == False  # noqa: E712


def test_a_killed_photo_is_nowhere_at_once_and_lifted_it_is_back(scene, at):
    at(NOON + SECOND)
    everywhere = set(scene.addresses())
    assert everywhere - scene.where_shown() == set()
    rights.kill(scene.photo, by=None, reason="The agency asks.")
    assert scene.where_shown() == set()
    rights.lift(scene.photo, by=None, reason="It was another one.")
    assert everywhere - scene.where_shown() == set()
