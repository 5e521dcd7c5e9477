"""The history of a piece: its revisions and the verbs that moved it, in one column."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from newsroom.models import DeskAction, RevisionBase
from newsroom.people import name_of
from newsroom.publishing import Status
from newsroom.revisions import ASIDE
from newsroom.workflow import kind_of
from newsroom.workflow.steps import VERBS

PAGE = 200  # lines
_KEY = re.compile(r"([0-9]{20})-([01])-([0-9]{1,18})")  # hour in UTC, is it a verb, id
_HOUR = "%Y%m%d%H%M%S%f"


@dataclass(frozen=True)
class Event:
    """One line: when, who, what; `number` is of the revision it speaks of, if any.

    `revision` is the row itself, of a save; `of` the earlier revision that was brought back.
    """

    at: datetime
    who: str
    what: str
    reason: str = ""
    key: tuple = ()
    number: int | None = None
    revision: RevisionBase | None = None
    of: int | None = None


def became_draft(kind):
    """The verbs that made pieces of this kind drafts again, the latest first."""
    again = DeskAction.objects.filter(kind=kind_of(kind), verb__in=("send_back", "revive"))
    return again.order_by("-at", "-pk")


def sent_back(piece) -> DeskAction | None:
    """The word with which a draft came back from the desk; None for any other piece."""
    if piece.status != Status.DRAFT:
        return None
    last = became_draft(piece).filter(target=piece.uid).select_related("by").first()
    return last if last and last.verb == "send_back" else None


def history_of(piece, below: str = "", size: int = PAGE) -> tuple[list[Event], str]:
    """A page of events, newest first, below the line of the key `below`; the next page's key.

    Of what happened in one moment the verb stands above the text it moved. Each page reads
    no more rows than it shows, however long the history is.
    """
    key = _read(below)
    saved = piece.revisions.select_related("by", "base").defer("data", "base__data")
    moved = DeskAction.objects.filter(kind=kind_of(piece), target=piece.uid).select_related("by")
    saved = _below(saved, key, 0).order_by("-at", "-pk")[: size + 1]
    moved = _below(moved, key, 1).order_by("-at", "-pk")[: size + 1]
    events = sorted([*map(_moved, moved), *map(_saved, saved)], key=lambda event: event.key)
    shown = events[: -size - 1 : -1]
    return shown, _written(shown[-1].key) if len(events) > size else ""


def _below(rows, key, is_verb: int):
    """The rows of one kind that stand below a line of the history."""
    if key is None:
        return rows
    at, was_verb, pk = key
    if is_verb == was_verb:
        return rows.filter(Q(at__lt=at) | Q(at=at, pk__lt=pk))
    return rows.filter(at__lt=at) if is_verb else rows.filter(at__lte=at)


def _read(written: str) -> tuple | None:
    """The key of an address; None for anything else, as for the first page."""
    found = _KEY.fullmatch(written)
    try:
        hour = found and datetime.strptime(found[1], _HOUR).replace(tzinfo=UTC)
    except ValueError:
        return None
    return (hour, int(found[2]), int(found[3])) if hour else None


def _written(key) -> str:
    at, is_verb, pk = key
    return f"{at.astimezone(UTC):{_HOUR}}-{is_verb}-{pk}"


def _saved_how(revision) -> str:
    return _("set aside") if revision.verb == ASIDE else _("saved")


def _saved(revision) -> Event:
    return Event(
        at=revision.at, who=name_of(revision.by), what=_saved_how(revision), reason=revision.note,
        key=(revision.at, 0, revision.pk), number=revision.number, revision=revision,
    )  # fmt: skip


def _moved(action) -> Event:
    return Event(
        at=action.at, who=name_of(action.by), what=str(VERBS.get(action.verb, action.verb)),
        key=(action.at, 1, action.pk), number=action.revision_number, reason=action.reason,
        of=action.detail.get("of"),
    )  # fmt: skip
