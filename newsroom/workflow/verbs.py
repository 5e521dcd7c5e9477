"""The verbs: how a piece moves. Nothing else writes `status`.

Each verb is one transaction. It locks the row, compares it with what the person saw
(`seen`, the id of the head revision they had before them), checks permission and
completeness, writes status, hour and derived rows by compare-and-swap, and logs.
With `by=None` the machine acts (importers, commands) and permissions are not asked.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from newsroom import clock
from newsroom.addresses import forget, remember
from newsroom.publishing import PUBLIC, Status
from newsroom.revisions import keep, set_aside, set_live
from newsroom.workflow import steps
from newsroom.workflow.assigning import hand_over, log_assignment
from newsroom.workflow.errors import NotAllowed, NotComplete, WorkflowError
from newsroom.workflow.log import log
from newsroom.workflow.moves import Moves, Piece, demand_own_uid, edition_of
from newsroom.workflow.rights import had_a_hand, holds, may_edit, may_take, needs_a_second_look
from newsroom.workflow.steps import Step, steps_left


class Verbs(Moves[Piece]):
    """The verbs of one kind of piece."""

    # -- saving -------------------------------------------------------------------

    @transaction.atomic
    def create(self, piece: Piece, form: dict, *, by, note=""):
        """A new draft and its first revision; `piece` is unsaved, with owner and uid."""
        if by is not None and not holds(by, "add", piece):
            raise NotAllowed(_("You may not start one of these."))
        demand_own_uid(piece)
        self.write_row(piece, form)
        piece.head = keep(piece, form, by=by, note=note)
        piece.save(update_fields=["head"])
        if piece.assigned_to_id:
            log_assignment(piece, by=by, at=clock.now())
        return piece.head

    def save(self, piece: Piece, form: dict, *, by, seen: int, note=""):
        """Keep `form` as a revision; while readers do not have the piece, as the row too.

        What was cleared to run and is changed by someone who may not clear it goes
        back to review, so that nothing is published unread. Raises NotAllowed,
        HeldByAnother, StaleRevision, with the text kept as the error's `aside`: a
        transaction around this must not be rolled back by it, or the text goes too.
        """
        try:
            return self._save(piece, form, by=by, seen=seen, note=note)
        except WorkflowError as refused:
            refused.aside = self._set_aside(piece, form, by=by, seen=seen)
            raise

    @transaction.atomic
    def _set_aside(self, piece, form, *, by, seen):
        """The revision of a refused text; None for somebody who may write none, or no piece."""
        row = self.rows(piece, {piece.pk}).get(piece.pk)
        if row is None or not (by is None or had_a_hand(by, row)):
            return None
        return set_aside(row, form, by=by, seen=seen)

    @transaction.atomic
    def _save(self, piece, form, *, by, seen, note):
        row, now = self.lock(piece, seen, by=by, beside=form.get("related", ())), clock.now()
        return self._keep(row, form, by=by, now=now, note=note)

    @transaction.atomic
    def restore_revision(self, piece: Piece, *, by, seen: int, number: int):
        """Make the whole of revision `number` the newest one, saved as any other text is.

        Returns the head and, in words, what of it is no longer there. Raises NotAllowed,
        StaleRevision, NotComplete (a public piece keeps its headline and text).
        """
        revision = piece.revisions.get(number=number)
        beside = revision.data.get("related", ())
        row, now = self.lock(piece, seen, by=by, beside=beside), clock.now()
        form, missing = self.standing(revision.data, row.head.data)
        if row.status in PUBLIC and (problems := self.lacking(form)):
            raise NotComplete(problems)
        head, verb = row.head, steps.RESTORE_REVISION
        if self._keep(row, form, by=by, now=now, verb=verb, note=str(revision)) != head:
            log(row, verb, by=by, at=now, old=row.status, revision=row.head,
                of=number, missing=missing)  # fmt: skip
        return row.head, missing

    def _keep(self, row, form, *, by, now, note, verb="save"):
        if by is not None and not may_edit(by, row):
            raise NotAllowed(_("You may not change this one."))
        was = row.status
        head, row.head = row.head, keep(row, form, by=by, verb=verb, note=note)
        if row.head == head:
            return head
        hand_over(row, form["assigned_to"], by=by, at=now)
        if row.is_addressable(now):
            row.ahead_at = now
            row.save(update_fields=["head", "assigned_to", "ahead_at"])
            return row.head
        if by is not None and needs_a_second_look(by, row):
            self.swap(row, steps.SEND_BACK.verb, Status.REVIEW, by=by, at=now,
                       reason=_("changed after it was cleared"),
                       published_at=None, edition_date=None)  # fmt: skip
            set_live(row, None, now)
        elif row.is_scheduled(now):
            set_live(row, row.head, row.published_at)
        row.changed_at = now
        self.write_row(row, form)
        if was in PUBLIC:  # of any other nothing is listed, found or in print
            self.follow(row)
        return row.head

    # -- towards readers ------------------------------------------------------------

    def submit(self, piece, *, by, seen: int, note=""):
        """Hand a draft to the desk."""
        return self._advance(piece, steps.SUBMIT, by=by, seen=seen, note=note)

    def mark_ready(self, piece, *, by, seen: int, note=""):
        """Read by the desk, may run."""
        return self._advance(piece, steps.MARK_READY, by=by, seen=seen, note=note)

    def publish(self, piece, *, by, seen: int, at: datetime | None = None, note=""):
        """Run it now, at the hour `at`, or the moment its embargo lifts: the latest of them.

        From a draft it is one step for a person who holds every permission on the way.
        Raises NotComplete when it lacks what readers must have.
        """
        return self._advance(piece, steps.PUBLISH, by=by, seen=seen, note=note, hour=at)

    @transaction.atomic
    def _advance(self, piece, last: Step, *, by, seen, note="", hour=None):
        row, now = self.lock(piece, seen, by=by), clock.now()
        hour = max(h for h in (now, hour, row.embargo_until) if h)
        left = steps_left(row, last)
        if not left:
            raise self.wrong_status(row, last)
        if by is not None and not may_take(by, last, row, at=now, hour=hour):
            raise self.not_allowed(last)
        for step in left:
            if step is steps.PUBLISH:
                self._go_live(row, by=by, now=now, hour=hour, note=note)
            else:
                self.swap(row, step.verb, step.target, by=by, at=now, reason=note)
        return self.follow(row)

    def _go_live(self, row, *, by, now, hour, note):
        self.demand_complete(row)
        self.swap(row, steps.PUBLISH.verb, Status.PUBLISHED, by=by, at=now, reason=note,
                   hour=hour, published_at=hour, edition_date=edition_of(hour))  # fmt: skip
        self._settle_address(row, by=by, hour=hour)

    def _settle_address(self, row, *, by, hour):
        """Say the settled slug in the form too, and that this is what readers will see."""
        if row.head.data.get("slug") != row.slug:
            row.head = keep(row, {**row.head.data, "slug": row.slug}, by=by, verb="publish")
        set_live(row, row.head, hour)
        row.save(update_fields=["head", "live"])

    # -- with its hour ahead ----------------------------------------------------------

    @transaction.atomic
    def reschedule(self, piece, *, by, seen: int, at: datetime, note=""):
        """Give a scheduled piece another hour; its address moves with the day."""
        row, now = self.lock(piece, seen, by=by), clock.now()
        hour = max(h for h in (now, at, row.embargo_until) if h)
        self.demand(steps.RESCHEDULE, row, by)
        if by is not None and hour <= now and not holds(by, "publish", row):
            raise self.not_allowed(steps.PUBLISH)
        self.swap(row, steps.RESCHEDULE.verb, row.status, by=by, at=now, reason=note, hour=hour,
                   published_at=hour, edition_date=edition_of(hour))  # fmt: skip
        self._settle_address(row, by=by, hour=hour)
        return self.follow(row)

    def unschedule(self, piece, *, by, seen: int, note=""):
        """Take it off the schedule: ready again, with no hour."""
        return self._take_off(piece, steps.UNSCHEDULE, by=by, seen=seen, note=note)

    def spike(self, piece, *, by, seen: int, note=""):
        """Drop it before it goes live."""
        step = steps.SPIKE_SCHEDULED if piece.status == Status.PUBLISHED else steps.SPIKE
        return self._take_off(piece, step, by=by, seen=seen, note=note)

    def send_back(self, piece, *, by, seen: int, note=""):
        """Back to its writer, with a word why."""
        return self._take_off(piece, steps.SEND_BACK, by=by, seen=seen, note=note)

    def revive(self, piece, *, by, seen: int, note=""):
        """A spiked piece becomes a draft again."""
        return self._take_off(piece, steps.REVIVE, by=by, seen=seen, note=note)

    @transaction.atomic
    def _take_off(self, piece, step, *, by, seen, note):
        row, now = self.lock(piece, seen, by=by), clock.now()
        self.demand(step, row, by)
        self.swap(row, step.verb, step.target, by=by, at=now, reason=note,
                   published_at=None, edition_date=None)  # fmt: skip
        set_live(row, None, now)
        row.save(update_fields=["live"])
        return self.follow(row)

    # -- while readers have it ----------------------------------------------------------

    @transaction.atomic
    def update(self, piece, *, by, seen: int, substantive=False, note=""):
        """Give readers the newest revision; `substantive` moves the "Updated" they see."""
        row, now = self.lock(piece, seen, by=by, beside=self.related_in(piece, seen)), clock.now()
        self.demand(steps.UPDATE, row, by)
        changes = {"updated_at": now} if substantive else {}
        self.swap(row, steps.UPDATE.verb, row.status, by=by, at=now, reason=note, **changes)
        return self._show_head(row, now)

    @transaction.atomic
    def withdraw(self, piece, *, by, seen: int, notice: str, note=""):
        """Take it down: its address answers 410 with `notice`, which readers see."""
        row, now = self.lock(piece, seen, by=by), clock.now()
        self.demand(steps.WITHDRAW, row, by)
        if not (notice := notice.strip()):
            raise NotComplete([_("Readers are told why: the notice is empty.")])
        self.swap(row, steps.WITHDRAW.verb, Status.WITHDRAWN, by=by, at=now, reason=note,
                   withdrawn_at=now, withdrawal_notice=notice)  # fmt: skip
        return self.follow(row)

    @transaction.atomic
    def restore(self, piece, *, by, seen: int, note=""):
        """Put a withdrawn piece back at its address, with its newest revision."""
        row, now = self.lock(piece, seen, by=by, beside=self.related_in(piece, seen)), clock.now()
        self.demand(steps.RESTORE, row, by)
        self.swap(row, steps.RESTORE.verb, Status.PUBLISHED, by=by, at=now, reason=note,
                   withdrawn_at=None, withdrawal_notice="", updated_at=now)  # fmt: skip
        return self._show_head(row, now)

    def _show_head(self, row, now):
        if problems := self.lacking(row.head.data):  # before constraints have to say it
            raise NotComplete(problems)
        address = row.get_absolute_url()
        self.write_row(row, row.head.data)
        if row.get_absolute_url() != address:
            forget(row.get_absolute_url())
            remember(address, row)
        self.demand_complete(row)
        set_live(row, row.head, now)
        row.ahead_at = None
        row.save(update_fields=["live", "ahead_at"])
        return self.follow(row)
