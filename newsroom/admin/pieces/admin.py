"""The ModelAdmin of a piece: one form, no inlines, and the verbs as the only way to save."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.views.decorators.csrf import csrf_protect
from js_asset import Media

from newsroom.admin.lists import QuickList
from newsroom.admin.pieces.history import history_of
from newsroom.admin.pieces.listing import PieceList
from newsroom.admin.pieces.lookups import find_contributors, find_topics
from newsroom.admin.pieces.page import PiecePage
from newsroom.publishing import Status
from newsroom.workflow import may_edit

ON_THE_WAY = (Status.DRAFT, Status.REVIEW, Status.READY)


class PieceAdmin(PieceList, QuickList, admin.ModelAdmin):
    """The desk of one kind of piece.

    workflow: the module of its verbs. form: its PieceForm. preflight: what keeps a piece
    from readers, as messages. lookups: kind -> (permission, function of the typed words
    and the person that returns JSON rows), asked by the form's scripts as they type.
    """

    workflow = None
    preflight = None
    lookups = {
        "contributors": ("newsroom.view_contributor", find_contributors),
        "tags": ("newsroom.view_tag", find_topics),
    }

    # -- who may what ----------------------------------------------------------------

    def has_change_permission(self, request, obj=None):
        """Of all: who may change any. Of one: who may change this one, as it stands."""
        if obj is None:
            return super().has_change_permission(request)
        return may_edit(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        """Never: a piece is spiked, and its revisions stay."""
        return False

    # -- addresses -------------------------------------------------------------------

    def url_name(self, view: str) -> str:
        """The name of one of this desk's addresses, as "changelist"."""
        meta = self.opts
        return f"{self.admin_site.name}:{meta.app_label}_{meta.model_name}_{view}"

    def address_of(self, piece) -> str:
        """The form page of a piece."""
        return reverse(self.url_name("change"), args=[piece.pk])

    def get_urls(self):
        lookup = path(
            "look-up/<str:kind>/",
            self.admin_site.admin_view(self.look_up),
            name=self.url_name("lookup").partition(":")[2],
        )
        return [lookup, *super().get_urls()]

    def look_up(self, request, kind):
        """What the typed words may mean: {"found": rows}, the first dozen or two."""
        permission, find = self.lookups.get(kind, (None, None))
        if find is None:
            raise Http404(kind)
        if not (self.has_view_or_change_permission(request) and request.user.has_perm(permission)):
            raise PermissionDenied
        words = request.GET.get("q", "").replace("\x00", "").strip()[:200]
        return JsonResponse({"found": find(words, request.user)})

    # -- the form page ---------------------------------------------------------------

    @method_decorator(csrf_protect)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """In place of Django's, which would save the row behind the verbs' back."""
        if object_id is None:
            if not self.has_add_permission(request):
                raise PermissionDenied
            piece = self.model(owner=request.user)
        else:
            piece = self.get_object(request, unquote(object_id))
            if piece is None:
                return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
            if not self.has_view_or_change_permission(request, piece):
                raise PermissionDenied
        page = PiecePage(self, request, piece)
        return page.take() if request.method == "POST" else page.show()

    def to_mend(self, piece) -> list[str]:
        """What keeps it from readers, while it is on its way to them."""
        return self.preflight(piece) if piece.status in ON_THE_WAY else []

    def render_piece(self, request, context):
        """The form page in this kind's clothes."""
        form = context["form"]
        piece = context["piece"]
        title = capfirst(str(piece)) if piece.pk else capfirst(str(self.opts.verbose_name))
        context |= {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title,
            "original": piece if piece.pk else None,
            "desk_name": self.heading(),
            "slug_note": piece.get_absolute_url(),
            "list_url": reverse(self.url_name("changelist")),
            "form_url": self.address_of(piece) if piece.pk else reverse(self.url_name("add")),
            "history_url": piece.pk and reverse(self.url_name("history"), args=[piece.pk]),
            # The editor's import map is an inline script: it applies only with the nonce.
            "media": Media.from_media(form.media, nonce=request.csp_nonce),
        }
        label = f"{self.opts.app_label}/{self.opts.model_name}"
        return TemplateResponse(request, f"admin/{label}/change_form.html", context)

    def history_view(self, request, object_id, extra_context=None):
        """Every revision and every verb, newest first."""
        piece = self.get_object(request, unquote(object_id))
        if piece is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, piece):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": str(piece),
            "piece": piece,
            "form_url": self.address_of(piece),
            "happened": history_of(piece),
        }
        return TemplateResponse(request, "admin/pieces/history.html", context)
