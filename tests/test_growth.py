"""What a page costs: at most 8 queries, and with 1,000 stories the same as with 30.

Each story has 3 bylines, 5 topics, 12 photos and two sections. The pages come from the
URLconf, as those of tests/test_surfaces.py: a new one fails until its address stands here.
"""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from articles.models import Article, RelatedStory
from media.models import Gallery
from newsroom.models import Contributor, Section, Tag
from tests.builders import NOON, take_photo
from tests.bulk import FULL, make_many, make_many_galleries
from tests.feed_reader import in_every_format
from tests.test_surfaces import routes

pytestmark = pytest.mark.django_db

AT_MOST = 8  # queries
FEW, MANY = 30, 1000  # few, yet enough that no part of a page is empty

# Routes that read no pieces, or one that asks for a key: see test_preview_links.py.
NO_PAGES = {
    "healthz", "readyz", "favicon", "icon", "paper:robots", "paper:ads-txt", "paper:security-txt",
    "paper:house-ad", "paper:ad-frame",
    "paper:preview", "paper:preview-photo",
}  # fmt: skip


def addresses() -> dict[str, str]:
    """An address of each route; all of the oldest story, which is there from the start."""
    section, tag = Section.objects.first(), Tag.objects.first()
    name = Contributor.objects.first()
    story = Article.objects.order_by("pk").first().get_absolute_url()
    gallery = Gallery.objects.order_by("pk").first().get_absolute_url()
    word = Article.objects.order_by("pk").first().headline.split()[0]
    listings = {
        "paper:front": "/",
        "paper:latest": "/latest/",
        "paper:section": section.get_absolute_url(),
        "paper:topic": tag.get_absolute_url(),
        "paper:contributor": name.get_absolute_url(),
        "media:galleries": "/photos/",
    }
    feeds = {f"{route}-feed": f"{address}feed.rss" for route, address in listings.items()}
    feeds["paper:corrections-feed"] = "/corrections/feed.rss"
    feeds["paper:search-feed"] = f"/search/feed.rss?q={word}"
    return listings | in_every_format(feeds) | {
        "paper:story": story,
        "paper:day": "/2026/07/31/",
        "paper:month": "/2026/07/",
        "paper:topics": "/topics/",
        "paper:corrections": "/corrections/",
        "paper:sitemap": "/sitemap.xml",
        "paper:sitemap-month": "/sitemap-2026-07.xml",
        "paper:sitemap-news": "/sitemap-news.xml",
        "paper:sitemap-pages": "/sitemap-pages.xml",
        "paper:manifest": "/manifest.webmanifest",
        "paper:feeds": "/feeds/",
        "paper:opml": "/feeds.opml",
        "paper:search": f"/search/?q={word}&order=best",
        "media:gallery": gallery,
    }  # fmt: skip


def costs() -> dict[str, int]:
    """How many queries each address takes."""
    found = {}
    for route, address in addresses().items():
        with CaptureQueriesContext(connection) as queries:
            response = Client().get(address)
        assert response.status_code == 200, address
        found[route] = len(queries)
    return found


@pytest.fixture
def paper(at):
    """A paper with few stories and galleries, every story beside others."""
    at(NOON)
    make_many(FEW, shape=FULL)
    make_many_galleries(FEW)
    relate()


def relate():
    """Each story beside four others."""
    keys = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    RelatedStory.objects.bulk_create(
        [
            RelatedStory(article_id=pk, to_article_id=keys[number - n], position=n)
            for number, pk in enumerate(keys)
            for n in range(1, 5)
        ],
        ignore_conflicts=True,
    )


def test_a_page_costs_the_same_with_a_thousand_stories(paper):
    call_command("rebuild_search", stdout=io.StringIO())
    few = costs()
    assert {route: cost for route, cost in few.items() if cost > AT_MOST} == {}
    make_many(MANY - FEW, newest=NOON - timedelta(hours=1), seed=2, shape=FULL)
    make_many_galleries(100 - FEW, newest=NOON - timedelta(hours=1))
    relate()
    call_command("rebuild_search", stdout=io.StringIO())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # PostgreSQL does so by itself, but not within a transaction
    assert costs() == few


def test_every_page_is_measured(paper):
    known = set(addresses()) | NO_PAGES | {"media:upload"}
    assert set(routes(get_resolver().url_patterns)) - known == set(), "Give these an address here."


def test_a_photos_file_costs_little(django_assert_max_num_queries):
    photo = take_photo()
    with django_assert_max_num_queries(AT_MOST):
        Client().get(f"/uploads/{photo.current.stem}/full-320.jpg")


def test_a_page_that_is_not_there_costs_little(paper, django_assert_max_num_queries):
    with django_assert_max_num_queries(AT_MOST):
        assert Client().get("/2026/07/31/no-such-story/").status_code == 404
