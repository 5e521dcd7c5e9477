"""Who is working on what: initials beside a piece, and a panel of the people at work."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.admin.initials import in_it
from newsroom.admin.panels import Panel, Row
from newsroom.admin.pieces.states import state_of
from newsroom.models import Presence
from newsroom.people import name_of
from newsroom.presence import others_in

MOST_SHOWN = 20


def at_work(kinds, user, now) -> list[Panel]:
    """The pieces that others have open, each with their names; no panel when nobody does."""
    people: dict = {}
    labels = {kind._meta.label_lower: kind for kind in kinds}
    for row in Presence.objects.of_others(labels, user, now):
        people.setdefault((row.kind, row.uid), {})[row.person_id] = name_of(row.person)
    rows = []
    for label, kind in labels.items():
        uids = [uid for where, uid in people if where == label][:MOST_SHOWN]
        pieces = kind.objects.select_related("section").in_bulk(uids, field_name="uid")
        rows += [_row(pieces[uid], people[label, uid], now) for uid in uids if uid in pieces]
    return [Panel(heading=_("At work now"), empty="", rows=rows, count=str(len(rows)))] * bool(rows)


def with_initials(panels, user, now) -> list[Panel]:
    """The panels, with who else is in a piece beside it: one query for all."""
    uids = {row.uid for panel in panels for row in panel.rows if row.uid}
    here = others_in(uids, user, now)
    return [
        replace(panel, rows=[replace(row, here=in_it(here.get(row.uid, ()))) for row in panel.rows])
        for panel in panels
    ]


def _row(piece, people, now) -> Row:
    opts, state = piece._meta, state_of(piece, now)
    return Row(
        url=reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[piece.pk]),
        state=state.css,
        word=state.word,
        headline=str(piece),
        language=piece.language,
        side=", ".join(people.values()),
    )
