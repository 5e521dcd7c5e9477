"""With 50,000 stories every list is read in the order of its index: PostgreSQL's own plans.

The queries are those that the addresses run, as the database got them.
"""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.demo.bulk import Shape
from articles.models import Article, ArticlePhoto, Byline, Placement, Tagging
from media.models import Gallery, GalleryByline, GalleryPhoto, GalleryTagging
from newsroom import clock
from newsroom.models import Contributor, Section, Tag
from tests.builders import NOON, make_agency
from tests.bulk import lay_cast, make_many, make_many_galleries

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="plans are read from PostgreSQL (DATABASE_URL)"
    ),
]

SEED, GALLERIES, TIMES = 1000, 200, 50  # stories and galleries made, how often they are there
SHIFT = 1_000_000  # between the ids of one repetition and the next
BIG = 20_000  # rows from which on no table is read as a whole; below that, PostgreSQL may be right
PAGE = 1500  # rows that may be sorted or passed over: the longest feed with its topics

LISTED = [(Placement, "article"), (Tagging, "content_object"), (Byline, "piece")]
GALLERY_PARTS = [
    (GalleryTagging, "content_object"), (GalleryByline, "piece"), (GalleryPhoto, "gallery"),
]  # fmt: skip

# Each listing and the index of its order.
LISTINGS = {
    "latest": ("/latest/", "article_newest"),
    "section": ("/section/", "placement_newest"),
    "topic": ("/topic/", "tagging_newest"),
    "contributor": ("/contributor/", "byline_newest"),
    "day": ("/day/", "article_by_day"),
    "month": ("/month/", "article_by_day"),
    "galleries": ("/photos/", "gallery_newest"),
    "front feed": ("/feed.rss", "article_newest"),
    "latest feed": ("/latest/feed.rss", "article_newest"),
    "section feed": ("/section/feed.rss", "placement_newest"),
    "topic feed": ("/topic/feed.rss", "tagging_newest"),
    "contributor feed": ("/contributor/feed.rss", "byline_newest"),
    "gallery feed": ("/photos/feed.rss", "gallery_newest"),
}
OTHERS = {
    "front": "/",
    "topics": "/topics/",
    "story": "/story/",
    "rare agency": "/by/rare/",
    "rare agency's feed": "/by/rare/feed.rss",
} | {f"old {name}": f"{LISTINGS[name][0]}?before=20260403000000000000-1"
     for name in ("latest", "section", "topic", "contributor", "galleries")}  # fmt: skip


@pytest.fixture
def archive(db):
    """50,000 stories over five months; the real addresses by their short names."""
    with clock.at(NOON):
        lay_cast(Shape(bylines=10, tags=20, photos=10))
        make_many(SEED, shape=Shape(bylines=2, tags=3, photos=1, paragraphs=1))
        make_many_galleries(GALLERIES, photos=1)
        repeat_pieces(Article, *LISTED, (ArticlePhoto, "article"))
        repeat_pieces(Gallery, *GALLERY_PARTS)
        withdraw_some()
        rare = make_agency(slug="rare")
        Article.objects.filter(pk=2 * SHIFT + Article.objects.first().pk).update(source=rare)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        return {
            "/section/": Section.objects.first().get_absolute_url(),
            "/topic/": Tag.objects.first().get_absolute_url(),
            "/contributor/": Contributor.objects.order_by("pk").first().get_absolute_url(),
            "/day/": "/2026/06/30/",
            "/month/": "/2026/06/",
            "/story/": Article.objects.published(NOON).newest_first()[500].get_absolute_url(),
        }


def repeat_pieces(model, *parts):
    """Copy the pieces and what they are listed through, each time three days earlier.

    `parts` are (model, field that names the piece).
    """
    earlier = {"published_at": "published_at - k * interval '3 days'"}
    repeat(
        model,
        **earlier,
        id=f"id + k * {SHIFT}",
        uid="gen_random_uuid()",
        slug="slug || '-' || k",
        edition_date="edition_date - k * 3",
        head_id="NULL::bigint",
        live_id="NULL::bigint",
    )
    for part, piece in parts:
        repeat(part, id=None, **earlier, **{f"{piece}_id": f"{piece}_id + k * {SHIFT}"})


def repeat(model, *, times=TIMES, **changes):
    """INSERT … SELECT every row of the model, `times` - 1 times; None leaves a column out."""
    columns = [field.column for field in model._meta.concrete_fields]
    columns = [column for column in columns if changes.get(column, "") is not None]
    values = ", ".join(changes.get(column, f'"{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {values} "  # noqa: S608
            f"FROM {table}, generate_series(1, {times - 1}) AS k"
        )


def withdraw_some():
    """One story in 200, as the verb leaves it."""
    gone = Article.objects.extra(where=["id %% 200 = 0"])
    gone.update(status="withdrawn", withdrawal_notice="Wrong.", withdrawn_at=NOON)
    Article.objects.filter(status="withdrawn", published_at__lt=NOON - timedelta(days=3)).update(
        withdrawn_at=NOON - timedelta(days=10)
    )
    for model, piece in LISTED:
        model.objects.filter(**{f"{piece}__status": "withdrawn"}).update(published_at=None)


def plans_of(address) -> list[dict]:
    """The plan of every query that the address runs, as EXPLAIN tells it."""
    with clock.at(NOON), CaptureQueriesContext(connection) as queries:
        response = Client().get(address)
    assert response.status_code == 200, address
    return [plan_of(query["sql"]) for query in queries.captured_queries]


def plan_of(sql) -> dict:
    """The plan of one query."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
        found = cursor.fetchone()[0]
    found = json.loads(found) if isinstance(found, str) else found
    return found[0]["Plan"] | {"sql": sql}


def nodes_of(plan):
    """The plan's node and all below it."""
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes_of(below)


def big_tables() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > %s", [BIG])
        return {name for (name,) in cursor.fetchall()}


def real(archive, address) -> str:
    """The short address with its first part replaced by the real one."""
    listing, _slash, rest = address.lstrip("/").partition("/")
    known = archive.get(f"/{listing}/")
    return f"{known}{rest}" if known else address


def complaints_about(plan, big) -> list[str]:
    """Whole tables read, more sorted than a page, more rows passed over than that."""
    found = []
    for node in nodes_of(plan):
        if node["Node Type"] == "Seq Scan" and node["Relation Name"] in big:
            found.append(f"reads all of {node['Relation Name']}")
        if "Sort" in node["Node Type"] and node["Plans"][0]["Plan Rows"] > PAGE:
            found.append(f"sorts {node['Plans'][0]['Plan Rows']} rows by {node['Sort Key']}")
        if node.get("Rows Removed by Filter", 0) > PAGE:
            found.append(f"passes over {node['Rows Removed by Filter']} rows")
    return [f"{words}: {plan['sql']}" for words in found]


def indexes_in(plans) -> set[str]:
    return {node["Index Name"] for plan in plans for node in nodes_of(plan) if "Index Name" in node}


def test_every_list_is_read_in_the_order_of_its_index(archive):
    """One test, as the archive takes a while: what it says of an address comes by its name."""
    assert Article.objects.count() == SEED * TIMES == 50_000
    big, found = big_tables(), {}
    assert {"articles_article", "articles_placement", "articles_tagging"} <= big
    for name, (address, index) in LISTINGS.items():
        plans = plans_of(real(archive, address))
        found[name] = [words for plan in plans for words in complaints_about(plan, big)]
        found[name] += [] if index in indexes_in(plans) else [f"does without {index}"]
    for name, address in OTHERS.items():
        plans = plans_of(real(archive, address))
        found[name] = [words for plan in plans for words in complaints_about(plan, big)]
    assert {name: words for name, words in found.items() if words} == {}
