"""With 100,000 photos every view of the library is read by its index, on both engines."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.demo.bulk_photos import BulkPhotos
from media.models import Photo
from newsroom import clock
from tests.articles.test_plans import big_tables, indexes_in, nodes_of, plan_of, repeat
from tests.builders import NOON, make_article, make_user
from tests.desk import address, at_the_desk

pytestmark = [pytest.mark.django_db]

LIST = "/admin/media/photo/"
# Each view of the library and the index that it is read by; PostgreSQL may take another index
# of those named for a filter, as it knows how many rows each leaves.
VIEWS = {
    LIST: {"photo_newest"},
    f"{LIST}?p=100": {"photo_newest"},
    f"{LIST}?no_alt=1": {"photo_without_alt", "photo_newest"},
    f"{LIST}?no_credit=1": {"photo_by_credit"},
    f"{LIST}?credit=Quay+Pictures": {"photo_by_credit", "photo_newest"},
    f"{LIST}?unused=1": {"photo_newest"},
    f"{LIST}?mine=1": {"photo_by_uploader", "photo_newest"},
    f"{LIST}?rights=week": {"photo_rights_end"},
    f"{LIST}?rights=ended": {"photo_rights_end"},
    f"{LIST}?rights=killed": {"photo_killed"},
    f"{LIST}?day=today": {"photo_newest"},
    f"{LIST}?day=2026-07-01": {"photo_newest"},
}
SEARCHES = [f"{LIST}?q=harbor", f"{LIST}?q=bergen+ferry", f"{LIST}?q=zzzz"]
SEED, TIMES, SHIFT = 2000, 50, 1_000_000


@pytest.fixture
def desk(at):
    """Somebody at the desk of a library with photos from the hour of noon back."""
    at(NOON)
    person = make_user("photo")
    people = [make_user("reporter"), person, make_user("reporter")]
    for _done in BulkPhotos(people=people, newest=NOON).load(SEED):
        pass
    return at_the_desk(person)


def queries_of(desk, view) -> list[str]:
    """What the view asks of the photos, on pages and in look-ups."""
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(view).status_code == 200, view
    told = [query["sql"] for query in queries if 'FROM "media_photo"' in query["sql"]]
    told = [sql for sql in told if not sql.startswith('SELECT "newsroom_section"')]  # the frame
    beside = ("LIMIT 500", "LIMIT 1)")  # the menus of credits and of people
    return [sql for sql in told if " LIMIT " in sql and not sql.endswith(beside)]


def picker(words):
    return f"/admin/articles/article/look-up/photos/?q={words}"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="these plans are SQLite's")
def test_sqlite_walks_an_index_for_every_view(desk):
    for view, indexes in VIEWS.items():
        for sql in queries_of(desk, view):
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
                plan = "\n".join(row[-1] for row in cursor.fetchall())
            assert any(name in plan for name in indexes) or "LIMIT 10001" in sql, (view, plan)
            assert "ORDER BY" not in plan.replace("FOR LAST TERM OF ORDER BY", ""), (view, plan)
            assert "AUTOMATIC" not in plan, (view, plan)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="these plans are SQLite's")
def test_sqlite_searches_the_index_of_words_and_never_every_caption(desk):
    for view in [*SEARCHES, picker("harbor"), picker("zzzz")]:
        for sql in queries_of(desk, view):
            if "MATCH" not in sql:
                continue
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
                plan = "\n".join(row[-1] for row in cursor.fetchall())
            assert "search_photo VIRTUAL TABLE INDEX" in plan, plan
            assert "LIKE" not in sql


@pytest.fixture
def library(desk):
    """100,000 photos, each with its words."""
    repeat(
        Photo, times=TIMES, id=f"id + k * {SHIFT}", uid="gen_random_uuid()",
        sha256="md5(sha256 || k) || md5(k || sha256)",
        uploaded_at="uploaded_at - k * interval '100 hours'", current_id="NULL::bigint",
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO search_photo SELECT id + k * {SHIFT}, words "  # noqa: S608
            f"FROM search_photo, generate_series(1, {TIMES - 1}) AS k"
        )
        cursor.execute("ANALYZE")
    return desk


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="plans are read from PostgreSQL")
def test_postgresql_reads_no_view_of_100_000_photos_as_a_whole(library):
    """One test, as the library takes a while: what it says of a view comes by its name."""
    assert Photo.objects.count() == SEED * TIMES == 100_000
    assert {"media_photo", "search_photo"} <= big_tables()
    found = {}
    for view, indexes in VIEWS.items():
        plans = [plan_of(sql) for sql in queries_of(library, view) if "LIMIT 10001" not in sql]
        found[view] = [f"reads all of it: {plan['sql']}" for plan in plans if reads_all(plan)]
        if not indexes & indexes_in(plans):
            found[view].append(f"uses {sorted(indexes_in(plans))}")
    for view in [*SEARCHES, picker("harbor"), picker("zzzz")]:
        plans = [plan_of(sql) for sql in queries_of(library, view)]
        found[view] = [f"reads all of it: {plan['sql']}" for plan in plans if reads_all(plan)]
        if "search_photo_words" not in indexes_in(plans):
            found[view].append(f"uses {sorted(indexes_in(plans))}")
    assert {view: words for view, words in found.items() if words} == {}


def reads_all(plan) -> bool:
    """Whether it reads the table of photos, or of their words, from end to end."""
    return any(
        node["Node Type"] == "Seq Scan" and node["Relation Name"] in ("media_photo", "search_photo")
        and node["Actual Rows"] + node.get("Rows Removed by Filter", 0) > SEED * TIMES // 2
        for node in nodes_of(plan)
    )  # fmt: skip


def test_a_photos_page_costs_the_same_however_many_there_are(desk):
    photo = Photo.objects.newest_first()[100]
    with clock.at(NOON):
        make_article(photos=[photo])
    page = address(photo)
    desk.get(page)
    with CaptureQueriesContext(connection) as few:
        desk.get(page)
    for _done in BulkPhotos(people=[make_user()], newest=NOON, seed=2).load(500):
        pass
    with CaptureQueriesContext(connection) as many:
        desk.get(page)
    assert len(many) == len(few)
