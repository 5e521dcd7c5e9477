"""Setting credit, rights and keywords on many photos of the list at once."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from media.admin.photo_form import Keywords
from media.bulk import set_on
from media.models import Photo
from newsroom.admin.fields import HourField
from newsroom.workflow import WorkflowError

AS_IT_IS = ("", gettext_lazy("leave as it is"))
SYNDICATION = [
    AS_IT_IS,
    ("no", gettext_lazy("not for syndication")),
    ("yes", gettext_lazy("may be syndicated")),
]


class BulkForm(forms.Form):
    """What is chosen, filled or ticked is set on each photo; the rest stays as it is."""

    credit_kind = forms.ChoiceField(
        label=gettext_lazy("Kind of credit"), choices=[AS_IT_IS, *Photo.CreditKind.to_choose()],
        required=False,
    )  # fmt: skip
    credit_line = forms.CharField(
        label=gettext_lazy("Credit line"), max_length=200, required=False,
        help_text=gettext_lazy("As supplied: Yonhap."),
    )  # fmt: skip
    clear_credit = forms.BooleanField(
        label=gettext_lazy("Take the credit line away"), required=False
    )
    rights_until = HourField(label=gettext_lazy("Rights until"), required=False)
    clear_rights = forms.BooleanField(
        label=gettext_lazy("Take the end of the rights away"), required=False
    )
    syndication = forms.ChoiceField(
        label=gettext_lazy("Syndication"), choices=SYNDICATION, required=False
    )
    keywords = Keywords(
        label=gettext_lazy("Keywords to add"), required=False,
        help_text=gettext_lazy("With commas between."),
    )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.changes():
            raise forms.ValidationError(_("Choose or fill what is to be set."))
        return cleaned

    def changes(self) -> dict:
        """The fields to set, as media.bulk takes them."""
        asked, found = self.cleaned_data, {}
        if asked["credit_kind"]:
            found["credit_kind"] = asked["credit_kind"]
        if asked["credit_line"] or asked["clear_credit"]:
            found["credit_line"] = asked["credit_line"]
        if asked["rights_until"] or asked["clear_rights"]:
            found["rights_until"] = asked["rights_until"]
        if asked["syndication"]:
            found["no_syndication"] = asked["syndication"] == "no"
        return found | ({"keywords": asked["keywords"]} if asked["keywords"] else {})


class SetsMany:
    """Mix into the desk of photos: one form for the chosen ones, each then set by itself."""

    actions = ["set_on_chosen"]

    @admin.action(description=gettext_lazy("Credit, rights, keywords…"), permissions=["change"])
    def set_on_chosen(self, request, queryset):
        chosen = list(queryset.with_renditions().newest_first())
        form = BulkForm(request.POST if "_set" in request.POST else None)
        if form.is_bound and form.is_valid():
            self._set_each(request, chosen, form.changes())
            return None
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Credit, rights, keywords"),
            "form": form,
            "photos": chosen,
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/media/photo/bulk.html", context)

    def _set_each(self, request, photos, changes):
        """Each in a transaction of its own; who is refused is told why, by name."""
        number = 0
        for photo in photos:
            try:
                number += set_on(photo, by=request.user, **changes)
            except WorkflowError as refused:
                problem = {"photo": photo, "why": refused}
                self.message_user(request, _("“%(photo)s”: %(why)s") % problem, messages.ERROR)
        words = ngettext("%(count)d photo changed.", "%(count)d photos changed.", number)
        self.message_user(request, words % {"count": number}, messages.SUCCESS)
