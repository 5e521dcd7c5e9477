"""Topics on the desk."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag as TaggitTag

from newsroom.admin.named import MarksColumn, NamedAdmin, NamedForm
from newsroom.admin.nav import Group
from newsroom.models import Tag

# taggit's table is not ours, and its way of merging loses taggings.
admin.site.unregister(TaggitTag)


class TagForm(NamedForm):
    """Says at the name what the constraint says of the row: capitals make no new topic."""

    def clean_name(self):
        name = self.cleaned_data["name"].strip()
        same = Tag.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).first()
        if same:
            raise forms.ValidationError(_("There is a topic “%(name)s”.") % {"name": same.name})
        return name


@admin.register(Tag)
class TagAdmin(MarksColumn, NamedAdmin, admin.ModelAdmin):
    """A merged topic is a tombstone and stays out of sight."""

    nav = (Group.SHARED, 1)
    form = TagForm
    list_prompt = _("Topic")
    list_display = ["name", "slug", "description", "marks"]
    search_fields = ["name", "slug"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "description"]}),
        (_("Care"), {"fields": ["sensitive", "hide_ads"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(merged_into=None)
