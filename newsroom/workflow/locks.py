"""Keeping others out: offered to whoever may change a piece, broken by an editor, never needed.

One row a piece, by a unique constraint: of two who ask at once one gets it. A lock ends by
itself HELD_FOR after the last sign of its holder. The machine asks no lock.
"""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from newsroom import clock
from newsroom.models import PieceLock
from newsroom.models.presence import HELD_AFTER_LEAVING, HELD_FOR
from newsroom.people import name_of
from newsroom.workflow.errors import HeldByAnother, NotAllowed, WorkflowError
from newsroom.workflow.log import kind_of, log
from newsroom.workflow.rights import holds, may_edit
from newsroom.workflow.steps import BREAK_LOCK

RENEW_EVERY = HELD_FOR / 30  # a heartbeat is not worth a write


def demand_let_in(piece, by) -> None:
    """Raises HeldByAnother where somebody else keeps others out."""
    if by is None:
        return
    lock = PieceLock.objects.on(piece.uid, clock.now()).first()
    if lock and lock.person_id != by.pk:
        raise HeldByAnother(lock)


def keep_out(piece, *, by) -> PieceLock | None:
    """Have the piece alone from now on. Raises NotAllowed, HeldByAnother."""
    now = clock.now()
    if not may_edit(by, piece):
        raise NotAllowed(_("You may not change this one."))
    PieceLock.objects.filter(uid=piece.uid, ends_at__lte=now).delete()
    lock = PieceLock(kind=kind_of(piece), uid=piece.uid, person=by, at=now, ends_at=now + HELD_FOR)
    try:
        with transaction.atomic():
            lock.save(force_insert=True)
    except IntegrityError:
        demand_let_in(piece, by)
        return PieceLock.objects.filter(uid=piece.uid).first()
    return lock


def let_in(piece, *, by) -> None:
    """Give up one's own lock, if there is one."""
    PieceLock.objects.filter(uid=piece.uid, person=by).delete()


@transaction.atomic
def break_lock(piece, *, by, lock: int) -> None:
    """End somebody's lock, the one of this id and no later one; they are told, and it is logged.

    Raises NotAllowed, and WorkflowError when it is no longer there.
    """
    if not holds(by, "break_lock", piece):
        raise NotAllowed(_("An editor may break a lock; you may not."))
    rows = PieceLock.objects.filter(pk=lock, uid=piece.uid)
    held = rows.select_related("person").first()
    if held is None or not rows.delete()[0]:
        raise WorkflowError(_("That lock is no longer there."))
    now = clock.now()
    log(piece, BREAK_LOCK, by=by, at=now, old=piece.status, told=[held.person_id],
        reason=_("held by %(who)s") % {"who": name_of(held.person)},
        held_by=held.person_id)  # fmt: skip


def renew(lock: PieceLock, at) -> None:
    """Its holder is there: put its end off."""
    if lock.ends_at - at < HELD_FOR - RENEW_EVERY:
        PieceLock.objects.filter(pk=lock.pk).update(ends_at=at + HELD_FOR)


def leave(uid, person, at) -> None:
    """Its holder closed their last window on it: it ends soon, unless they come back."""
    end = at + HELD_AFTER_LEAVING
    PieceLock.objects.filter(uid=uid, person=person, ends_at__gt=end).update(ends_at=end)
