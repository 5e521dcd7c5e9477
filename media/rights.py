"""The verbs of a photo's rights: to kill it, and to lift a kill.

A killed photo is off every surface in the second of the kill, as `media.querysets.may_run`
says; the pieces that used it stand without it. With `by=None` the machine acts and
permissions are not asked.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from media.models import Photo
from media.where_used import where_used
from newsroom import clock
from newsroom.purging import purge
from newsroom.surrogates import key_of
from newsroom.workflow import NotAllowed, NotComplete, WrongStatus, holds, log

KILL, LIFT = "kill", "lift_kill"  # as the log names them


@transaction.atomic
def kill(photo: Photo, *, by, reason: str) -> Photo:
    """Take the photo off every surface now and keep it out of new pieces.

    The log keeps where readers had it. Raises NotAllowed, NotComplete (no reason),
    WrongStatus (killed already).
    """
    row, reason, now = _locked(photo, by), _said(reason), clock.now()
    if row.killed_at:
        raise WrongStatus(_("This photo was killed already: %s") % row.kill_reason)
    ran = [
        {"label": str(use.place), "address": use.place.get_absolute_url()}
        for use in where_used(row)
        if not use.piece or use.piece.is_published(now)
    ]
    row.killed_at, row.kill_reason = now, reason
    row.save(update_fields=["killed_at", "kill_reason"])
    _purge_where_it_ran(row)
    log(row, KILL, by=by, at=now, reason=reason, ran=ran)
    return row


@transaction.atomic
def lift(photo: Photo, *, by, reason: str) -> Photo:
    """Take back a kill: the photo is where it was, as far as its other rights go.

    Raises NotAllowed, NotComplete (no reason), WrongStatus (not killed).
    """
    row, reason = _locked(photo, by), _said(reason)
    if not row.killed_at:
        raise WrongStatus(_("This photo is not killed."))
    row.killed_at, row.kill_reason = None, ""
    row.save(update_fields=["killed_at", "kill_reason"])
    _purge_where_it_ran(row)
    log(row, LIFT, by=by, at=clock.now(), reason=reason)
    return row


def _purge_where_it_ran(photo) -> None:
    """Its files and every page that shows it; after a lift those that would, and do not yet."""
    purge(key_of(photo), *(key_of(use.place) for use in where_used(photo)))


def _locked(photo, by) -> Photo:
    if by is not None and not holds(by, KILL, photo):
        raise NotAllowed(_("To kill a photo, or to lift a kill, is not yours to do."))
    return Photo.objects.select_for_update().get(pk=photo.pk)


def _said(reason: str) -> str:
    if not (reason := reason.replace("\x00", "").strip()):
        raise NotComplete([_("Say why: the log and the desk are told.")])
    return reason
