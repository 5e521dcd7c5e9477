"""Unsaved text offered to whoever comes back to it: how old it is, and what differs."""

from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from newsroom import clock
from newsroom.admin.hours import clock_time
from newsroom.admin.pieces.compare import FieldRedline, redline
from newsroom.admin.pieces.topics import names_of
from newsroom.admin.pieces.typed import as_typed
from newsroom.models import Draft
from newsroom.redline import Budget, Line, align, fold, words_of
from newsroom.workflow import may_edit

MOST_OFFERED = 8


@dataclass(frozen=True)
class Offer:
    """An autosave that waits; `url` opens the form with it, empty where one may not edit.

    `changes` from what is saved are told of the newest one only.
    """

    pk: int
    at: datetime
    hour: str
    age: str
    headline: str
    url: str
    discard_url: str
    changes: list[FieldRedline] = field(default_factory=list)


def offers(desk, request, piece, restored=None) -> list[Offer]:
    """One's own unsaved texts of a piece; with the form of a new one, of all new ones."""
    waiting = Draft.objects.waiting(request.user)
    rows = waiting.filter(uid=piece.uid) if piece.pk else waiting.never_saved(desk.model)
    rows = [row for row in rows[:MOST_OFFERED] if row.pk != restored]
    return [offer_of(desk, request, piece, row, is_first=not place)
            for place, row in enumerate(rows)]  # fmt: skip


def offer_of(desk, request, piece, draft, *, is_first) -> Offer:
    """One of them, as the form offers it."""
    now, posted = clock.now(), draft.posted()
    address = desk.address_of(piece) if piece.pk else reverse(desk.url_name("add"))
    may = may_edit(request.user, piece) if piece.pk else desk.has_add_permission(request)
    return Offer(
        pk=draft.pk,
        at=draft.received_at,
        hour=clock_time(draft.received_at, now),
        age=timesince(draft.received_at, now, depth=1),
        headline=posted.get("headline", "").strip() or _("No headline yet"),
        url=f"{address}?draft={draft.pk}" if may else "",
        discard_url=reverse(desk.url_name("discard"), args=[draft.pk]),
        changes=_redline(desk, request, piece, posted) if is_first else [],
    )


def _redline(desk, request, piece, posted) -> list[FieldRedline]:
    """What the unsaved text says otherwise than the newest revision, as far as it can be read."""
    fresh = desk.model(uid=piece.uid, owner=request.user)
    form = desk.form(posted, instance=fresh, user=request.user)
    if piece.head_id:  # else what a new form opens with
        form.kept = form.empty | piece.head.data
    typed = as_typed(form)
    names, kept = typed["tags"], names_of(form.kept["tags"])
    found = redline(form, form.kept, typed | {"tags": form.kept["tags"]})[0]
    if not form.fields["tags"].disabled and names != kept:  # topics that are none yet have no id
        before, after = ([Line(words_of(name)) for name in one] for one in (kept, names))
        rows = fold(align(before, after, Budget()))
        found.append(FieldRedline("tags", capfirst(form.label_of("tags")), rows))
    return found
