"""People and agencies whose names stand over stories and photos."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from newsroom.admin.lists import ChoicesRow
from newsroom.admin.named import NamedAdmin
from newsroom.admin.nav import Group
from newsroom.models import Contributor


@admin.register(Contributor)
class ContributorAdmin(NamedAdmin, admin.ModelAdmin):
    """A merged contributor is a tombstone and stays out of sight."""

    nav = (Group.SHARED, 2)
    nav_label = _("People")
    list_prompt = _("Name or e-mail")
    list_display = ["name", "kind", "agency_name", "email", "user"]
    list_filter = [("kind", ChoicesRow)]
    list_select_related = ["user"]
    search_fields = ["name", "slug", "email"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "kind", "bio", "email", "user"]}),
        (
            _("Agency"),
            {
                "fields": ["agency_name", "dateline_pattern"],
                "description": _("How datelines are composed for a source agency."),
            },
        ),
    ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "user":
            kwargs["queryset"] = get_user_model().objects.filter(is_staff=True).order_by("username")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request):
        return super().get_queryset(request).filter(merged_into=None)
