"""The pages of what a piece was: its history, two revisions compared, an earlier one back."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from newsroom.admin.pieces.compare import choices_of, ends_of, redline, steps_from
from newsroom.admin.pieces.history import history_of
from newsroom.workflow import WorkflowError, may_edit

LONGEST_NAME = 100  # characters of a revision's name, as the column


class PiecePast:
    """Mix into a ModelAdmin of pieces: asks the permission of each one."""

    def get_urls(self):
        wrap, name = self.admin_site.admin_view, self.url_name
        views = {
            "compare": self.compare_view,
            "restore": self.restore_revision_view,
            "name": self.name_view,
        }
        mine = [
            path(
                f"<int:object_id>/history/{word}/", wrap(view),
                name=name(f"{word}_revision").partition(":")[2],
            )
            for word, view in views.items()
        ]  # fmt: skip
        return [*mine, *super().get_urls()]

    def past_url(self, piece, word: str) -> str:
        """The address of a page of its past: "compare", "restore" or "name"."""
        return reverse(self.url_name(f"{word}_revision"), args=[piece.pk])

    def history_view(self, request, object_id, extra_context=None):
        """Every revision and every verb, newest first."""
        piece = self._seen_piece(request, unquote(object_id))
        happened, older = history_of(piece, request.GET.get("below", ""))
        context = self._past_context(request, piece) | {
            "happened": happened,
            "older": older,
            "is_first": "below" not in request.GET,
            "name_url": self.past_url(piece, "name"),
        }
        return TemplateResponse(request, "admin/pieces/history.html", context)

    @method_decorator(require_safe)
    def compare_view(self, request, object_id):
        """The redline of two revisions: ?from=r3&to=r7, or "live" and "saved"."""
        piece = self._seen_piece(request, object_id)
        ends = ends_of(piece, request.GET.get("from", ""), request.GET.get("to", ""))
        if ends is None:
            messages.error(request, _("There is no such version to compare. Choose from these."))
            return self._to_history(piece)
        form = self.form(instance=piece, user=request.user, may_edit=False)
        fields, is_coarse = redline(form, ends.old.data, ends.new.data)
        context = self._past_context(request, piece) | {
            "ends": ends,
            "choices": choices_of(piece, ends),
            "steps": steps_from(ends, piece),
            "fields": fields,
            "is_coarse": is_coarse,
            "offered": [row for row in dict.fromkeys((ends.new, ends.old)) if row != piece.head],
            "restore_url": self.past_url(piece, "restore"),
        }
        return TemplateResponse(request, "admin/pieces/compare.html", context)

    @method_decorator([csrf_protect, require_POST])
    def restore_revision_view(self, request, object_id):
        """Bring an earlier revision back as the newest one, if nobody saved meanwhile."""
        piece = self._seen_piece(request, object_id)
        if not may_edit(request.user, piece):
            raise PermissionDenied
        number, seen = (_whole(request.POST.get(name, "")) for name in ("revision", "seen"))
        if not piece.revisions.filter(number=number).exists():
            messages.error(request, _("There is no such version of it."))
            return self._to_history(piece)
        was = piece.status
        try:
            head, missing = self.workflow.restore_revision(
                piece, by=request.user, seen=seen, number=number
            )
        except WorkflowError as refused:
            messages.error(request, str(refused))
            return self._to_history(piece)
        self._tell(request, piece, was, number, head, missing)
        return HttpResponseRedirect(self.address_of(piece))

    @method_decorator([csrf_protect, require_POST])
    def name_view(self, request, object_id):
        """Give a revision a name, by which it is found again; an empty one takes it away."""
        piece = self._seen_piece(request, object_id)
        if not may_edit(request.user, piece):
            raise PermissionDenied
        number = _whole(request.POST.get("revision", ""))
        name = " ".join(request.POST.get("name", "").replace("\x00", "").split())
        if len(name) > LONGEST_NAME:
            words = _("A name has at most %(most)d characters: nothing was changed.")
            messages.error(request, words % {"most": LONGEST_NAME})
        elif not piece.revisions.filter(number=number).update(label=name):
            messages.error(request, _("There is no such version of it."))
        return self._to_history(piece)

    # -- what they share -----------------------------------------------------------------

    def _seen_piece(self, request, pk):
        """The piece, for who may see it; 404 or 403 otherwise."""
        rows = self.model._default_manager.select_related("head__by", "live__by", "section")
        piece = rows.filter(pk=pk).first() if str(pk).isdecimal() and len(str(pk)) < 19 else None
        if piece is None:
            raise Http404(pk)
        if not self.has_view_or_change_permission(request, piece):
            raise PermissionDenied
        return piece

    def _past_context(self, request, piece) -> dict:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": str(piece),
            "piece": piece,
            "may_edit": may_edit(request.user, piece),
            "form_url": self.address_of(piece),
            "history_url": reverse(self.url_name("history"), args=[piece.pk]),
            "compare_url": self.past_url(piece, "compare"),
        }

    def _to_history(self, piece):
        return HttpResponseRedirect(reverse(self.url_name("history"), args=[piece.pk]))

    def _tell(self, request, piece, was, number, head, missing):
        piece.refresh_from_db(fields=["status", "live"])
        done = _("Version %(old)s is what is saved now, as %(new)s.")
        if piece.live_id and piece.live_id != head.pk:
            done = _("Version %(old)s is saved now, as %(new)s. Readers have what they had.")
        messages.success(request, done % {"old": f"r{number}", "new": head})
        if piece.status != was:
            messages.warning(
                request, _("It was changed after it was cleared: the desk reads it again.")
            )
        if missing:
            named = {"named": get_text_list(missing, _("and"))}
            messages.warning(request, _("No longer there, and left out: %(named)s.") % named)


def _whole(typed: str) -> int:
    """The whole number that was sent; 0, which is none, for anything else."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else 0
