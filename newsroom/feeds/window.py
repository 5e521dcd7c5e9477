"""Which pieces a feed carries, chosen from hours alone: one query, whatever their number."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import BooleanField, Value

from newsroom.paging import written_key

DAY = timedelta(hours=24)
SHORTEST, LONGEST = 30, 200  # entries


@dataclass(frozen=True)
class Window:
    """The pks of the pieces, and the key below which older ones begin, or ""."""

    pks: tuple[int, ...] = ()
    older: str = ""


def of_today(listed, told_again, hour) -> Window:
    """Everything of the last 24 hours, at least 30 pieces and at most 200.

    What is told again is always among them, however old the piece: who has it in their
    reader is to learn of it.
    """
    newest = listed.model._default_manager.filter(pk__in=listed.values("pk")[: LONGEST + 1])
    found = sorted(_marked(newest, False).union(_marked(told_again, True)), reverse=True)
    again = [pk for _at, pk, is_again in found if is_again][:LONGEST]
    shown = [(at, pk) for at, pk, is_again in found if not is_again and pk not in set(again)]
    recent = sum(at > hour - DAY for at, _pk in shown)
    return _cut(shown, min(max(recent, SHORTEST), LONGEST - len(again)), again)


def of_the_past(listed) -> Window:
    """The next 30 of a listing that begins below a key."""
    return _cut(list(listed.values_list("published_at", "pk")[: SHORTEST + 1]), SHORTEST)


def _cut(shown, room, again=()) -> Window:
    kept = shown[:room]
    older = written_key(*kept[-1]) if kept and len(shown) > room else ""
    return Window((*again, *(pk for _at, pk in kept)), older)


def _marked(rows, is_again):
    mark = Value(is_again, output_field=BooleanField())
    return rows.order_by().annotate(is_again=mark).values_list("published_at", "pk", "is_again")
