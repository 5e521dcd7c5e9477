"""Giving a piece to somebody: at once, also while readers have it, logged and told."""

from newsroom.people import name_of
from newsroom.workflow.log import log


def hand_over(piece, to: int | None, *, by, at) -> None:
    """Make it this person's to do, by id, or nobody's; the caller saves the row."""
    before, piece.assigned_to_id = piece.assigned_to_id, to
    if to != before:
        log_assignment(piece, by=by, at=at)


def log_assignment(piece, *, by, at) -> None:
    """Log whose it is now to do, and tell them."""
    whose = piece.assigned_to
    log(piece, "assign" if whose else "unassign", by=by, at=at, revision=piece.head,
        reason=name_of(whose) if whose else "", told=[piece.assigned_to_id])  # fmt: skip
