"""The log: who did what to which piece; read by all, changed by nobody."""

from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from newsroom import clock
from newsroom.admin.hours import clock_time, in_paper_zone, spelled_out
from newsroom.admin.lists import QuickList
from newsroom.admin.nav import Group
from newsroom.admin.widgets import is_id
from newsroom.models import DeskAction
from newsroom.people import name_of
from newsroom.workflow.steps import VERBS


class VerbFilter(admin.SimpleListFilter):
    """By what was done."""

    title = _("verb")
    parameter_name = "verb"

    def lookups(self, request, model_admin):
        return VERBS.items()

    def queryset(self, request, queryset):
        return queryset.filter(verb=self.value()) if self.value() else queryset


class PersonFilter(admin.SimpleListFilter):
    """By who did it; the machine has no account."""

    title = _("person")
    parameter_name = "by"

    def lookups(self, request, model_admin):
        people = get_user_model().objects.filter(is_staff=True).order_by("username")[:200]
        return [(person.pk, name_of(person)) for person in people]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        return queryset.filter(by=self.value()) if is_id(self.value()) else queryset.none()


@admin.register(DeskAction)
class DeskActionAdmin(QuickList, admin.ModelAdmin):
    """A row leads to its piece as it is today, if there is still one."""

    nav = (Group.HOUSE, 1)
    list_display = ["piece", "verb_done", "person", "hour", "reason"]
    list_display_links = None
    list_filter = [VerbFilter, PersonFilter]
    list_select_related = ["by"]
    ordering = ["-at"]
    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        piece = path(
            "piece/<str:kind>/<uuid:uid>/",
            self.admin_site.admin_view(self.piece_view),
            name="newsroom_deskaction_piece",
        )
        return [piece, *super().get_urls()]

    def piece_view(self, request, kind, uid):
        """Go on to the desk's page of the piece, for who may see its kind."""
        try:
            model = apps.get_model(kind)
        except (LookupError, ValueError) as unknown:
            raise Http404(kind) from unknown
        if not (hasattr(model, "uid") and self.admin_site.is_registered(model)):
            raise Http404(kind)
        if not self.admin_site.get_model_admin(model).has_view_permission(request):
            raise PermissionDenied
        piece = get_object_or_404(model._default_manager, uid=uid)
        return redirect(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", piece.pk)

    @admin.display(description=_("piece"))
    def piece(self, action):
        url = reverse("admin:newsroom_deskaction_piece", args=[action.kind, action.target])
        return format_html('<a class="head" href="{}">{}</a>', url, action.label)

    @admin.display(description=_("verb"))
    def verb_done(self, action):
        return VERBS.get(action.verb, action.verb.replace("_", " ").capitalize())

    @admin.display(description=_("by"))
    def person(self, action):
        return name_of(action.by)

    @admin.display(description=_("hour"), ordering="at")
    def hour(self, action):
        then = in_paper_zone(action.at)
        return format_html(
            '<time datetime="{}" title="{}">{}</time>',
            then.isoformat(),
            spelled_out(action.at),
            clock_time(action.at, clock.now()),
        )
