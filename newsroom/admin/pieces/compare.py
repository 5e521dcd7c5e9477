"""Two revisions of a piece as a redline, field by field, in the words of its form."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from newsroom.models import RevisionBase
from newsroom.redline import Budget, Row, align, fold
from newsroom.restoring import PLAN

LIVE, SAVED = "live", "saved"  # the named ends: what readers have, what is saved
MOST_ROWS = 600  # that a page shows of one field
MOST_OFFERED = 100  # revisions in a select


@dataclass(frozen=True)
class FieldRedline:
    """What changed in one field; `left_out` rows are beyond what a page shows."""

    name: str
    label: str
    rows: list[Row]
    left_out: int = 0


def differing(form, old: dict, new: dict) -> list[str]:
    """The names of the values that differ between two forms, in the form's order."""
    empty = form.empty
    return [name for name in empty if old.get(name, empty[name]) != new.get(name, empty[name])]


def ahead_of(form, piece) -> int:
    """In how many fields what is saved differs from what readers have; the desk's plan aside."""
    if not piece.live_id or piece.live_id == piece.head_id:
        return 0
    return len(set(differing(form, piece.live.data, piece.head.data)) - {*PLAN})


def redline(form, old: dict, new: dict) -> tuple[list[FieldRedline], bool]:
    """The fields that differ; and whether something is shown whole, as too much changed."""
    budget, found = Budget(), []
    for name in differing(form, old, new):
        before, after = (
            form.lines(name, one.get(name, form.empty[name])) for one in (old, new)
        )  # fmt: skip
        rows = fold(align(before, after, budget)) if before != after else []
        label, shown = capfirst(form.label_of(name)), form.dressed(name, rows[:MOST_ROWS])
        found.append(FieldRedline(name, label, shown, max(len(rows) - MOST_ROWS, 0)))
    return found, budget.is_spent


# -- which two --------------------------------------------------------------------------


@dataclass(frozen=True)
class Ends:
    """The two revisions that are compared, and how each was asked for."""

    old: RevisionBase
    new: RevisionBase
    asked: tuple[str, str]


def ends_of(piece, asked_old: str, asked_new: str) -> Ends | None:
    """The revisions that were asked for, as "r3", "live" or "saved"; None if one is not there.

    Left out, the new end is what is saved; the old one what readers have, or else the
    revision before.
    """
    asked_new = asked_new or SAVED
    new = _revision(piece, asked_new)
    if new is None:
        return None
    if not asked_old:
        is_ahead = piece.live_id not in (None, new.pk)
        asked_old = LIVE if is_ahead else f"r{max(new.number - 1, 1)}"
    old = _revision(piece, asked_old)
    return Ends(old, new, (asked_old, asked_new)) if old else None


def _revision(piece, asked: str):
    if asked == LIVE:
        return piece.live
    if asked == SAVED:
        return piece.head
    number = asked.removeprefix("r")
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        return None
    return piece.revisions.select_related("by").filter(number=int(number)).first()


def choices_of(piece, ends: Ends) -> list[tuple[str, str, object]]:
    """What either end may be: (value, words, revision), the named ends first."""
    named = [(SAVED, _("What is saved (%s)") % piece.head, None)]
    if piece.live:
        named.insert(0, (LIVE, _("What readers have (%s)") % piece.live, None))
    rows = piece.revisions.select_related("by").defer("data").order_by("-number")
    newest = list(rows[:MOST_OFFERED])
    known = {row.pk for row in newest}
    newest += [row for row in (ends.new, ends.old) if row.pk not in known]
    newest = sorted({row.pk: row for row in newest}.values(), key=lambda row: -row.number)
    return named + [(str(row), str(row), row) for row in newest]


def steps_from(ends: Ends, piece) -> dict[str, str]:
    """The query strings of the change before and the change after; "" where there is none."""
    first, last = ends.new.number - 1, ends.new.number + 1
    return {
        "earlier": f"?from=r{first - 1}&to=r{first}" if first > 1 else "",
        "later": f"?from=r{last - 1}&to=r{last}" if _revision(piece, f"r{last}") else "",
    }
