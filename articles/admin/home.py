"""The desk's home: what waits for this person, what goes live next, their work, the day's paper.

Stories and galleries stand together. Each panel asks once per kind for a few rows more
than it counts, so the page costs the same however large the paper is.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.contrib import admin
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.at_work import at_work, with_initials
from articles.admin.care import story_rows
from articles.admin.unsaved import unsaved
from articles.models import Article
from media.admin.care import photo_rows
from media.models import Gallery
from newsroom import clock
from newsroom.admin.hours import clock_time, in_paper_zone, since, until
from newsroom.admin.lists import capped
from newsroom.admin.panels import Panel, Row
from newsroom.admin.pieces.history import became_draft
from newsroom.publishing import ON_THE_WAY, Status
from newsroom.workflow import holds

MOST_COUNTED = 50
SHOWN = 8  # rows of a panel
SOON = timedelta(minutes=30)


def panels(request) -> list[Panel]:
    """What this person's home shows; empty for whoever may see no piece."""
    kinds = [kind for kind in (Article, Gallery) if _may_see(request.user, kind)]
    if not kinds:
        return []
    now = clock.now(request)
    made = [make(kinds, request.user, now) for make in (waiting, going_live, own, live_today)]
    made = with_initials(made, request.user, now)
    return [
        *needs_care(request.user, now),
        *unsaved(kinds, request.user, now),
        *made,
        *at_work(kinds, request.user, now),
    ]


def needs_care(user, now) -> list[Panel]:
    """What may go wrong unless somebody looks at it; no panel when nothing does."""
    rows = [*story_rows(user, now), *photo_rows(user, now)]
    return [Panel(heading=_("Needs care"), empty="", rows=rows, count=str(len(rows)))] * bool(rows)


def waiting(kinds, user, now) -> Panel:
    """Pieces whose next step is this person's: drafts given to them or sent back among them."""

    def theirs(kind):
        due = Q(status=Status.DRAFT, assigned_to=user) & ~Q(owner=user)
        due |= Q(status=Status.DRAFT, owner=user, came_by="send_back")
        if holds(user, "mark_ready", kind):
            due |= Q(status=Status.REVIEW)
        if holds(user, "publish", kind) or holds(user, "schedule", kind):
            due |= Q(status=Status.READY)
        last = became_draft(kind).filter(target=OuterRef("uid")).values("verb")[:1]
        rows = _pieces(kind).annotate(came_by=Subquery(last))
        return rows.filter(due).order_by("-changed_at", "-pk")

    def side(piece):
        is_back = piece.status == Status.DRAFT and piece.came_by == "send_back"
        who = _("sent back") if is_back else _writer(piece)
        return f"{who}, {since(piece.changed_at, now)}"

    found = _found(kinds, theirs, key=lambda piece: piece.changed_at, newest_first=True)
    return _panel(
        found,
        lambda piece: _row(piece, side=side(piece)),
        heading=_("Waiting for you"),
        empty=_("Nothing waits for you."),
        more=(f"{_list_of(kinds)}?state=review", _("All in review")),
    )


def going_live(kinds, user, now) -> Panel:
    """Scheduled pieces, the next one first."""
    found = _found(
        kinds,
        lambda kind: _pieces(kind).scheduled(now).order_by("published_at", "pk"),
        key=lambda piece: piece.published_at,
    )

    def row(piece):
        left = until(piece.published_at, now)
        is_embargo = piece.embargo_until == piece.published_at
        return _row(
            piece,
            state="scheduled",
            word=clock_time(piece.published_at, now),
            side=left,
            hour=piece.published_at,
            because=_("embargo") if is_embargo else "",
            is_soon=piece.published_at - now <= SOON,
        )

    return _panel(
        found,
        row,
        heading=_("Going live"),
        empty=_("Nothing is scheduled."),
        more=(f"{_list_of(kinds)}?state=scheduled", _("All scheduled")),
    )


def own(kinds, user, now) -> Panel:
    """What this person has in hand: unpublished, or live with text that is not out yet."""

    def in_hand(kind):
        rows = _pieces(kind).filter(owner=user, status__in=ON_THE_WAY)
        return rows.order_by("-changed_at", "-pk")

    def edited(kind):
        return _pieces(kind).filter(owner=user, ahead_at__isnull=False).order_by("-ahead_at")

    def row(piece):
        if piece.ahead_at is None:
            return _row(piece, side=since(piece.changed_at, now))
        side = _("not yet out, %(hour)s") % {"hour": since(piece.ahead_at, now)}
        return _row(piece, state="live", word=_("live, edited"), side=side)

    def touched(piece):
        return piece.ahead_at or piece.changed_at

    found = _found(kinds, in_hand, key=touched) + _found(kinds, edited, key=touched)
    found.sort(key=touched, reverse=True)
    return _panel(
        found,
        row,
        heading=_("Your work"),
        empty=_("You have nothing in hand."),
        more=(f"{_list_of(kinds)}?mine=1", _("All yours")),
    )


def live_today(kinds, user, now) -> Panel:
    """What went live since midnight on the paper's clock."""
    midnight = datetime.combine(
        in_paper_zone(now).date(), time.min, tzinfo=in_paper_zone(now).tzinfo
    )
    found = _found(
        kinds,
        lambda kind: _pieces(kind).published(now).filter(published_at__gte=midnight).newest_first(),
        key=lambda piece: piece.published_at,
        newest_first=True,
    )
    return _panel(
        found,
        lambda piece: _row(
            piece, state="live", word=clock_time(piece.published_at, now), side=piece.section.name
        ),
        heading=_("Live today"),
        empty=_("Nothing has gone live today."),
        more=(f"{_list_of(kinds)}?state=live", _("All live")),
    )


def _may_see(user, kind) -> bool:
    return admin.site.is_registered(kind) and holds(user, "view", kind)


def _pieces(kind):
    rows = kind.objects.select_related("section", "owner")
    return rows.defer("body") if kind is Article else rows


def _found(kinds, rows_of: Callable, *, key: Callable, newest_first=False) -> list:
    """The pieces of every kind, in one order; one more than is counted tells of more."""
    pieces = [piece for kind in kinds for piece in rows_of(kind)[: MOST_COUNTED + 1]]
    return sorted(pieces, key=key, reverse=newest_first)


def _panel(found, row: Callable, *, heading, empty, more=("", "")) -> Panel:
    return Panel(
        heading=heading,
        empty=empty,
        rows=[row(piece) for piece in found[:SHOWN]],
        count=capped(len(found), MOST_COUNTED) if found else "",
        more_url=more[0],
        more_label=more[1],
    )


def _row(piece, *, state="", word="", **rest) -> Row:
    opts = piece._meta
    return Row(
        url=reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[piece.pk]),
        state=state or piece.status,
        word=word or piece.get_status_display(),
        headline=str(piece),
        uid=piece.uid,
        language=piece.language,
        **rest,
    )


def _list_of(kinds) -> str:
    opts = kinds[0]._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")


def _writer(piece) -> str:
    return piece.owner.last_name or piece.owner.get_username()


admin.site.home = panels
