"""The table of steps: which verb leads from where to where, and who may take it."""

from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext_lazy as _

from newsroom.publishing import Publishable, Status


class Hour(Enum):
    """What a step asks of the piece's hour."""

    ANY = "any"
    AHEAD = "ahead"  # still to come: the piece is scheduled
    COME = "come"  # readers have it


@dataclass(frozen=True)
class Step:
    """One verb: its button, the statuses it starts from, its end, its permission."""

    verb: str
    label: object
    sources: tuple[Status, ...]
    target: Status
    permission: str
    hour: Hour = Hour.ANY

    def starts_from(self, piece: Publishable, at) -> bool:
        """Whether the piece stands where this step begins, at `at`."""
        if piece.status not in self.sources:
            return False
        return self.hour is Hour.ANY or piece.is_scheduled(at) == (self.hour is Hour.AHEAD)


_D, _R, _Y = Status.DRAFT, Status.REVIEW, Status.READY
_P, _W, _S = Status.PUBLISHED, Status.WITHDRAWN, Status.SPIKED

SUBMIT = Step("submit", _("Send to desk"), (_D,), _R, "submit")
SEND_BACK = Step("send_back", _("Send back"), (_R, _Y), _D, "mark_ready")
MARK_READY = Step("mark_ready", _("Mark ready"), (_R,), _Y, "mark_ready")
PUBLISH = Step("publish", _("Publish"), (_Y,), _P, "publish")
UPDATE = Step("update", _("Publish update"), (_P,), _P, "publish", Hour.COME)
RESCHEDULE = Step("reschedule", _("Change the hour"), (_P,), _P, "schedule", Hour.AHEAD)
UNSCHEDULE = Step("unschedule", _("Take off the schedule"), (_P,), _Y, "schedule", Hour.AHEAD)
WITHDRAW = Step("withdraw", _("Withdraw"), (_P,), _W, "withdraw", Hour.COME)
RESTORE = Step("restore", _("Restore"), (_W,), _P, "publish")
SPIKE = Step("spike", _("Spike"), (_D, _R, _Y), _S, "spike")
SPIKE_SCHEDULED = Step("spike", _("Spike"), (_P,), _S, "spike", Hour.AHEAD)
REVIVE = Step("revive", _("Revive"), (_S,), _D, "spike")
CORRECT = Step("correct", _("Add a correction"), (_P,), _P, "correct", Hour.COME)

# What else is logged of a piece that keeps its place: an earlier text made the newest, a lock,
# a link by which others read it.
RESTORE_REVISION, BREAK_LOCK = "restore_revision", "break_lock"
MAKE_LINK, REVOKE_LINK = "make_link", "revoke_link"
WORDS = {
    RESTORE_REVISION: _("Bring back"), "assign": _("Assigned"),
    "unassign": _("Assigned to nobody"), "note": _("Wrote a note"),
    BREAK_LOCK: _("Broke the lock"),
    "set_front": _("Set the front"), "take_back_front": _("Took back the front"),
    "put_up_banner": _("Put up a breaking banner"), "end_banner": _("Ended the banner"),
    MAKE_LINK: _("Made a preview link"), REVOKE_LINK: _("Revoked a preview link"),
}  # fmt: skip

# The way from a draft to readers, in order: a person who holds every permission
# takes what is left of it in one go, one log row each.
WAY = (SUBMIT, MARK_READY, PUBLISH)

STEPS = (
    SUBMIT, MARK_READY, PUBLISH, UPDATE, RESCHEDULE, UNSCHEDULE, SEND_BACK,
    CORRECT, WITHDRAW, RESTORE, SPIKE, SPIKE_SCHEDULED, REVIVE,
)  # fmt: skip

VERBS = {step.verb: step.label for step in STEPS} | WORDS


def steps_left(piece: Publishable, last: Step) -> tuple[Step, ...]:
    """The steps from where the piece stands to `last` on the way, `last` included."""
    way = WAY[: WAY.index(last) + 1]
    for number, step in enumerate(way):
        if piece.status in step.sources:
            return way[number:]
    return ()
