"""The ModelAdmin of a piece: one form, no inlines, and the verbs as the only way to save."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST
from js_asset import Media

from newsroom.admin.lists import QuickList
from newsroom.admin.pieces.answer import PARTS, parts_of
from newsroom.admin.pieces.checks import ChecksTyped
from newsroom.admin.pieces.here import heartbeat
from newsroom.admin.pieces.keeping import KeepsDrafts
from newsroom.admin.pieces.listing import PieceList
from newsroom.admin.pieces.lookups import MOST_NAMED, LookUp, find_contributors, find_topics
from newsroom.admin.pieces.page import PiecePage
from newsroom.admin.pieces.past import PiecePast
from newsroom.admin.pieces.people import MakesContributors
from newsroom.admin.signed_in import refuse_another
from newsroom.admin.widgets import is_id
from newsroom.models import Contributor
from newsroom.workflow import may_edit


class PieceAdmin(
    KeepsDrafts, ChecksTyped, MakesContributors, PiecePast, PieceList, QuickList, admin.ModelAdmin
):
    """The desk of one kind of piece.

    workflow: the module of its verbs. form: its PieceForm. preflight: the module of its
    checks. lookups: kind -> LookUp, asked by the form's scripts.
    parts: what of the form's page a save without a reload renders anew.
    """

    workflow = None
    preflight = None
    parts = PARTS
    lookups = {
        "contributors": LookUp("newsroom.view_contributor", find_contributors),
        "tags": LookUp("newsroom.view_tag", find_topics),
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
        here = path(
            "here/",
            self.admin_site.admin_view(self.here),
            name=self.url_name("here").partition(":")[2],
        )
        return [lookup, here, *super().get_urls()]

    @method_decorator(require_POST)
    def here(self, request):
        """A heartbeat of a form that somebody has open."""
        return heartbeat(self, request)

    def for_heartbeat(self, uid):
        """The piece and who saved it last, and no text; None for one not saved yet."""
        rows = self.model._default_manager.filter(uid=uid).select_related("head__by")
        texts = [f.name for f in self.opts.concrete_fields if isinstance(f, models.TextField)]
        return rows.defer(*texts, "head__data").first()

    def for_form(self, pk):
        """The piece as it stands now, with its newest and its live text; None for no such id."""
        rows = self.model._default_manager.select_related("head__by", "live", "section")
        return rows.filter(pk=pk).first() if is_id(pk) else None

    def news_of(self, piece, seen) -> str:
        """Where one reads what changed since the revision of this id."""
        was = piece.revisions.defer("data").filter(pk=seen).first() if is_id(seen) else None
        if was is None:
            return reverse(self.url_name("history"), args=[piece.pk])
        return f"{self.past_url(piece, 'compare')}?from={was}&to={piece.head}"

    def look_up(self, request, kind):
        """{"found": rows}: what the words of `q` may mean, or the rows of each `id`."""
        if kind not in self.lookups:
            raise Http404(kind)
        permission, find, named = LookUp(*self.lookups[kind])
        if not (self.has_view_or_change_permission(request) and request.user.has_perm(permission)):
            raise PermissionDenied
        if named and (asked := request.GET.getlist("id")):
            ids = [int(one) for one in asked[:MOST_NAMED] if is_id(one)]
            return JsonResponse({"found": named(ids, request.user)})
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
            piece = self.for_form(unquote(object_id))
            if piece is None:
                return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
            if not self.has_view_or_change_permission(request, piece):
                raise PermissionDenied
        if refusal := refuse_another(request):
            return refusal
        page = PiecePage(self, request, piece)
        return page.take() if request.method == "POST" else page.show()

    def render_piece(self, request, context):
        """The form page in this kind's clothes, or the parts of it that a script asked for."""
        form = context["form"]
        piece = context["piece"]
        title = capfirst(str(piece)) if piece.pk else capfirst(str(self.opts.verbose_name))
        context |= {
            "opts": self.opts,
            "title": title,
            "original": piece if piece.pk else None,
            "desk_name": self.heading(),
            "list_url": reverse(self.url_name("changelist")),
            "form_url": self.address_of(piece) if piece.pk else reverse(self.url_name("add")),
            "new_contributor_url": reverse(self.url_name("new_contributor"))
            if request.user.has_perm("newsroom.add_contributor")
            else "",
            "contributor_kinds": Contributor.Kind.choices,
            "history_url": piece.pk and reverse(self.url_name("history"), args=[piece.pk]),
            "compare_url": piece.pk and self.past_url(piece, "compare"),
            "here_url": reverse(self.url_name("here")),
        }
        if "answer" in context:
            return parts_of(request, self.parts, context)
        # The editor's import map is an inline script: it applies only with the nonce.
        context["media"] = Media.from_media(form.media, nonce=request.csp_nonce)
        context |= self.admin_site.each_context(request)
        label = f"{self.opts.app_label}/{self.opts.model_name}"
        return TemplateResponse(request, f"admin/{label}/change_form.html", context)
