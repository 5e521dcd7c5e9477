"""The breaking banner on the desk: put one up until a stated hour, end it now."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from articles import breaking
from articles.admin.forms import find_story, story_labels
from articles.models import Article, Breaking
from newsroom import clock
from newsroom.admin.fields import HourField, PicksField, zone_name
from newsroom.admin.hours import clock_time
from newsroom.admin.lists import QuickList
from newsroom.admin.nav import Group
from newsroom.admin.widgets import PicksInput, is_id
from newsroom.people import name_of


class BannerForm(forms.Form):
    """A story, a line of text, or both; and an end."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    story = PicksField(
        model=Article, find=find_story, label=gettext_lazy("Story"),
        help_text=gettext_lazy("The banner leads to it."),
        widget=PicksInput(
            kind="stories", labels=story_labels, is_one=True,
            prompt=gettext_lazy("Headline, slugline, address"),
        ),
    )  # fmt: skip
    text = forms.CharField(
        label=gettext_lazy("Text"), required=False, max_length=160,
        help_text=gettext_lazy("Empty: the headline of the story."),
    )  # fmt: skip
    ends_at = HourField(label=gettext_lazy("Until"))

    def clean_story(self):
        """One story, or none."""
        ids = self.cleaned_data["story"]
        if len(ids) > 1:
            raise forms.ValidationError(_("A banner leads to one story: take the others out."))
        return Article.objects.get(pk=ids[0]) if ids else None

    def clean_ends_at(self):
        hour = self.cleaned_data["ends_at"]
        if hour and hour <= clock.now():
            raise forms.ValidationError(_("This hour has passed: a banner ends in the future."))
        return hour

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (cleaned.get("story") or cleaned.get("text")):
            raise forms.ValidationError(_("A banner needs a story, a text, or both."))
        return cleaned


@admin.register(Breaking)
class BreakingAdmin(QuickList, admin.ModelAdmin):
    """The list is what was up and when; only the newest can stand."""

    nav = (Group.WORK, 5)
    new_label = gettext_lazy("breaking banner")
    list_display = ["words", "state", "starts_at", "ends_at", "person"]
    list_display_links = None
    list_select_related = ["article", "by"]
    ordering = ["-starts_at"]
    actions = None
    change_list_template = "admin/articles/breaking/change_list.html"

    def has_change_permission(self, request, obj=None):
        """Of one, never: it is ended, and another put up."""
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        end = path("end/", self.admin_site.admin_view(self.end), name="articles_breaking_end")
        return [end, *super().get_urls()]

    @admin.display(description=gettext_lazy("state"))
    def state(self, banner):
        up = banner.starts_at <= clock.now() < banner.ends_at
        css, word = ("live", _("up")) if up else ("draft", _("past"))
        return format_html('<span class="state {}">{}</span>', css, word)

    @admin.display(description=gettext_lazy("by"))
    def person(self, banner):
        return name_of(banner.by)

    def changelist_view(self, request, extra_context=None):
        stands = self.standing(request)
        return super().changelist_view(request, {"stands": stands, **(extra_context or {})})

    @method_decorator(csrf_protect)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The form of a new one; of one that was put up there is none."""
        if object_id is not None:
            return HttpResponseRedirect(reverse("admin:articles_breaking_changelist"))
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = BannerForm(request.POST or None, label_suffix="")
        if request.method == "POST" and form.is_valid() and self._put_up(request, form):
            return HttpResponseRedirect(reverse("admin:articles_breaking_changelist"))
        stands = self.standing(request)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "title": _("Put up a breaking banner"), "form": form,
            "zone": zone_name(), "stands": stands, "seen": stands.pk if stands else "",
        }  # fmt: skip
        return TemplateResponse(request, "admin/articles/breaking/change_form.html", context)

    @method_decorator([csrf_protect, require_POST])
    def end(self, request):
        """End the banner that stands."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        typed = request.POST.get("banner", "")
        banner = Breaking.objects.filter(pk=typed).first() if is_id(typed) else None
        if banner:
            breaking.end_now(banner, by=request.user)
            messages.success(request, _("The banner is down."))
        return HttpResponseRedirect(reverse("admin:articles_breaking_changelist"))

    @staticmethod
    def standing(request) -> Breaking | None:
        """The banner that is up now."""
        rows = Breaking.objects.standing(clock.now(request)).select_related("article", "by")
        return rows.order_by("-starts_at").first()

    @staticmethod
    def _put_up(request, form) -> bool:
        given = form.cleaned_data
        seen = int(given["seen"]) if is_id(given["seen"]) else None
        try:
            banner = breaking.put_up(
                article=given["story"], text=given["text"], ends_at=given["ends_at"],
                by=request.user, seen=seen,
            )  # fmt: skip
        except breaking.AnotherStands as refused:
            stands = refused.banner
            words = {"who": name_of(stands.by), "words": stands} if stands else {}
            form.add_error(None, (
                _("%(who)s put up “%(words)s” meanwhile. Save again to put yours in its place.")
                if stands else _("The banner was ended meanwhile. Save again to put yours up.")
            ) % words)  # fmt: skip
            return False
        hour = {"hour": clock_time(banner.ends_at, clock.now(request))}
        messages.success(request, _("The banner is up until %(hour)s.") % hour)
        return True
