"""Heartbeats: each open form says every ten seconds that its person is there, and where.

Losing one costs nothing: whoever is silent for GONE_AFTER is no longer shown.
"""

from datetime import datetime, timedelta

from newsroom.models import Presence

WRITE_EVERY = timedelta(seconds=9)  # of one tab; the heartbeat is ten
FORGET_AFTER = timedelta(hours=1)


def beat(kind: str, uid, person, *, tab, field: str, at: datetime) -> list[Presence]:
    """Note that this tab is there; everybody who is, this tab among them.

    One query to read, and a write at most every WRITE_EVERY.
    """
    here = list(Presence.objects.on([uid], at))
    own = next((row for row in here if (row.person_id, row.tab) == (person.pk, tab)), None)
    if own is None:
        own = Presence(kind=kind, uid=uid, person=person, tab=tab, field=field, seen_at=at)
        here.append(own)
        Presence.objects.filter(seen_at__lt=at - FORGET_AFTER).delete()
        Presence.objects.bulk_create(
            [own], update_conflicts=True, unique_fields=["uid", "person", "tab"],
            update_fields=["field", "seen_at"],
        )  # fmt: skip
    elif at - own.seen_at >= WRITE_EVERY:
        Presence.objects.filter(pk=own.pk).update(field=field, seen_at=at)
    return here


def leave(uid, person, *, tab) -> None:
    """The tab was closed."""
    Presence.objects.filter(uid=uid, person=person, tab=tab).delete()


def others_in(uids, person, at: datetime) -> dict:
    """uid -> the others who have the piece open, each once: one query however many uids."""
    found: dict = {}
    for row in Presence.objects.on(uids, at) if uids else ():
        if row.person_id != person.pk:
            found.setdefault(row.uid, {})[row.person_id] = row.person
    return {uid: list(people.values()) for uid, people in found.items()}
