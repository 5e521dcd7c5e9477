"""Bulk stories are rows as the verbs would have left them."""

import pytest
from django.forms import model_to_dict

from articles import workflow
from articles.demo.bulk import Shape
from articles.models import Article
from articles.preflight import problems
from tests.builders import make_user
from tests.bulk import make_many

pytestmark = pytest.mark.django_db


def rows_of(article):
    """Every row that hangs on the story, without their own keys."""
    hung = {}
    for relation in ("bylines", "taggings", "placements", "photos"):
        hung[relation] = [
            model_to_dict(row, exclude=["id"]) | {"hour": row.published_at}
            for row in getattr(article, relation).order_by("pk")
        ]
    return hung


def test_a_bulk_story_is_what_the_verbs_make_of_its_form():
    make_many(2, shape=Shape(bylines=2, tags=3, photos=2))
    for article in Article.objects.all():
        before = rows_of(article)
        assert problems(article) == []
        workflow.update(article, by=make_user("publisher"), seen=article.head_id)
        after = Article.objects.get(pk=article.pk)
        assert rows_of(after) == before
        same = ("slug", "words", "body", "headline", "edition_date", "published_at", "section_id")
        assert [getattr(after, name) for name in same] == [getattr(article, name) for name in same]


def test_two_runs_with_one_seed_are_alike():
    make_many(3, seed=5)
    make_many(3, seed=5, newest=Article.objects.newest_first().last().published_at)
    headlines = list(Article.objects.order_by("pk").values_list("headline", flat=True))
    assert headlines[:3] == headlines[3:]
