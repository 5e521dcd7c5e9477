"""What a page weighs on its way: its body with the style in it, and the headers before it.

Counted is what a browser gets that takes brotli: the compressed body, and each header as a line
of HTTP/1.1, some 700 bytes in all (HTTP/2 packs those smaller). Three figures of it. As sent:
body and headers, by brotli at the quality that a request can pay for (6). The body alone, as
sent. As kept: body and headers, by brotli at 11, at which whoever keeps a page compresses it
once. Surrogate-Key and CDN-Cache-Control are not counted, as the cache that they speak to does
not pass them on; nor are pictures and scripts, which nothing waits for. The room of the first
round trip is ten packets, 14,600 bytes (RFC 6928).
"""

from hashlib import sha256
from itertools import chain, count, cycle

import brotli
import pytest
from django.test import Client
from django.utils.html import strip_tags
from lxml import html

from articles.demo.words import dated, story_files
from media.models import Photo, RenditionSet
from tests.builders import (
    HOUR,
    NOON,
    make_agency,
    make_article,
    make_contributor,
    make_photo,
    make_section,
    make_tag,
)
from tests.every_page import make_every_page

pytestmark = pytest.mark.django_db

BROWSER = "gzip, deflate, br, zstd"  # what Chromium and Firefox send over https
FOR_CACHES = ("Surrogate-Key", "CDN-Cache-Control")
WIDTHS = (320, 640, 960, 1280, 1920)
LIVE = {"status": "published", "published_at": NOON - HOUR}
SECTIONS = "World City Politics Business Sport Culture Science Weather Opinion Harbour".split()
STORIES = [story for story in story_files() if story[0]["language"] == "en"]
_stems = count()


def prose(words):
    """As many words of the demo paper's stories, as paragraphs: what compresses like news."""
    paragraphs = chain.from_iterable(
        dated(body, NOON.date(), "en").split("\n") for _front, body in STORIES
    )
    taken, length = [], 0
    for paragraph in cycle(one for one in paragraphs if one.startswith("<p>")):
        told = strip_tags(paragraph).split()[: words - length]
        taken.append(f"<p>{' '.join(told)}</p>")
        length += len(told)
        if length == words:
            return "".join(taken)


def photo_with_files(front=0):
    """A photo for which every public file was made, by the words of its manifest alone."""
    sizes = [[width, width * 2 // 3] for width in WIDTHS]
    photo = make_photo(
        caption=f"{STORIES[front][0]['dek']} The picture was taken on Tuesday from the east quay.",
        alt_text="Two ferries lie side by side at a quay below a row of lit windows.",
        credit_line="Yonhap",
    )
    files = RenditionSet.objects.create(
        photo=photo,
        stem=sha256(str(next(_stems)).encode()).hexdigest()[:41],  # as long as a real one
        manifest={
            "full": sizes, "3x2": sizes, "16x9": [[1200, 675]], "4x3": [[1200, 900]],
            "1x1": [[1200, 1200]], "avif": ["full", "3x2"],
        },
    )  # fmt: skip
    Photo.objects.filter(pk=photo.pk).update(current=files)
    return photo


@pytest.fixture
def paper(at):
    """A paper with a full masthead, a day of headlines, and stories to be related."""
    at(NOON)
    sections = [make_section(name=name, slug=name.lower()) for name in SECTIONS]
    return [
        make_article(
            headline=front["headline"], dek=front["dek"], section=sections[n % len(sections)],
            slug=front["slug"], body=f"<p>{front['headline']}</p>",
            photos=[photo_with_files(n)], **LIVE,
        )
        for n, (front, _body) in enumerate(STORIES[:20])
    ]  # fmt: skip


def story_of(words, others):
    front = STORIES[-1][0]
    return make_article(
        headline=front["headline"], dek=front["dek"], body=prose(words), source=make_agency(),
        photos=[photo_with_files(n) for n in range(4)], related=others[:4],
        tags=[make_tag(name=name, slug=name.lower()) for name in ("Ferries", "Harbour", "Budget")],
        bylines=[make_contributor(name="Kim Seo-yeon", slug="kim-seo-yeon")], **LIVE,
    )  # fmt: skip


def weights(address):
    """(as sent, its body alone, as kept): bytes of an answer."""
    response = Client().get(address, headers={"accept-encoding": BROWSER})
    assert response.status_code == 200 and response["Content-Encoding"] == "br"
    headers = sum(
        len(f"{name}: {value}\r\n".encode())
        for name, value in response.items()
        if name not in FOR_CACHES
    )
    body = brotli.decompress(response.content)
    sent = len(response.content)
    return headers + sent, sent, headers + len(brotli.compress(body))


def scripts_of(page):
    return page.xpath("//script[not(@type='application/ld+json')]")


@pytest.mark.parametrize(
    ("words", "most"), [(800, (10_300, 9_600, 9_350)), (2000, (13_300, 12_600, 11_850))]
)
def test_a_story_with_all_its_parts_fits_the_first_round_trip(paper, words, most):
    story = story_of(words, paper)
    page = html.fromstring(Client().get(story.get_absolute_url()).content.decode())
    assert len(page.find_class("strip-photos")[0].findall(".//figure")) == 4
    assert len(page.find_class("related")[0].findall(".//article")) == 4
    assert len(page.find_class("rail")[0].findall(".//li")) == 10
    assert page.xpath("//source[@type='image/avif']")
    found = weights(story.get_absolute_url())
    assert all(one <= limit for one, limit in zip(found, most, strict=True)), found


def test_the_front_fits_twenty_thousand_bytes(paper):
    assert max(weights("/")) <= 20_000


@pytest.fixture
def pages(at):
    """Every kind of page, parsed."""
    addresses = make_every_page(photos=[photo_with_files(n) for n in range(3)])
    at(NOON)
    return {
        name: html.fromstring(Client().get(address).content.decode())
        for name, address in addresses.items()
    }


def test_every_picture_says_how_large_it_is_and_one_alone_comes_first(pages):
    seen = 0
    for name, page in pages.items():
        pictures = list(page.iter("img"))
        assert all(int(one.get("width")) and int(one.get("height")) for one in pictures), name
        eager = [one for one in pictures if one.get("loading") != "lazy"]
        assert [one.get("fetchpriority") for one in eager] in ([], ["high"]), name
        seen += len(pictures)
    assert seen > 50


def test_nothing_blocks_and_all_scripts_weigh_four_thousand_bytes_at_most(pages, settings):
    scripts = set()
    for name, page in pages.items():
        assert all(one.get("type") == "module" for one in scripts_of(page)), name
        assert not page.xpath("//link[@rel='stylesheet' or @rel='preload']"), name
        (style,) = page.xpath("//style/text()")
        assert "@import" not in style and "@font-face" not in style, name
        scripts |= {one.get("src") for one in scripts_of(page)}
    written = settings.BASE_DIR / "newsroom" / "static"
    sizes = {one: (written / one.removeprefix("/static/")).stat().st_size for one in scripts}
    assert 0 < sum(sizes.values()) <= 4096, sizes
