"""Who may do what to a piece: permission of the verb, and of the piece itself."""

from newsroom import clock
from newsroom.publishing import Publishable, Status
from newsroom.workflow.steps import PUBLISH, STEPS, WAY, Step, steps_left

OPEN_TO_ITS_WRITER = (Status.DRAFT, Status.REVIEW)


def holds(user, permission: str, piece: type[Publishable] | Publishable) -> bool:
    """Whether the user holds `permission` (as "publish") for this kind of piece."""
    meta = piece._meta
    return user.has_perm(f"{meta.app_label}.{permission}_{meta.model_name}")


def is_own(user, piece: Publishable) -> bool:
    """Whether the piece is this person's, as its owner or by assignment."""
    return user.pk in (piece.owner_id, piece.assigned_to_id)


def may_edit(user, piece: Publishable) -> bool:
    """Whether the person may save this piece: their own until it is read, or any."""
    if not holds(user, "change", piece):
        return False
    if holds(user, "edit_others", piece):
        return True
    return is_own(user, piece) and piece.status in OPEN_TO_ITS_WRITER


def needs_a_second_look(user, piece: Publishable) -> bool:
    """Whether the desk reads it again after this person changed it: cleared by who may clear it."""
    if piece.status == Status.READY:
        return not holds(user, "mark_ready", piece)
    may_clear = holds(user, "publish", piece) or holds(user, "schedule", piece)
    return piece.status == Status.PUBLISHED and not may_clear


def had_a_hand(user, piece: Publishable) -> bool:
    """Whether they may save this piece or could lately: it is theirs, or they have saved it."""
    if may_edit(user, piece) or is_own(user, piece):
        return True
    return holds(user, "change", piece) and piece.revisions.filter(by=user).exists()


def may_take(user, step: Step, piece: Publishable, *, at=None, hour=None) -> bool:
    """Whether the person may take this step with the piece now.

    `hour` is the hour asked for: an editor may publish at one to come (permission
    "schedule"), a publisher at any.
    """
    at = at or clock.now()
    if step in WAY:
        left = steps_left(piece, step)
    else:
        left = (step,) if step.starts_from(piece, at) else ()
    return bool(left) and all(_may(user, one, piece, at, hour) for one in left)


def _may(user, step: Step, piece: Publishable, at, hour) -> bool:
    if step is PUBLISH and hour and hour > at and holds(user, "schedule", piece):
        return True
    if step.verb == "submit" and not may_edit(user, piece):
        return False
    return holds(user, step.permission, piece)


def steps_open(user, piece: Publishable, *, at=None, hour=None) -> list[Step]:
    """The steps that this person may take with the piece now, in the desk's order.

    Of the way to readers only what lies ahead: a draft shows "Send to desk" and, to
    a publisher, "Publish" too.
    """
    at = at or clock.now()
    return [step for step in STEPS if may_take(user, step, piece, at=at, hour=hour)]
