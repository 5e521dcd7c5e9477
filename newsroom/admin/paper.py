"""The paper's own settings: one row, so the list is the form."""

from collections.abc import Callable

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsroom.admin.nav import Group
from newsroom.admin.one_row import OneRowAdmin
from newsroom.admin.stale import SeesStale, StaleAware
from newsroom.forms import WholeRowForm
from newsroom.icon import set_icons
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


class PaperForm(StaleAware, WholeRowForm):
    """Name, voice and habits of the paper.

    `icons_of` makes icons of an upload, by size, or raises an error in words: the room that
    knows pictures hangs it up.
    """

    icons_of: Callable
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("Square, 512 pixels or more: for tabs, phones and search engines."),
    )
    no_logo = forms.BooleanField(label=_("Take the logo off"), required=False)

    socials = AddressLines(
        label=_("Social accounts"), required=False, help_text=_("One address a line.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        if not self.instance.icon:
            self.fields["no_logo"].widget = forms.HiddenInput()

    def clean_logo(self):
        """The icons of a new logo, by size; None for no new one."""
        if not (upload := self.cleaned_data["logo"]):
            return None
        try:
            return self.icons_of(upload)
        except Exception as refused:
            if not hasattr(refused, "reason"):
                raise
            raise forms.ValidationError(refused.reason) from None


@admin.register(Paper)
class PaperAdmin(SeesStale, OneRowAdmin, admin.ModelAdmin):
    """Name, voice and habits of the paper."""

    nav = (Group.HOUSE, 2)
    form = PaperForm
    fieldsets = [
        (None, {"fields": ["name", "tagline", "logo", "no_logo", "agency", "smart_quotes"]}),
        (_("What readers are told"), {"fields": ["socials"]}),
    ]

    def save_model(self, request, obj, form, change):
        if form.cleaned_data["logo"] or form.cleaned_data["no_logo"]:
            set_icons(obj, form.cleaned_data["logo"] or {})
        super().save_model(request, obj, form, change)
