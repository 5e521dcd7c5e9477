"""What a page costs: at most eight queries, and no more with many stories than with few."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Correction, GalleryEmbed, RelatedStory
from media.models import Gallery
from tests.builders import NOON, make_gallery
from tests.bulk import make_many, make_many_galleries

pytestmark = pytest.mark.django_db
MOST = 8


def lay_out_a_paper(stories):
    """Stories of 3 bylines, 5 tags, 12 photos, each with related ones, corrections, a gallery."""
    make_many(stories)
    make_many_galleries(stories)
    gallery = Gallery.objects.order_by("pk").first() or make_gallery()
    newest = list(Article.objects.order_by("-published_at")[:4])
    for article in newest:
        body = article.body + f'<figure data-gallery="{gallery.pk}"></figure>'
        Article.objects.filter(pk=article.pk).update(body=body)
        GalleryEmbed.objects.get_or_create(article=article, gallery=gallery)
        for position, other in enumerate(one for one in newest if one != article):
            RelatedStory.objects.get_or_create(
                article=article, to_article=other, defaults={"position": position}
            )
        if article.head:
            Correction.objects.create(article=article, revision=article.head, text="Mended.")


def addresses():
    """A page of every kind, each with as much on it as there is."""
    story = Article.objects.newest(NOON).first()
    signer = story.bylines.first().contributor
    return {
        "front": "/",
        "latest": "/latest/",
        "older": f"/latest/?before={story.published_at:%Y%m%d%H%M%S%f}-{story.pk}",
        "section": story.section.get_absolute_url(),
        "topics": "/topics/",
        "topic": story.taggings.first().tag.get_absolute_url(),
        "contributor": signer.get_absolute_url(),
        "day": f"/{story.edition_date:%Y/%m/%d}/",
        "month": f"/{story.edition_date:%Y/%m}/",
        "story": story.get_absolute_url(),
        "galleries": "/photos/",
        "gallery": Gallery.objects.newest(NOON).first().get_absolute_url(),
        "not found": "/nowhere/",
    }


def cost(address):
    with CaptureQueriesContext(connection) as queries:
        response = Client().get(address)
    assert response.status_code == (404 if address == "/nowhere/" else 200), address
    return len(queries)


def costs():
    return {name: cost(address) for name, address in addresses().items()}


def test_every_page_costs_at_most_eight_queries_and_the_same_for_few_and_many(at):
    at(NOON)
    lay_out_a_paper(4)
    few = costs()
    lay_out_a_paper(60)
    many = costs()
    assert {name: number for name, number in many.items() if number > MOST} == {}
    assert few == many


def test_the_frame_of_a_page_is_one_query(at):
    at(NOON)
    make_many(3)
    assert cost("/topics/") == 3  # frame, topics, Latest Headlines
