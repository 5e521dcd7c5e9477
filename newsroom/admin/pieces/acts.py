"""The verbs as buttons: which stand on the form, what each asks, and carrying one out."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom import clock
from newsroom.admin.hours import clock_time
from newsroom.publishing import Publishable
from newsroom.workflow import NotComplete, holds, steps_open
from newsroom.workflow.steps import PUBLISH, RESCHEDULE, STEPS, WAY

# What a verb asks in words before it is carried out, as the prompt of its panel.
ASKS = {
    "send_back": gettext_lazy("A word to its writer: why?"),
    "spike": gettext_lazy("A word for the log: why?"),
    "withdraw": gettext_lazy("Notice to readers, on its page"),
    "correct": gettext_lazy("The correction, as readers read it"),
}
DONE = {
    "submit": gettext_lazy("Sent to the desk."),
    "mark_ready": gettext_lazy("Marked ready."),
    "update": gettext_lazy("Readers have this text now."),
    "unschedule": gettext_lazy("Taken off the schedule."),
    "send_back": gettext_lazy("Sent back to its writer."),
    "correct": gettext_lazy("The correction stands under it."),
    "withdraw": gettext_lazy("Withdrawn: its page tells readers why."),
    "restore": gettext_lazy("It is back at its address."),
    "spike": gettext_lazy("Spiked."),
    "revive": gettext_lazy("It is a draft again."),
}
FORWARD = [*(step.verb for step in reversed(WAY)), "update", "restore", "revive"]


@dataclass(frozen=True)
class Button:
    """A verb's button; `asks` is the prompt of the words it needs, or empty.

    `typed` are the words typed so far.
    """

    verb: str
    label: str
    asks: str = ""
    typed: str = ""
    is_grave: bool = False


@dataclass(frozen=True)
class Ask:
    """What a submitted form asks for: a verb, or "" to only save, and the verb's words."""

    verb: str = ""
    words: dict = field(default_factory=dict)  # verb -> what was typed in its panel
    kind: str = ""
    is_substantive: bool = False

    @classmethod
    def of(cls, posted) -> "Ask":
        """Read from the POST; an unknown verb only saves."""
        verb = posted.get("_verb", "")
        known = {step.verb for step in STEPS} | {"run_now"}
        words = {name: posted.get(f"_{name}_words", "").replace("\x00", "") for name in ASKS}
        return cls(verb if verb in known else "", words, posted.get("_correct_kind", ""),
                   bool(posted.get("_substantive")))  # fmt: skip

    @property
    def text(self) -> str:
        """The words typed for this verb."""
        return self.words.get(self.verb, "").strip()


def carry_out(workflow, piece: Publishable, ask: Ask, *, by, seen: int) -> Publishable:
    """Do the verb with what it asked; raises WorkflowError with nothing moved."""
    now, verb = clock.now(), ask.verb
    inputs: dict = {}
    if verb in ("send_back", "spike"):
        if not ask.text:
            raise NotComplete([_("Say in a word why.")])
        inputs["note"] = ask.text
    elif verb == "withdraw":
        inputs["notice"] = ask.text
    elif verb == "correct":
        inputs |= {"kind": ask.kind, "text": ask.text}
    elif verb == "update":
        inputs["substantive"] = ask.is_substantive
    elif verb == "run_now":
        verb, inputs["at"] = RESCHEDULE.verb, now
    elif verb in (PUBLISH.verb, RESCHEDULE.verb):
        inputs["at"] = _hour_for(verb, piece, by, now)
    return getattr(workflow, verb)(piece, by=by, seen=seen, **inputs)


def _hour_for(verb, piece, by, now):
    """The hour asked for: only one to come counts; who may not publish now must give one."""
    ahead = piece.planned_for if piece.planned_for and piece.planned_for > now else None
    if ahead is None and verb == RESCHEDULE.verb:
        raise NotComplete([_("Give it the new hour first, under “When”.")])
    held = piece.embargo_until and piece.embargo_until > now
    if not (ahead or held) and only_plans(by, piece):
        raise NotComplete([_("You may publish at an hour to come: give it one under “When”.")])
    return ahead


def only_plans(person, piece: Publishable) -> bool:
    """Whether this person may publish it at an hour to come, and not now."""
    return holds(person, "schedule", piece) and not holds(person, "publish", piece)


def buttons(workflow, user, piece: Publishable, ask: Ask) -> list[Button]:
    """The verbs that this person may take now, the one that leads first.

    Who may publish at an hour to come sees the button before the hour is typed: it is
    saved with the rest when the button is pressed.
    """
    now = clock.now()
    hour = max(filter(None, (piece.planned_for, piece.embargo_until, now)))
    if hour <= now and holds(user, "schedule", piece):
        hour = now + timedelta(days=1)
    steps = [step for step in steps_open(user, piece, at=now, hour=hour)
             if hasattr(workflow, step.verb)]  # fmt: skip
    shown = [
        Button(
            step.verb, _label(step, piece, now), str(ASKS.get(step.verb, "")),
            ask.words.get(step.verb, ""), step.verb in ("withdraw", "spike"),
        )
        for step in steps
    ]  # fmt: skip
    if RESCHEDULE in steps and holds(user, "publish", piece):
        shown.insert(0, Button("run_now", _("Publish now")))
    lead = next((verb for verb in FORWARD for button in shown if button.verb == verb), None)
    return sorted(shown, key=lambda button: button.verb != lead)


def _label(step, piece, now) -> str:
    if step is PUBLISH:
        hours = [h for h in (piece.planned_for, piece.embargo_until) if h and h > now]
        if hours:
            return _("Publish at %(hour)s") % {"hour": clock_time(max(hours), now)}
    return str(step.label)


def done(ask: Ask, piece: Publishable) -> str:
    """What to say after the verb was carried out."""
    now = clock.now()
    if piece.is_scheduled(now):
        return _("It goes live at %(hour)s.") % {"hour": clock_time(piece.published_at, now)}
    return str(DONE.get(ask.verb, _("It is live.")))
