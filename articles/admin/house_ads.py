"""House ads on the desk: an image made to fit, where it leads, when it runs."""

from urllib.parse import urlsplit

from django import forms
from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.house_ads import lay_down
from articles.house_images import dress
from articles.models import HouseAd
from media.decoding import Refused
from newsroom import clock
from newsroom.admin.hours import in_paper_zone
from newsroom.admin.lists import ChoicesRow, QuickList
from newsroom.admin.named import TouchesPaper
from newsroom.admin.nav import Group
from newsroom.admin.widgets import HourInput
from newsroom.forms import WholeRowForm


def hour_field(label, **more):
    """A day and a full hour on the paper's clock."""
    day = gettext_lazy("Day"), gettext_lazy("Hour")
    return forms.SplitDateTimeField(label=label, widget=HourInput(*day), **more)


class HouseAdForm(WholeRowForm):
    """Times are full hours, so that what readers get changes at these alone."""

    file = forms.FileField(
        label=gettext_lazy("Image"),
        required=False,
        help_text=gettext_lazy("About 1200 × 500 pixels: JPEG, PNG or WebP. It is made to fit."),
    )
    starts_at = hour_field(gettext_lazy("Runs from"))
    ends_at = hour_field(
        gettext_lazy("Until"),
        required=False,
        help_text=gettext_lazy("Empty: until it is taken out."),
    )

    class Meta:
        model = HouseAd
        fields = ["slot", "alt", "href", "starts_at", "ends_at", "weight"]
        widgets = {"href": forms.TextInput}

    def clean_href(self):
        href = self.cleaned_data["href"].strip()
        try:
            parts = urlsplit(href)
            is_whole = parts.scheme == "https" and bool(parts.hostname)
        except ValueError:
            is_whole = False
        if any(sign.isspace() for sign in href) or not (
            is_whole or (href.startswith("/") and not href.startswith(("//", "/\\")))
        ):
            raise forms.ValidationError(_("A path of ours, as /photos/, or an https address."))
        return href

    def clean_starts_at(self):
        return self._full(self.cleaned_data["starts_at"])

    def clean_ends_at(self):
        return self._full(self.cleaned_data["ends_at"])

    def clean(self):
        cleaned = super().clean()
        file = cleaned.get("file")
        if not file and not self.instance.image:
            self.add_error("file", _("An ad needs an image."))
        elif file and not self.errors:  # last, as it is stored at once
            try:
                dress(self.instance, file)
            except Refused as refusal:
                self.add_error("file", refusal.reason)
        return cleaned

    @staticmethod
    def _full(hour):
        if hour and (hour.minute or hour.second):
            raise forms.ValidationError(_("A full hour, as 18:00."))
        return hour


@admin.register(HouseAd)
class HouseAdAdmin(TouchesPaper, QuickList, admin.ModelAdmin):
    """A save counts the paper up, as any page may show it."""

    nav = (Group.HOUSE, 5)
    form = HouseAdForm
    list_display = ["pictured", "alt", "slot", "state", "starts_at", "ends_at", "weight"]
    list_display_links = ["alt"]
    list_filter = [("slot", ChoicesRow)]
    readonly_fields = ["pictured"]
    fieldsets = [
        (None, {"fields": ["pictured", "file", "alt", "href"]}),
        (gettext_lazy("Where and when"), {
            "fields": ["slot", ("starts_at", "ends_at"), "weight"],
        }),
    ]  # fmt: skip

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        lay_down()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        lay_down()

    def get_changeform_initial_data(self, request):
        hour = in_paper_zone(clock.now(request)).replace(minute=0, second=0, microsecond=0)
        return {"starts_at": hour, "weight": 1, **super().get_changeform_initial_data(request)}

    @admin.display(description=gettext_lazy("image"))
    def pictured(self, ad):
        """It, as readers see it."""
        if not ad.image:
            return ""
        return format_html(
            '<img class="house-ad" src="{}" width="{}" height="{}" alt="">',
            ad.image_url, ad.width, ad.height,
        )  # fmt: skip

    @admin.display(description=gettext_lazy("state"))
    def state(self, ad):
        """Whether it runs at this hour."""
        now = clock.now()
        if ad.starts_at > now:
            return _("to come")
        return _("over") if ad.ends_at and ad.ends_at <= now else _("runs")
