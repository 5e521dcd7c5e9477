"""SQLite, which keeps no statistics here, walks the index of each list's order."""

import pytest
from django.db import connection

from articles.admin.search import found_by
from articles.models import Article
from tests.builders import HOUR, NOON, make_article, make_contributor, make_section, make_tag

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="these plans are SQLite's"),
]


def lists():
    return {
        "article_newest": Article.objects.newest(NOON),
        "article_by_day": Article.objects.published(NOON).on_day(NOON.date()).newest_first(),
        "placement_newest": Article.objects.in_section(make_section(), NOON),
        "tagging_newest": Article.objects.tagged(make_tag(), NOON),
        "byline_newest": Article.objects.by_contributor(make_contributor(), NOON),
    }


def test_each_list_walks_its_index_and_sorts_nothing():
    for index, rows in lists().items():
        plan = rows[:20].explain()
        assert index in plan, f"{index}:\n{plan}"
        assert "TEMP B-TREE" not in plan, f"{index}:\n{plan}"


def test_the_desk_s_search_reads_no_story_of_the_paper_but_by_an_index():
    make_article(headline="Ferries", status="published", published_at=NOON - HOUR)
    plan = found_by(Article.objects.all(), "ferries").order_by("-pk")[:101].explain()
    assert "MULTI-INDEX OR" in plan, plan
    assert "SCAN articles_article" not in plan, plan
