"""Asking the index: keys of stories, newest first or best first among the newest."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connections, router

from articles.models import Article
from articles.search.engines import engine_of
from articles.search.index import LIVE, key_at
from newsroom.models import Contributor, Section, Tag
from newsroom.words import Query

MOST_RANKED = 1000  # matches, the newest: what "best" is chosen among
LOWEST_KEY = -(2**62)
YEARS = range(1700, 2201)


@dataclass(frozen=True)
class Filters:
    """What a search is narrowed to; `year` is of the paper's calendar."""

    section: Section | None = None
    contributor: Contributor | None = None
    topic: Tag | None = None
    year: int | None = None

    def places(self) -> list[str]:
        """The marks that a story must have in the index."""
        marked = (("s", self.section), ("c", self.contributor), ("t", self.topic))
        return [f"{mark}{row.pk}" for mark, row in marked if row]

    def keys(self) -> tuple[int, int]:
        """The lowest and the highest key of the year."""
        if self.year is None:
            return LOWEST_KEY, key_at(datetime(9999, 1, 1, tzinfo=UTC))
        zone = ZoneInfo(settings.TIME_ZONE)
        first, next_one = (datetime(year, 1, 1, tzinfo=zone) for year in (self.year, self.year + 1))
        return key_at(first, 0), key_at(next_one, 0) - 1


EVERYTHING = Filters()


def find(query: Query, at, filters=EVERYTHING, *, limit=MOST_RANKED, marks=(LIVE,)):
    """The keys of the newest stories that match at `at`, newest first.

    `marks` are those of the index that a story must have besides: withdrawn ones are found
    too when it is empty.
    """
    if not query.wanted:
        return []
    lowest, highest = filters.keys()
    highest = min(highest, key_at(at))
    using = router.db_for_read(Article)
    engine = engine_of(using)
    asked = engine.ask(query, [*marks, *filters.places()])
    return _keys(using, engine.newest, [asked, highest, lowest, limit])


def best_first(query: Query, keys: list[int], filters=EVERYTHING) -> list[int]:
    """`keys`, which `find` gave, ordered by how well they match; equal ones newest first."""
    if not keys:
        return []
    using = router.db_for_read(Article)
    engine = engine_of(using)
    return _keys(using, engine.best, engine.best_of(query, [LIVE, *filters.places()], keys))


def _keys(using, sql, parameters) -> list[int]:
    with connections[using].cursor() as cursor:
        cursor.execute(sql, parameters)
        return [key for (key,) in cursor.fetchall()]
