"""The paper's own settings: one row, so the list is the form."""

from django import forms
from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.admin.lists import QuickList
from newsroom.admin.named import TouchesPaper
from newsroom.admin.nav import Group
from newsroom.forms import WholeRowForm
from newsroom.models import Paper


class AddressLines(forms.CharField):
    """A list of web addresses, one a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        address = forms.URLField(assume_scheme="https")
        return [address.clean(line) for line in lines]


class PaperForm(WholeRowForm):
    """Name, voice and habits of the paper."""

    socials = AddressLines(
        label=_("Social accounts"), required=False, help_text=_("One address a line.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": ""} | kwargs)


@admin.register(Paper)
class PaperAdmin(TouchesPaper, QuickList, admin.ModelAdmin):
    """Every save counts the paper's version up: what is kept per version is read anew."""

    nav = (Group.HOUSE, 2)
    form = PaperForm
    fieldsets = [
        (None, {"fields": ["name", "tagline", "agency"]}),
        (_("What readers are told"), {"fields": ["about", "contact", "principles", "socials"]}),
        (_("Advertising"), {"fields": ["ad_preset", "ads_txt"]}),
    ]

    def is_in_nav(self, request):
        return self.has_change_permission(request)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        return HttpResponseRedirect(reverse("admin:newsroom_paper_change", args=[1]))

    def response_change(self, request, obj):
        self.message_user(request, _("Saved."))
        return HttpResponseRedirect(request.path)
