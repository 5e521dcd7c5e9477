"""How any piece moves: lock, demand, compare and swap, follow up. The verbs are made of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom import clock
from newsroom.addresses import free_slug
from newsroom.months import recount
from newsroom.publishing import Publishable
from newsroom.purging import purge_piece
from newsroom.workflow.errors import NotAllowed, NotComplete, StaleRevision, WrongStatus
from newsroom.workflow.locks import demand_let_in
from newsroom.workflow.log import log, relist
from newsroom.workflow.rights import may_take
from newsroom.workflow.steps import Step

Piece = TypeVar("Piece", bound=Publishable)


def demand_own_uid(piece: Publishable) -> None:
    """Raises WrongStatus where a piece of another kind has the uid of this new one.

    Locks, autosaves and feeds know a piece by it alone: a twin would keep people out of both.
    """
    kinds = [kind for kind in apps.get_models() if issubclass(kind, Publishable)]
    others = [kind._default_manager for kind in kinds if not isinstance(piece, kind)]
    if any(rows.filter(uid=piece.uid).exists() for rows in others):
        raise WrongStatus(_("Open a new form for this one: another piece was begun in it."))


@dataclass(frozen=True)
class Moves(Generic[Piece]):
    """What the verbs of one kind of piece share.

    write(piece, form): lay a revision's form on the row and its relations, saved.
    lacking(form): what a form needs before readers see it, as messages, its photos aside.
    preflight(piece): what keeps a piece from readers, photos included; empty when complete.
    settle(piece): after a move, what else follows from it (photos in print).
    standing(form, today): an earlier form as it can be brought back, and what is missing.
    """

    write: Callable[[Piece, dict], None]
    lacking: Callable[[dict], list[str]]
    preflight: Callable[[Piece], list[str]]
    settle: Callable[[Piece], None]
    standing: Callable[[dict, dict], tuple[dict, list[str]]]

    def rows(self, piece, ids) -> dict:
        """The rows of these ids as they are now, locked in one order."""
        rows = type(piece)._default_manager.select_for_update(no_key=True)
        return rows.filter(pk__in=ids).order_by("pk").in_bulk()

    def lock(self, piece, seen: int, *, by, beside=()):
        """The row as it is now, locked, if nobody keeps `by` out of it and it is as they saw it.

        SQLite's IMMEDIATE transaction is the row's lock.

        `beside` are the ids of related pieces whose keys the verb will refer to: locked
        along, in one order, or two people who relate their pieces to each other would
        wait for each other for ever.
        """
        found = self.rows(piece, {piece.pk, *beside})
        if piece.pk not in found:
            raise WrongStatus(_("“%(piece)s” is no longer there.") % {"piece": piece})
        row = found[piece.pk]
        demand_let_in(row, by)
        if row.head_id != seen:
            raise StaleRevision(row.head)
        return row

    @staticmethod
    def related_in(piece, seen: int) -> list[int]:
        """What the revision that is about to be shown refers to."""
        found = piece.head if piece.head_id == seen else piece.revisions.filter(pk=seen).first()
        return found.data.get("related", []) if found else []

    def demand(self, step: Step, row, by) -> None:
        if not step.starts_from(row, clock.now()):
            raise self.wrong_status(row, step)
        if by is not None and not may_take(by, step, row):
            raise self.not_allowed(step)

    def demand_complete(self, row) -> None:
        if problems := self.preflight(row):
            raise NotComplete(problems)

    def swap(self, row, verb, target, *, by, at, reason="", hour=None, **changes):
        """Compare and swap the status, and log it."""
        old, rows = row.status, type(row)._default_manager
        same = rows.filter(pk=row.pk, status=old, published_at=row.published_at)
        changes |= {"status": target, "changed_at": at}

        def move():
            if changes.get("edition_date"):
                changes["slug"] = free_slug(row, changes["edition_date"])
            return same.update(**changes)

        takes_a_slug = bool(changes.get("edition_date"))
        if (until_the_slug_is_free(move) if takes_a_slug else move()) != 1:
            raise WrongStatus(_("Somebody moved “%(piece)s” first.") % {"piece": row})
        days = {row.edition_date, changes.get("edition_date")}
        for name, value in changes.items():
            setattr(row, name, value)
        recount(type(row), days)
        log(row, verb, by=by, at=at, old=old, reason=reason, revision=row.head,
            **({"hour": hour.isoformat()} if hour else {}))  # fmt: skip

    def write_row(self, row, form) -> None:
        if row.edition_date is None:  # no day, no address that another could have
            return self.write(row, form)
        return until_the_slug_is_free(lambda: self.write(row, form))

    def follow(self, row):
        relist(row)
        self.settle(row)
        purge_piece(row)
        return row

    @staticmethod
    def wrong_status(row, step):
        return WrongStatus(
            _("“%(piece)s” is %(status)s now: “%(verb)s” is no longer possible.")
            % {"piece": row, "status": row.get_status_display(), "verb": step.label}
        )

    @staticmethod
    def not_allowed(step):
        return NotAllowed(_("“%(verb)s” is not yours to do.") % {"verb": step.label})


def edition_of(hour: datetime):
    """The day of the paper, in its zone, on which `hour` falls."""
    return timezone.localtime(hour, timezone.get_default_timezone()).date()


def until_the_slug_is_free(act, tries: int = 100):
    """Do `act`, again when another piece took its slug in the meantime.

    `act` asks for a free slug afresh each time; the unique constraint decides races.
    """
    for left in reversed(range(tries)):
        try:
            with transaction.atomic():
                return act()
        except IntegrityError as error:
            if not left or not any(name in str(error) for name in ("url_is_unique", ".slug")):
                raise  # PostgreSQL names the constraint, SQLite its columns
    raise AssertionError("unreachable")
