"""One visit to a piece's form: opened, saved, or refused with everything typed still there."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from newsroom import clock
from newsroom.admin.pieces.acts import Ask, carry_out, done
from newsroom.admin.pieces.answer import Outcome, answer
from newsroom.admin.pieces.conflict import Choices, conflict_of
from newsroom.admin.pieces.here import act_on_lock
from newsroom.admin.pieces.tabs import restored, settle_tab
from newsroom.revisions import digest_of
from newsroom.workflow import StaleRevision, WorkflowError, may_edit
from newsroom.workflow.steps import RESCHEDULE


class PiecePage:
    """The form page of one piece for one person; `desk` is its ModelAdmin."""

    def __init__(self, desk, request, piece):
        self.desk, self.request, self.piece = desk, request, piece
        self.user = request.user
        self.is_new = piece.pk is None
        self.may_edit = self.is_new or may_edit(self.user, piece)

    def show(self):
        """The form as it is opened, or with the unsaved text that the address names."""
        draft = restored(self.desk, self.request, self.piece) if self.may_edit else None
        if draft is None:
            return answer(self, Outcome())
        rows = self.desk.model._default_manager
        if self.is_new and (saved := rows.filter(uid=draft.uid).first()):
            return HttpResponseRedirect(f"{self.desk.address_of(saved)}?draft={draft.pk}")
        posted = draft.posted()
        posted["uid"] = self.piece.uid = draft.uid
        return answer(self, Outcome(form=self.form(posted), restored=draft))

    # -- what was asked --------------------------------------------------------------

    def take(self):
        """A submitted form: save it, carry out the verb, and go on; or show why not.

        The text is kept even when the verb is refused: both happen in one transaction,
        so that nobody saves between them, and the refusal takes back only the verb. A
        refused save ends the transaction well too: the text was set aside in it.
        """
        ask, posted = Ask.of(self.request.POST), self.request.POST
        has_text = "headline" in posted  # also of somebody whose right to it has just ended
        if not (self.may_edit or has_text):
            return self._saved(ask, self._act(ask, self._seen()))
        self._act_on_lock(posted.get("_lock", ""))
        form = self.form(posted, may_edit=has_text)
        if not form.is_valid():
            return answer(self, Outcome(ask, form))
        with transaction.atomic():
            merged, conflict = self._merged(form)
            if conflict:
                return answer(self, Outcome(ask, form, conflict=conflict))
            try:
                head, was = self._save(merged), self.piece.status
            except StaleRevision as stale:
                return self._both(form, stale, ask)
            except WorkflowError as problem:
                return self._not_saved(form, problem, ask)
            self.piece, self.is_new = self.fresh(), False
            ask = self._meant(ask, merged)
            refused = self._act(ask, head.pk)
            settle_tab(self.request, self.piece)
        return self._saved(ask, refused, was, is_merge=merged is not form)

    def _act_on_lock(self, asked):
        """Before the text is saved: who breaks a lock may save over it at once."""
        if asked and not self.is_new and (told := act_on_lock(self.piece, self.user, asked)):
            messages.warning(self.request, told)

    def _merged(self, form):
        """The form with what its person took of the other text, or a conflict of the whole.

        With something still to be chosen, or when yet another text came meanwhile, the
        form as it is and as it was begun: the save refuses it and sets it aside.
        """
        choices = Choices.of(self.request.POST)
        if not choices.against:
            return form, None
        conflict = self._conflict(form, choices)
        if conflict.open or choices.against != self.piece.head_id:
            form.cleaned_data["seen"] = choices.base
            return form, None
        posted = self.request.POST.copy()
        posted["seen"] = choices.against
        for name in conflict.parted:
            posted[name] = form.joined(name, conflict.merged(name))
        merged = self.form(posted, may_edit=True)
        for name in conflict.theirs_whole():
            merged.fields[name].disabled = True  # so its value is the head's
        if merged.is_valid():
            return merged, None
        form._errors = merged.errors
        return form, conflict

    def _conflict(self, form, choices, aside=None):
        return conflict_of(
            form, form.snapshot(), piece=self.piece, choices=choices, aside=aside,
            seen=form.cleaned_data["seen"],
        )  # fmt: skip

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

    def fresh(self):
        """The piece as its row stands now."""
        return self.desk.for_form(self.piece.pk)

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

    def _saved(self, ask, refused, was=None, is_merge=False):
        """The text is kept; what became of the verb is said with it."""
        could = self.may_edit
        if ask.verb:
            self.piece = self.fresh()
        self.may_edit = may_edit(self.user, self.piece)
        if refused:
            problems = getattr(refused, "problems", None) or [str(refused)]
            return answer(self, Outcome(ask, is_saved=True, is_other=is_merge, problems=problems))
        if ask.verb:
            messages.success(self.request, done(ask, self.piece))
        elif was not in (None, self.piece.status):
            messages.warning(
                self.request, _("It was changed after it was cleared: the desk reads it again.")
            )
        is_other = is_merge or self.may_edit != could
        return answer(self, Outcome(ask, is_saved=True, is_other=is_other))

    def form(self, posted=None, *, may_edit=None):
        """The piece's form, as the person may use it."""
        may_edit = self.may_edit if may_edit is None else may_edit
        return self.desk.form(posted, instance=self.piece, user=self.user, may_edit=may_edit)

    def _both(self, form, stale, ask):
        """Somebody saved first: both texts side by side, and the person chooses."""
        self.piece, choices = self.fresh(), Choices.of(self.request.POST)
        if choices.against != self.piece.head_id:
            choices = Choices(base=choices.base)
        conflict = self._conflict(form, choices, stale.aside)
        again = self.form(self.request.POST)
        again.is_valid()
        return answer(self, Outcome(ask, again, conflict=conflict))

    def _not_saved(self, form, problem, ask):
        """A save refused for good: why, and where the text is kept."""
        problems = [str(problem)]
        if problem.aside:
            problems.append(_("Your text is kept as %(aside)s.") % {"aside": problem.aside})
        return answer(self, Outcome(ask, form, problems=problems))
