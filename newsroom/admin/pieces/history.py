"""The history of a piece: its revisions and the verbs that moved it, in one column."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from newsroom.models import DeskAction
from newsroom.publishing import Status
from newsroom.workflow import kind_of
from newsroom.workflow.steps import STEPS

MOST_SHOWN = 500
VERBS = {step.verb: step.label for step in STEPS}


@dataclass(frozen=True)
class Event:
    """One line: when, who, what; `revision` as "r12", `is_live` while readers have it."""

    at: datetime
    who: str
    what: str
    revision: str = ""
    reason: str = ""
    is_live: bool = False
    is_verb: bool = False


def name_of(person) -> str:
    """A person's name on the desk; the machine has no account."""
    return (person.get_full_name() or person.get_username()) if person else _("the machine")


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


def history_of(piece) -> list[Event]:
    """Newest first; of what happened in one moment the verb stands above the text it moved."""
    saved = piece.revisions.select_related("by").defer("data").order_by("-number")[:MOST_SHOWN]
    moved = DeskAction.objects.filter(kind=kind_of(piece), target=piece.uid)
    moved = moved.select_related("by").order_by("-at", "-pk")[:MOST_SHOWN]
    events = [_moved(action) for action in moved]
    events += [_saved(revision, piece) for revision in saved]
    return sorted(events, key=lambda event: (event.at, event.is_verb), reverse=True)


def _saved(revision, piece) -> Event:
    return Event(
        at=revision.at, who=name_of(revision.by), what=_("saved"), revision=str(revision),
        reason=revision.note, is_live=revision.pk == piece.live_id,
    )  # fmt: skip


def _moved(action) -> Event:
    revision = f"r{action.revision_number}" if action.revision_number else ""
    return Event(
        at=action.at, who=name_of(action.by), what=str(VERBS.get(action.verb, action.verb)),
        revision=revision, reason=action.reason, is_verb=True,
    )  # fmt: skip
