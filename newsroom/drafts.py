"""Keeping what is typed before anybody saves it: a row for each tab, the latest wins."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from newsroom import clock
from newsroom.models import Draft

MOST_BYTES = 10 * 1024 * 1024  # of one form: the longest body, each letter spelled in nine bytes
KEPT_FOR = timedelta(days=30)


def keep(*, kind: str, uid, person, tab, seq: int, payload: bytes, base=None) -> bool:
    """Keep a tab's form; False when a later one of the tab is here already, which stays.

    Committed when this returns, unless the caller holds a transaction.
    """
    rows = Draft.objects.filter(uid=uid, person=person, tab=tab)
    latest = {"payload": payload, "base_revision": base, "seq": seq, "received_at": clock.now()}
    if rows.filter(seq__lt=seq).update(**latest):
        return True
    try:
        with transaction.atomic():
            if rows.exists():
                return False
            Draft.objects.create(kind=kind, uid=uid, person=person, tab=tab, **latest)
            return True
    except IntegrityError:  # two of the tab's first ones at once
        return bool(rows.filter(seq__lt=seq).update(**latest))


def settle(*, kind: str, uid, person, tab, seq: int) -> None:
    """The tab's text was saved: nothing of it waits, and nothing sent before comes back."""
    tomb = {"payload": b"", "base_revision": None, "seq": seq, "received_at": clock.now()}
    older = Draft.objects.filter(uid=uid, person=person, tab=tab, seq__lt=seq)
    if not older.update(**tomb):
        none_yet = Draft(kind=kind, uid=uid, person=person, tab=tab, **tomb)
        Draft.objects.bulk_create([none_yet], ignore_conflicts=True)
        older.update(**tomb)  # of one that came in this moment


def prune(now=None) -> int:
    """Drop what nobody came back to; the number of rows."""
    old = Draft.objects.received_before((now or clock.now()) - KEPT_FOR)
    return old.delete()[0]
