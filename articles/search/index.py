"""The index of every story that has an hour, written in the transaction of the verb.

A story's key is its hour in seconds with its id below it, so that keys are unique and in
the order of `newest_first()`. Whether a reader may see a story is never asked here: what
is found goes through `published()` all the same.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from django.db import connections, router, transaction

from articles import body as bodies
from articles.models import Article
from articles.search.engines import LAST_POSITION, Row, engine_of
from newsroom.publishing import Status
from newsroom.words import cut

ID_BITS = 30  # ids below a thousand million
HIGHEST_ID = 2**ID_BITS - 1
BATCH = 500  # stories a transaction
LIVE, GONE = "live", "gone"  # marks: stands in lists; withdrawn, so that feeds find the notice


def key_at(hour: datetime, pk: int = HIGHEST_ID) -> int:
    """The key of a story of that hour; by default the last one of its second."""
    return (int(hour.timestamp() // 1) << ID_BITS) | pk


def index(article: Article) -> None:
    """Lay a story into the index as its row stands; one without an hour is taken out."""
    if article.published_at is None:
        unindex([article])
        return
    if article.search_key is not None:
        _drop([article.search_key])
    put(Article.objects.filter(pk=article.pk))


def unindex(articles: Iterable[Article]) -> None:
    """Take stories out of the index."""
    keys = [article.search_key for article in articles if article.search_key is not None]
    if not keys:
        return
    _drop(keys)
    Article.objects.filter(search_key__in=keys).update(search_key=None)


def _drop(keys: list[int]) -> None:
    using = router.db_for_write(Article)
    with connections[using].cursor() as cursor:
        cursor.executemany(engine_of(using).drop, [(key,) for key in keys])


def put(articles) -> int:
    """Lay the stories of a QuerySet, none of which is in it, into the index; says how many."""
    using = router.db_for_write(Article)
    engine, rows = engine_of(using), list(articles.for_search_index())
    with connections[using].cursor() as cursor:
        cursor.executemany(engine.put, [engine.values(_row(article)) for article in rows])
    moved = [article for article in rows if article.search_key != _key(article)]
    for article in moved:
        article.search_key = _key(article)
    Article.objects.bulk_update(moved, ["search_key"], batch_size=200)
    return len(rows)


def fill() -> Iterator[int]:
    """Lay every story that the index lacks into it, newest first; yields how many are done."""
    done = 0
    while True:
        with transaction.atomic():
            number = put(Article.objects.filter(pk__in=_locked(Article.objects.not_in_search())))
        if not number:
            return
        done += number
        yield done


def _locked(rows) -> list[int]:
    """The next ones, locked, so that no verb indexes them meanwhile."""
    rows = rows.select_for_update(no_key=True, of=("self",)).newest_first()
    return list(rows.values_list("pk", flat=True)[:BATCH])


def clear() -> None:
    """Empty the index."""
    using = router.db_for_write(Article)
    with connections[using].cursor() as cursor:
        cursor.execute(engine_of(using).clear)
    Article.objects.exclude(search_key=None).update(search_key=None)


def _key(article) -> int:
    return key_at(article.published_at, article.pk)


def _row(article) -> Row:
    names = [byline.contributor.name for byline in article.bylines.all()]
    topics = [tagging.tag for tagging in article.taggings.all()]
    source = [article.source.name] if article.source else []
    strong = [article.headline, article.short_headline, article.kicker, article.dek,
              article.dateline_place, *names, *source, *(tag.name for tag in topics)]  # fmt: skip
    words = list(cut("\n".join(strong)))
    copy = cut(bodies.plain_text(article.body))
    room = max(LAST_POSITION - len(words), 0)
    return Row(_key(article), words, list(islice(copy, room)), _places(article))


def _places(article) -> list[str]:
    """The marks by which the index itself narrows: where it runs, whose it is, what about."""
    people = {byline.contributor_id for byline in article.bylines.all()}
    people |= {article.source_id} if article.source_id else set()
    return [
        GONE if article.status == Status.WITHDRAWN else LIVE,
        *(f"s{placement.section_id}" for placement in article.placements.all()),
        *(f"c{pk}" for pk in sorted(people)),
        *(f"t{tagging.tag_id}" for tagging in article.taggings.all()),
    ]
