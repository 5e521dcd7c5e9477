"""Finding stories on the desk: by words of the headline, slugline, a name, or an address.

What has an hour is found by the index of the readers' search, what is on its way by any part
of a word: no search reads every story of the paper.
"""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from articles.admin.forms import path_of
from articles.models import Article, Byline
from articles.search import find, parse
from articles.search.index import HIGHEST_ID
from newsroom import clock
from newsroom.addresses import address_today
from newsroom.admin.pieces.states import state_of
from newsroom.models import Contributor
from newsroom.publishing import Status

MOST_NAMES = 50
MOST_MATCHES = 1000  # of the index, the newest; asked for a few, PostgreSQL walks all keys
AHEAD = timedelta(days=3650)  # scheduled stories are found too
LAST = chr(0x10FFFF)  # sorts after whatever may follow
NO_HOUR_YET = (Status.DRAFT, Status.REVIEW, Status.READY, Status.SPIKED)
MOST_FOUND = 12


def found_by(rows, words: str):
    """The rows that `words` find; a whole address finds its story, also an old one."""
    if "/" in words and (address := _address_of(words)):
        return rows.filter(**address)
    named = Contributor.objects.filter(name__icontains=words).values_list("pk", flat=True)
    signed = Byline.objects.filter(piece=OuterRef("pk"), contributor__in=list(named[:MOST_NAMES]))
    told = Q(headline__icontains=words) | Q(slugline__icontains=words) | Exists(signed)
    slugline = Q(slugline=words) | Q(slugline__range=(words.upper(), words.upper() + LAST))
    return rows.filter(Q(pk__in=in_index(words)) | slugline | Q(told, status__in=NO_HOUR_YET))


def in_index(words: str) -> list[int]:
    """The ids of the newest stories with an hour that have these words, newest first."""
    keys = find(parse(words), clock.now() + AHEAD, limit=MOST_MATCHES, marks=())
    return [key & HIGHEST_ID for key in keys]


def _address_of(text: str) -> dict | None:
    if (path := path_of(text)) and Article.objects.filter(**path).exists():
        return path
    bare = "/" + text.split("://", 1)[-1].partition("/")[2] if "://" in text else text
    today = address_today(bare)
    return path_of(today) if today else path


def find_stories(words: str, by) -> list[dict]:
    """Stories that the form may refer to; the newest without any words."""
    rows = Article.objects.exclude(status=Status.SPIKED)
    rows = found_by(rows, words) if words else rows
    return _as_rows(rows.order_by("-pk")[:MOST_FOUND])


def name_stories(ids: list[int], by) -> list[dict]:
    """The stories of these ids."""
    return _as_rows(Article.objects.filter(pk__in=ids))


def _as_rows(stories):
    """`address` is empty until a story has one that lasts: with its first publication."""
    now = clock.now()
    rows = stories.select_related("section").only(
        "headline", "slugline", "slug", "status", "edition_date", "published_at", "embargo_until",
        "section__name",
    )  # fmt: skip
    return [
        {
            "id": row.pk,
            "label": str(row),
            "hint": f"{row.section.name} · {state_of(row, now).word}",
            "address": row.get_absolute_url() if row.is_addressable(now) else "",
        }
        for row in rows
    ]
