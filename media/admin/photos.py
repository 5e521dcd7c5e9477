"""Photos on the desk: the library, the way in, a photo's own page."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from media.admin.bulk import SetsMany
from media.admin.care import RunsTasks
from media.admin.dropping import TakesFiles
from media.admin.file_said import said_by_file, unread
from media.admin.intake import IntakeForm, take_in_all
from media.admin.killing import KillsPhotos, kill_of
from media.admin.photo_filters import (
    RIGHTS_ORDER,
    Credit,
    Day,
    Mine,
    NoAlternative,
    NoCredit,
    Rights,
    Unused,
    Uploader,
)
from media.admin.photo_form import PhotoForm
from media.admin.photo_history import history_of
from media.admin.places import places_of
from media.admin.rights import may_mend
from media.admin.words import WritesWords
from media.models import Photo
from media.tasks import photo_was_edited
from media.where_used import InUse, throw_out, where_used
from newsroom import clock
from newsroom.admin.lists import LONGEST_SEARCH, MOST_COUNTED, QuickList
from newsroom.admin.nav import Group


@admin.register(Photo)
class PhotoAdmin(
    KillsPhotos, SetsMany, RunsTasks, TakesFiles, WritesWords, QuickList, admin.ModelAdmin
):
    """Whoever brought a photo in may write its words until it is in print."""

    nav = (Group.WORK, 2)
    new_label = gettext_lazy("Photos")
    list_prompt = gettext_lazy("Caption, credit, person, place")
    form = PhotoForm
    list_display = ["caption", "credit_line", "uploaded_at"]
    list_filter = [NoCredit, NoAlternative, Unused, Mine, Rights, Day, Uploader, Credit]
    list_select_related = ["current"]
    list_per_page = 60
    ordering = ["-uploaded_at", "-pk"]
    search_fields = ["caption"]  # says that there is a search; get_search_results does it
    show_facets = admin.ShowFacets.NEVER
    fieldsets = [
        (gettext_lazy("Focal point"), {"fields": [("focal_x", "focal_y")]}),
        (
            gettext_lazy("Words"),
            {
                "fields": [
                    "caption", "alt_text", "caption_describes", ("credit_kind", "credit_line"),
                    "headline", "language",
                ]
            },
        ),
        (
            gettext_lazy("Rights"),
            {
                "fields": [
                    "instructions", "usage_terms", "rights_until", "source_agency", "creator",
                    "copyright_notice", "no_syndication", "handout",
                ]
            },
        ),
        (
            gettext_lazy("What it shows"),
            {"fields": ["people", "city", "country", "taken_at", "keywords"]},
        ),
    ]  # fmt: skip

    def get_queryset(self, request):
        """A list needs no metadata, which can be long; a photo's own page asks for it."""
        return super().get_queryset(request).defer("metadata")

    def get_ordering(self, request):
        """Newest first; by the hour that counts where only rights are looked at."""
        rights = request.GET.get("rights")
        return RIGHTS_ORDER.get(rights, super().get_ordering(request))

    def get_search_results(self, request, queryset, search_term):
        if not (words := search_term.strip()[:LONGEST_SEARCH]):
            return queryset, False
        # A filter may ask for the oldest of them; without one, nobody pages beyond.
        newest = None if queryset.query.has_filters() else MOST_COUNTED + 1
        return queryset.found_by(words, newest), False

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return super().has_change_permission(request)
        return may_mend(request.user, obj)

    def add_view(self, request, form_url="", extra_context=None):
        """Take files in; each in a transaction of its own, as one may fail."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = IntakeForm(request.POST or None, request.FILES or None)
        arrivals = []
        if request.method == "POST" and form.is_valid():
            files = form.cleaned_data["files"]
            arrivals = take_in_all(files, by=request.user, **form.words())
            for arrival in arrivals:
                if arrival.is_new:
                    self.log_addition(request, arrival.photo, [{"added": {}}])
            if all(arrival.is_new for arrival in arrivals):
                return self._all_in(request, arrivals)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Add photos"),
            "form": form,
            "arrivals": arrivals,
        }
        return TemplateResponse(request, "admin/media/photo/intake.html", context)

    def _all_in(self, request, arrivals):
        words = ngettext("%(count)d photo is in.", "%(count)d photos are in.", len(arrivals))
        self.message_user(request, words % {"count": len(arrivals)}, messages.SUCCESS)
        if len(arrivals) == 1:
            return redirect(self._page_of(arrivals[0].photo))
        return redirect(f"{reverse('admin:media_photo_changelist')}?mine=1")

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        hour = clock.now(request)
        context["shown_in"] = places_of(obj, self.admin_site.name, hour)
        context |= {"lapsed": obj.has_lapsed(hour), "history": history_of(obj)}
        context |= {"said": said_by_file(obj.metadata), "unread": unread(obj.metadata)}
        context |= kill_of(obj, request.user)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_model(self, request, obj, form, change):
        """Only what the form holds: a verb may have moved `in_print` meanwhile."""
        fields = [name for name in form.cleaned_data if name != "seen"]
        obj.save(update_fields=[*fields, "version"])
        photo_was_edited(obj, form.changed_data)

    def response_change(self, request, obj):
        self.message_user(request, _("Saved."), messages.SUCCESS)
        return redirect(self._page_of(obj))

    def delete_view(self, request, object_id, extra_context=None):
        photo = self.get_object(request, object_id)
        try:
            if photo and self.has_delete_permission(request, photo) and where_used(photo):
                raise InUse(where_used(photo))
            return super().delete_view(request, object_id, extra_context)
        except InUse as used:
            self.message_user(request, str(used), messages.ERROR)
            return redirect(self._page_of(photo))

    def delete_model(self, request, obj):
        throw_out(obj)

    def _page_of(self, photo):
        return reverse("admin:media_photo_change", args=[photo.pk])
