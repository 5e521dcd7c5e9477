"""Pages of a list by keyset: page 500 costs what page 1 does, and nothing is counted.

An address names the piece that a page continues below, `?before=<hour>-<pk>`, so that a
piece published meanwhile moves nothing a reader has yet to see.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from newsroom import clock

PAGE = 30  # stories or galleries
_HOUR = "%Y%m%d%H%M%S%f"  # in UTC, to the microsecond, as the database keeps it


class PagedReads:
    """Lists of published pieces by keyset, for the QuerySet of each desk.

    Keys are (hour, pk): `before` is the one that a list continues below, `since` the one
    that it ends with, itself included.
    """

    def newest(self, at=None, before=None, since=None):
        """Published, newest first."""
        rows = self.published(at).newest_first()
        # The bounds are said twice, as no index can begin at an "or".
        if before:
            hour, pk = before
            rows = rows.filter(published_at__lte=hour)
            rows = rows.filter(Q(published_at__lt=hour) | Q(published_at=hour, pk__lt=pk))
        if since:
            hour, pk = since
            rows = rows.filter(published_at__gte=hour)
            rows = rows.filter(Q(published_at__gt=hour) | Q(published_at=hour, pk__gte=pk))
        return rows

    def come_since(self, hour):
        """Those whose hour came after this one."""
        return self.filter(published_at__gt=hour)

    def besides(self, pieces):
        """Not these, which stand on the page already."""
        return self.exclude(pk__in=[piece.pk for piece in pieces])


@dataclass(frozen=True)
class Page:
    """One page of stories or galleries; `older` and `newer` are query strings, None where none is.

    `newer` is "" when the first page, which has no query string, comes next.
    """

    pieces: list
    older: str | None
    newer: str | None
    is_first: bool

    def days(self):
        """The pieces by the day on which readers got them, in the paper's zone."""
        return by_day(self.pieces)


def page_of(rows, request, size=PAGE) -> Page:
    """The page that the request asks for.

    `rows(before=, since=)` gives the list newest first, below or down to a key. Raises
    Http404 for a key that is none, and for a page with nothing on it but the first.
    """
    asked = request.GET.get("before")
    before = key_of(asked) if asked is not None else None
    pieces = list(rows(before=before).for_listing(clock.now(request))[: size + 1])
    if before and not pieces:
        raise Http404("Nothing is older.")
    more = len(pieces) > size
    del pieces[size:]
    return Page(
        pieces=pieces,
        older=f"?before={key_for(pieces[-1])}" if more else None,
        newer=_newer(rows, pieces[0], size) if before else None,
        is_first=before is None,
    )


def _newer(rows, first, size):
    """The query string of the page above: it ends just above `first`."""
    above = rows(since=(first.published_at, first.pk)).reverse()
    keys = above.values_list("published_at", "pk")[size + 1 : size + 2]
    for hour, pk in keys:
        return f"?before={written_key(hour, pk)}"
    return ""


def key_for(piece) -> str:
    """The key of a piece, as addresses carry it."""
    return written_key(piece.published_at, piece.pk)


def key_of(written: str) -> tuple[datetime, int]:
    """The (hour, pk) of an address; Http404 for anything else."""
    hour, _dash, pk = written.partition("-")
    if not (len(hour) == 20 and (hour + pk).isascii() and hour.isdigit() and pk.isdigit()):
        raise Http404("This is no place in the list.")
    try:
        return datetime.strptime(hour, _HOUR).replace(tzinfo=UTC), min(int(pk), 2**62)
    except ValueError as error:
        raise Http404("This is no hour.") from error


def by_day(pieces) -> list[tuple]:
    """[(day, its pieces)…] for pieces in the order of their hours."""
    days = groupby(pieces, key=lambda piece: timezone.localdate(piece.published_at))
    return [(day, list(those)) for day, those in days]


def written_key(hour: datetime, pk: int) -> str:
    """An (hour, pk) as addresses carry it."""
    return f"{hour.astimezone(UTC):{_HOUR}}-{pk}"
