"""The desk's side of autosave: takes what is typed, tells what waits, drops what is discarded."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newsroom import drafts
from newsroom.admin.pieces.offers import offers
from newsroom.admin.pieces.tabs import TabForm
from newsroom.admin.signed_in import refuse_another
from newsroom.models import Draft
from newsroom.workflow import kind_of, may_edit


class KeepsDrafts:
    """Mix into the desk of a piece: `autosave/` takes the raw form of a tab as it stands.

    Answers {"kept": true} once it is committed, {"kept": false, "seq": n} where a later text
    of the tab is here, and a refusal with its `words`.
    """

    def get_urls(self):
        view = self.admin_site.admin_view
        urls = [
            path("autosave/", view(require_POST(self.autosave)), name=self._named("autosave")),
            path("waiting/<uuid:uid>/", view(require_safe(self.waiting)),
                 name=self._named("waiting")),
            path("discard/<int:draft>/", view(require_POST(self.discard)),
                 name=self._named("discard")),
        ]  # fmt: skip
        return [*urls, *super().get_urls()]

    def _named(self, view):
        return self.url_name(view).partition(":")[2]

    def autosave(self, request):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if refusal := refuse_another(request):
            return refusal
        if int(request.META.get("CONTENT_LENGTH") or 0) > drafts.MOST_BYTES:
            words = _("This is too long to be kept as you type. Save it, or make it shorter.")
            return JsonResponse({"words": words}, status=413)
        form = TabForm(request.GET)
        if not form.is_valid():
            return JsonResponse({"words": _("The text did not come as it should.")}, status=400)
        tab = form.cleaned_data
        if not self._may_keep(request, tab["uid"]):
            return JsonResponse({"words": _("You may not change this one any more.")}, status=403)
        is_kept = drafts.keep(
            kind=kind_of(self.model), uid=tab["uid"], person=request.user, tab=tab["tab"],
            seq=tab["seq"], base=tab["base"], payload=request.body,
        )  # fmt: skip
        if is_kept:
            return JsonResponse({"kept": True, "seq": tab["seq"]})
        there = Draft.objects.get(uid=tab["uid"], person=request.user, tab=tab["tab"])
        return JsonResponse({"kept": False, "seq": there.seq})

    def _may_keep(self, request, uid) -> bool:
        piece = self.model._default_manager.filter(uid=uid).first()
        return may_edit(request.user, piece) if piece else self.has_add_permission(request)

    def waiting(self, request, uid):
        """What of one's own waits for a piece, or with the form of a new one for all new ones."""
        piece = self.model._default_manager.filter(uid=uid).first()
        if not self.has_view_or_change_permission(request, piece):
            raise PermissionDenied
        piece = piece or self.model(uid=uid, owner=request.user)
        context = {"offers": offers(self, request, piece), "piece": piece}
        html = render_to_string("admin/pieces/_offers.html", context, request)
        return JsonResponse({"parts": {"offers": html}})

    def discard(self, request, draft):
        """Drop one's own unsaved text, and go back to where it was offered."""
        draft = get_object_or_404(Draft.objects.waiting(request.user), pk=draft)
        draft.delete()
        piece = self.model._default_manager.filter(uid=draft.uid).first()
        back = self.address_of(piece) if piece else reverse(self.url_name("add"))
        return HttpResponseRedirect(back)
