"""What a visit to a piece's form is answered with: a whole page, or its parts as JSON.

A script asks for JSON (`Accept: application/json`) and lays each part in its place, so that
the fields, which the person may be typing in, stay as they are.
"""

from dataclasses import dataclass, field, replace
from uuid import uuid4

from django import forms
from django.http import HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse

from newsroom import clock
from newsroom.admin.fields import zone_name
from newsroom.admin.pieces.acts import Ask, buttons, only_plans
from newsroom.admin.pieces.checks import checks_of
from newsroom.admin.pieces.compare import ahead_of
from newsroom.admin.pieces.conflict import Conflict
from newsroom.admin.pieces.here import Here, here_for
from newsroom.admin.pieces.history import sent_back
from newsroom.admin.pieces.offers import offers
from newsroom.admin.pieces.states import state_of
from newsroom.admin.pieces.typed import as_typed
from newsroom.models import Draft, Presence

SHOWN_REVISIONS = 6
# The parts of the page that tell of the piece: data-part -> the template that fills it.
PARTS = {
    "bar": "admin/pieces/_bar.html",
    "conflict": "admin/pieces/_conflict.html",
    "told": "admin/pieces/_told.html",
    "refused": "admin/pieces/_refused.html",
    "why": "admin/pieces/_why.html",
    "checks": "admin/pieces/_checks.html",
    "history": "admin/pieces/_history.html",
    "slug_note": "admin/pieces/_slug_note.html",
}
LINES = (forms.TextInput, forms.Textarea)  # plain lines, whose value the server may spell anew


@dataclass(frozen=True)
class Outcome:
    """What came of a visit.

    `form` is what was submitted, where it was not saved; `problems` are why a verb was
    refused, `conflict` the other text; `is_other` says that the fields to fill are others now.
    `restored` is the autosave that the form was filled from.
    """

    ask: Ask = field(default_factory=Ask)
    form: forms.BaseForm | None = None
    is_saved: bool = False
    is_other: bool = False
    problems: list[str] = field(default_factory=list)
    conflict: Conflict | None = None
    restored: Draft | None = None


def wants_json(request) -> bool:
    """Whether a script asks, which lays the answer in the page by itself."""
    wanted = request.get_preferred_type(["text/html", "application/json"])
    return wanted == "application/json"


def answer(page, outcome: Outcome):
    """The answer to a visit, in the form in which it was asked for."""
    is_script = wants_json(page.request)
    if outcome.is_saved and not outcome.problems and not is_script:
        return HttpResponseRedirect(page.desk.address_of(page.piece))
    context = context_of(page, outcome)
    if is_script:
        context["answer"] = told(page, outcome, context["form"])
    return page.desk.render_piece(page.request, context)


def told(page, outcome: Outcome, form) -> dict:
    """What the script learns besides the parts."""
    posted, is_saved = page.request.POST, outcome.is_saved
    seen = page.piece.head_id if is_saved else None  # else the form goes on with what it saw
    return {
        "saved": is_saved,
        "done": outcome.ask.verb if is_saved and not outcome.problems else "",
        "address": page.desk.address_of(page.piece) if page.piece.pk else "",
        "seen": seen,
        "reload": is_saved and (outcome.is_other or typed_beside(posted)),
        "values": respelled(form, posted) if is_saved else {},
        "errors": {name: list(errors) for name, errors in form.errors.items()},
    }


def typed_beside(posted) -> bool:
    """Whether a name was typed and not chosen: its row is in the next form, not in this one."""
    return any(posted[name].strip() for name in posted if name.endswith("_add"))


def respelled(form, posted) -> dict:
    """The lines that were saved otherwise than they were typed, as an address is."""
    values = {
        name: str(form[name].value() or "")
        for name, line in form.fields.items()
        if type(line.widget) in LINES and not line.disabled
    }
    return {name: value for name, value in values.items() if posted.get(name, "") != value}


def parts_of(request, parts: dict, context: dict) -> JsonResponse:
    """The parts, rendered, with what the script learns besides.

    None where the page is loaded anew, which then says what was done.
    """
    shown = {} if context["answer"]["reload"] else parts
    rendered = {
        name: render_to_string(template, context, request) for name, template in shown.items()
    }
    return JsonResponse(context["answer"] | {"title": context["title"], "parts": rendered})


def context_of(page, outcome: Outcome) -> dict:
    """What the form's templates show."""
    ask, now = outcome.ask, clock.now(page.request)
    form = outcome.form or page.form()
    # A form that was submitted has laid what was typed on its piece.
    piece = page.fresh() if form.is_bound and not page.is_new else page.piece
    shown = buttons(page.desk.workflow, page.user, piece, ask)
    lead = shown[0] if shown else None
    return {
        "form": form,
        "piece": piece,
        "is_new": page.is_new,
        "may_edit": page.may_edit,
        "state": state_of(piece, now),
        "ahead": ahead_of(form, piece),  # fields that readers have otherwise
        "is_live": piece.is_published(now),
        "zone": zone_name(),
        "only_plans": only_plans(page.user, piece),
        "lead": lead,
        "buttons": shown,
        "ask": ask,
        "problems": outcome.problems,
        "sent_back": None if page.is_new else sent_back(piece),
        "checks": _checks(page, piece, form, lead, is_tried=bool(ask.verb and outcome.problems)),
        "check_url": reverse(page.desk.url_name("check")),
        "conflict": outcome.conflict,
        "here": _here(page, piece),
        "lookups": reverse(page.desk.url_name("lookup"), args=["-"]),
        "restored": outcome.restored,
        **_kept(page, piece, outcome.restored),
        **_history(page, piece),
    }


def _kept(page, piece, restored) -> dict:
    """What autosave needs to know, and what of it waits for this person."""
    if wants_json(page.request):
        return {}
    desk, is_opened = page.desk, page.request.method == "GET"
    return {
        "tab": uuid4(),
        "autosave_url": reverse(desk.url_name("autosave")),
        "waiting_url": reverse(desk.url_name("waiting"), args=[piece.uid]),
        "signed_in_url": reverse(f"{desk.admin_site.name}:signed_in"),
        "offers": offers(desk, page.request, piece, restored and restored.pk) if is_opened else [],
    }


def _checks(page, piece, form, lead, *, is_tried):
    """The checks of what was submitted and not saved, else of the newest revision.

    An empty form gets no advice.
    """
    typed = as_typed(form) if form.is_bound else form.kept
    checks = checks_of(page.desk, piece, form, typed, lead, is_tried=is_tried)
    return checks if form.is_bound or not page.is_new else replace(checks, advice=[])


def _here(page, piece) -> Here:
    """Who else is in it, before the form's first heartbeat."""
    if page.is_new:
        return Here()
    rows = Presence.objects.on([piece.uid], clock.now())
    return here_for(piece, page.user, rows, may_edit=page.may_edit)


def _history(page, piece) -> dict:
    if page.is_new:
        return {"revisions": [], "versions": 0}
    rows = piece.revisions.select_related("by").defer("data").order_by("-number")
    revisions = list(rows[:SHOWN_REVISIONS])
    return {"revisions": revisions, "versions": revisions[0].number if revisions else 0}
