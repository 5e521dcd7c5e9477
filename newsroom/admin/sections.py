"""Sections on the desk: in the order of the masthead."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsroom.admin.named import MarksColumn, NamedAdmin, TouchesPaper
from newsroom.admin.nav import Group
from newsroom.admin.stale import ListedForm
from newsroom.models import Section


@admin.register(Section)
class SectionAdmin(TouchesPaper, MarksColumn, NamedAdmin, admin.ModelAdmin):
    """The order is typed in the list; the address leads on from every name it had."""

    nav = (Group.SHARED, 3)
    list_display = ["name", "slug", "order", "marks"]
    list_editable = ["order"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "description", "order"]}),
        (_("Care"), {"fields": ["sensitive", "hide_ads"]}),
    ]

    def get_changelist_form(self, request, **kwargs):
        return super().get_changelist_form(request, **{"form": ListedForm} | kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "order":  # in the list it stands without a label
            field.widget.attrs["aria-label"] = _("Order")
        return field
