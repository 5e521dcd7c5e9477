"""Structured data against what Google's search documentation requires and recommends.

The fields of "Article", "Breadcrumb" and "Image metadata" as that documentation lists them;
what it only recommends is required here.
"""

import json
import re
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from django.test import Client
from lxml import html

from media.models import Photo
from tests.builders import (
    HOUR,
    NOON,
    make_article,
    make_contributor,
    make_gallery,
    make_section,
    take_photo,
)

pytestmark = pytest.mark.django_db

ARTICLE = ("headline", "image", "datePublished", "dateModified", "author")
IMAGE = ("contentUrl", "creditText", "copyrightNotice", "creator", "license", "acquireLicensePage")
PERSON = ("name", "url")
STEP = ("position", "name", "item")
RATIOS = {16 / 9, 4 / 3, 1.0}


def graph_of(address):
    page = html.fromstring(Client().get(address).content.decode())
    (told,) = page.xpath("//script[@type='application/ld+json']/text()")
    data = json.loads(told)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def has_all(node, names):
    missing = [name for name in names if not node.get(name)]
    assert not missing, (node.get("@type"), missing)


def is_address(text):
    assert urlsplit(text).scheme in ("http", "https") and urlsplit(text).netloc, text


@pytest.fixture
def live(at, work):
    """Two photos with all their files and rights, and the hour at which pieces are live."""
    terms = {"usage_terms": "https://example.org/terms", "copyright_notice": "© Yonhap 2026"}
    photos = [take_photo((1920, 1280), creator="Seo Ha-na", **terms) for _number in range(2)]
    work()
    at(NOON + HOUR)
    photos = list(Photo.objects.filter(pk__in=[photo.pk for photo in photos]))
    return {"photos": photos, "status": "published", "published_at": NOON}


def check_image(node):
    has_all(node, IMAGE)
    for name in ("contentUrl", "license", "acquireLicensePage"):
        is_address(node[name])
    has_all(node["creator"], ("@type", "name"))


def check_breadcrumbs(node):
    steps = node["itemListElement"]
    assert len(steps) >= 2
    for number, step in enumerate(steps, 1):
        has_all(step, STEP)
        assert step["position"] == number
        is_address(step["item"])


def test_a_story_has_all_that_is_asked_of_an_article(live):
    names = [make_contributor(name=name, slug=name.lower()) for name in ("Kim", "Seo")]
    graph = graph_of(make_article(bylines=names, **live).get_absolute_url())
    story = graph["NewsArticle"]
    has_all(story, ARTICLE)
    assert len(story["headline"]) <= 110
    for name in ("datePublished", "dateModified"):
        assert datetime.fromisoformat(story[name]).utcoffset() is not None
    assert len(story["author"]) == 2
    for author in story["author"]:
        has_all(author, PERSON)
        assert re.fullmatch("Person|Organization", author["@type"])
    ratios = {one["width"] / one["height"] for one in story["image"] if one["width"] >= 1200}
    assert ratios >= RATIOS
    for one in story["image"]:
        check_image(one)
    check_breadcrumbs(graph["BreadcrumbList"])


def test_a_gallery_and_its_photos_have_theirs(live):
    graph = graph_of(make_gallery(**live).get_absolute_url())
    for one in graph["ImageGallery"]["image"]:
        check_image(one)
    check_breadcrumbs(graph["BreadcrumbList"])


def test_a_section_has_its_way_back(live):
    make_article(section=make_section(slug="port", name="Port"), **live)
    graph = graph_of("/port/")
    assert graph["CollectionPage"]["mainEntity"]["itemListElement"]
