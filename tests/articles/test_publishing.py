"""The one rule of publishing: what readers see, to the second."""

import pytest

from articles.models import Article
from newsroom.publishing import Status
from tests.builders import NOON, SECOND, make_article

pytestmark = pytest.mark.django_db

RULES = [
    ("published", "is_published"),
    ("addressable", "is_addressable"),
    ("syndicated", "is_syndicated"),
    ("scheduled", "is_scheduled"),
]


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("hour", [NOON - SECOND, NOON, NOON + SECOND])
def test_queryset_and_instance_agree_at_every_edge(status, hour):
    article = make_article(status=status, published_at=hour)
    for rows, one in RULES:
        listed = getattr(Article.objects, rows)(at=NOON).contains(article)
        assert listed == getattr(article, one)(at=NOON), rows


def test_a_story_is_published_from_its_second_on():
    article = make_article(status=Status.PUBLISHED, published_at=NOON)
    assert not article.is_published(NOON - SECOND)
    assert article.is_published(NOON)
    assert article.is_scheduled(NOON - SECOND)
