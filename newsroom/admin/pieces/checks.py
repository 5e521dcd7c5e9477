"""The checks of a piece as its form shows them: what must be mended, what is advice."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.template.loader import render_to_string
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from newsroom.admin.pieces.acts import Ask, buttons
from newsroom.admin.pieces.typed import as_typed
from newsroom.preflight import Finding
from newsroom.publishing import Status
from newsroom.workflow import may_edit

# The verbs that give readers something, and so are off while anything must be mended.
TO_READERS = ("publish", "update", "restore", "reschedule", "run_now")


@dataclass(frozen=True)
class Shown:
    """One finding with the anchor of its field, and what the form calls that."""

    finding: Finding
    anchor: str
    label: str


@dataclass(frozen=True)
class Checks:
    """What was found; `is_off` says that the leading verb will be refused.

    missing: what a draft still lacks, told calmly until its writer tries to publish it
    (`is_tried`). From then on, and in every other state, that is among what must be mended.
    """

    must: list[Shown]
    advice: list[Shown]
    missing: list[Shown]
    is_off: bool = False
    is_tried: bool = False


def checks_of(desk, piece, form, typed: dict, lead=None, *, is_tried=False) -> Checks:
    """The checks of `typed`, the values of `form`; `lead` is the button of the leading verb."""
    if piece.status == Status.SPIKED:
        return Checks([], [], [])
    found = desk.preflight.check(typed, desk.preflight.known_of(piece, typed))
    is_calm = piece.status == Status.DRAFT and not is_tried
    shown: dict[str, list] = {"must": [], "advice": [], "missing": []}
    for finding in found:
        kind = "missing" if is_calm and finding.is_missing else "must"
        shown[kind if finding.is_blocking else "advice"].append(_shown(form, finding))
    is_off = any(finding.is_blocking for finding in found)
    is_off = is_off and bool(lead) and lead.verb in TO_READERS
    return Checks(**shown, is_off=is_off, is_tried=is_tried)


def _shown(form, finding) -> Shown:
    label = form.fields[finding.field].label if finding.field in form.fields else finding.field
    return Shown(finding, _anchor(form, finding.field), label)


def _anchor(form, name) -> str:
    return (form[name].id_for_label or form[name].auto_id) if name in form.fields else ""


class ChecksTyped:
    """Mix into a piece's ModelAdmin: `check/` answers what speaks against a form as it is typed."""

    def get_urls(self):
        view, name = self.admin_site.admin_view(self.check_typed), self.url_name("check")
        return [path("check/", view, name=name.partition(":")[2]), *super().get_urls()]

    @method_decorator(require_POST)
    def check_typed(self, request):
        """The checks of a form as it is typed: {"parts": {"checks": html}}. Writes nothing."""
        piece = self._typed_piece(request)
        is_theirs = piece.pk is None or may_edit(request.user, piece)
        form = self.form(request.POST, instance=piece, user=request.user, may_edit=is_theirs)
        shown = buttons(self.workflow, request.user, piece, Ask())
        lead = shown[0] if shown else None
        checks = checks_of(
            self, piece, form, as_typed(form), lead, is_tried="_tried" in request.POST
        )
        context = {"checks": checks, "lead": lead}
        html = render_to_string("admin/pieces/_checks.html", context, request)
        return JsonResponse({"parts": {"checks": html}})

    def _typed_piece(self, request):
        """The piece that a form was opened for, by its uid; a new one that is not saved yet."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        try:
            uid = UUID(request.POST.get("uid", ""))
        except ValueError:
            raise Http404("uid") from None
        rows = self.model._default_manager.select_related("head")
        if piece := rows.filter(uid=uid).first():
            if not self.has_view_or_change_permission(request, piece):
                raise PermissionDenied
            return piece
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self.model(owner=request.user)
