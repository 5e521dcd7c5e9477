"""One visit to a piece's form: opened, saved, or refused with everything typed still there."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom import clock
from newsroom.admin.fields import zone_name
from newsroom.admin.pieces.acts import Ask, buttons, carry_out, done
from newsroom.admin.pieces.conflict import differences
from newsroom.admin.pieces.history import sent_back
from newsroom.admin.pieces.states import state_of
from newsroom.revisions import digest_of
from newsroom.workflow import StaleRevision, WorkflowError, may_edit
from newsroom.workflow.steps import RESCHEDULE

SHOWN_REVISIONS = 6


class PiecePage:
    """The form page of one piece for one person; `desk` is its ModelAdmin."""

    def __init__(self, desk, request, piece):
        self.desk, self.request, self.piece = desk, request, piece
        self.user = request.user
        self.is_new = piece.pk is None
        self.may_edit = self.is_new or may_edit(self.user, piece)

    # -- what was asked --------------------------------------------------------------

    def take(self):
        """A submitted form: save it, carry out the verb, and go on; or show why not.

        The text is kept even when the verb is refused: both happen in one transaction,
        so that nobody saves between them, and the refusal takes back only the verb.
        """
        ask = Ask.of(self.request.POST)
        if not self.may_edit:
            return self._answer(ask, self._act(ask, self._seen()))
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show(form, ask=ask)
        try:
            with transaction.atomic():
                head, was = self._save(form), self.piece.status
                self.piece, self.is_new = self._fresh(), False
                ask = self._meant(ask, form)
                refused = self._act(ask, head.pk)
        except StaleRevision as stale:
            return self._both(form, stale, ask)
        except WorkflowError as problem:
            return self.show(form, ask=ask, problems=[str(problem)])
        return self._answer(ask, refused, was)

    def _save(self, form):
        """The revision of this text. A second submit of the same text is the first."""
        snapshot = form.snapshot()
        if self.is_new and (head := self._create(form, snapshot)):
            return head
        try:
            seen = form.cleaned_data["seen"]
            return self.desk.workflow.save(self.piece, snapshot, by=self.user, seen=seen)
        except StaleRevision as stale:
            if digest_of(snapshot) == stale.head.digest:
                return stale.head
            raise

    def _create(self, form, snapshot):
        """The first revision; None when the piece of this uid exists, which is then ours."""
        self.piece.uid = form.cleaned_data["uid"]
        try:
            with transaction.atomic():
                return self.desk.workflow.create(self.piece, snapshot, by=self.user)
        except IntegrityError:
            rows = self.desk.model._default_manager
            if not (twin := rows.filter(uid=form.cleaned_data["uid"]).first()):
                raise
            self.piece, self.is_new = twin, False
            return None

    def _fresh(self):
        rows = self.desk.model._default_manager
        return rows.select_related("head__by", "live", "section").get(pk=self.piece.pk)

    def _seen(self) -> int:
        typed = self.request.POST.get("seen", "")
        return int(typed[:18]) if typed.isdecimal() else 0

    def _meant(self, ask, form) -> Ask:
        """A new hour typed for a piece on the schedule is meant to move it."""
        if not ask.verb and self.piece.is_scheduled(clock.now()):
            hour = form.cleaned_data["planned_for"]
            if hour and hour not in (self.piece.published_at, form.initial["planned_for"]):
                return Ask(RESCHEDULE.verb)
        return ask

    def _act(self, ask, seen):
        """Carry out the verb; returns its refusal, which leaves the saved text as it is."""
        if not ask.verb:
            return None
        try:
            carry_out(self.desk.workflow, self.piece, ask, by=self.user, seen=seen)
        except WorkflowError as refused:
            return refused
        return None

    def _answer(self, ask, refused, was=None):
        self.piece = self._fresh()
        self.may_edit = may_edit(self.user, self.piece)
        if refused:
            problems = getattr(refused, "problems", None) or [str(refused)]
            return self.show(ask=ask, problems=problems)
        if ask.verb:
            messages.success(self.request, done(ask, self.piece))
        elif was not in (None, self.piece.status):
            messages.warning(
                self.request, _("It was changed after it was cleared: the desk reads it again.")
            )
        return HttpResponseRedirect(self.desk.address_of(self.piece))

    # -- what is shown ---------------------------------------------------------------

    def form(self, posted=None):
        """The piece's form, as the person may use it."""
        form = self.desk.form
        return form(posted, instance=self.piece, user=self.user, may_edit=self.may_edit)

    def _both(self, form, stale, ask):
        """Somebody saved first: both texts side by side, and saving again knowingly wins."""
        posted = self.request.POST.copy()
        posted["seen"] = stale.head.pk
        with transaction.atomic():
            unlike = differences(form, form.snapshot(), stale.head.data)
            transaction.set_rollback(True)  # topics that the other text lacks are not made yet
        self.piece = self._fresh()
        again = self.form(posted)
        again.is_valid()
        conflict = {"head": stale.head, "differences": unlike, "words": str(stale)}
        return self.show(again, ask=ask, conflict=conflict)

    def show(self, form=None, *, ask=None, problems=(), conflict=None):
        """The page; `problems` are why a verb was refused, `conflict` the other text."""
        form, ask = form or self.form(), ask or Ask()
        piece = self.piece if self.is_new else self._fresh()
        shown = buttons(self.desk.workflow, self.user, piece, ask)
        context = {
            "form": form,
            "piece": piece,
            "is_new": self.is_new,
            "may_edit": self.may_edit,
            "state": state_of(piece, clock.now(self.request)),
            "is_ahead": bool(piece.live_id and piece.live_id != piece.head_id),
            "is_live": piece.is_published(clock.now(self.request)),
            "zone": zone_name(),
            "lead": shown[0] if shown else None,
            "buttons": shown,
            "ask": ask,
            "problems": problems,
            "sent_back": None if self.is_new else sent_back(piece),
            "to_mend": [] if self.is_new else self.desk.to_mend(piece),
            "conflict": conflict,
            "lookups": reverse(self.desk.url_name("lookup"), args=["-"]),
            **self._history(piece),
        }
        return self.desk.render_piece(self.request, context)

    def _history(self, piece) -> dict:
        if self.is_new:
            return {"revisions": [], "versions": 0}
        rows = piece.revisions.select_related("by").defer("data").order_by("-number")
        revisions = list(rows[:SHOWN_REVISIONS])
        return {"revisions": revisions, "versions": revisions[0].number if revisions else 0}
