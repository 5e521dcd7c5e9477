"""The page on which a front is laid out: its places, its hour, what is on before and after."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import fronts
from articles.admin.board import BoardField
from articles.admin.board_view import auto_fills, drawn, rows_of
from articles.admin.search import find_stories
from articles.models import Front
from articles.models.front import places_of
from articles.views.front import front_of
from articles.views.listings import section_of
from articles.views.previews import sealed
from media.admin.finding import find_galleries
from media.admin.widgets import find_photos
from newsroom import clock
from newsroom.admin.fields import HourField, zone_name
from newsroom.admin.hours import clock_time
from newsroom.admin.widgets import is_id
from newsroom.models import Section
from newsroom.people import name_of
from newsroom.workflow.errors import NotComplete

PAST, TO_COME = 3, 5  # fronts beside this one on the page's clock


class FrontForm(forms.Form):
    """The hour and the places."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    hour = HourField(required=False, label=gettext_lazy("Holds from"))

    def __init__(self, section, draw, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        self.fields["slots"] = BoardField(places_of(section), draw)

    def clean_hour(self):
        hour = self.cleaned_data["hour"]
        if hour and hour < clock.now():
            raise forms.ValidationError(
                _("This hour has passed. Leave it empty to put the front on now.")
            )
        return hour


class FrontPage:
    """One request for the layout of a front of `section` (None: home); `front` is the one open."""

    def __init__(self, desk, request, section, front):
        self.desk, self.request, self.section, self.front = desk, request, section, front
        self.at = clock.now(request)
        self.on_now = Front.objects.on_now(section, self.at)
        self.is_change = bool(front and not front.is_in_effect(self.at))

    # -- what is asked ---------------------------------------------------------------

    def show(self):
        """The places as they stand, or as the front that is copied has them."""
        source = self.front or self._copied() or self.on_now
        slots = list(source.slots.for_desk()) if source else []
        hour = self.front.takes_effect_at if self.is_change else None
        initial = {"hour": hour, "slots": rows_of(slots, places_of(self.section))}
        return self._answer(self._form(initial=initial, hour=hour))

    def take(self):
        """Set it, or take it back; what cannot be set stands in the form, unlost."""
        if "_take_back" in self.request.POST and self.is_change:
            return self._take_back()
        form = self._form(data=self.request.POST)
        if not form.is_valid():
            return self._answer(form)
        try:
            front = fronts.set_front(
                self.section, form.cleaned_data["hour"], form.cleaned_data["slots"],
                by=self.request.user, seen=form.cleaned_data["seen"], front=self.front,
                copy_of=self._copied(),
            )  # fmt: skip
        except (fronts.Changed, fronts.HourTaken, NotComplete) as refused:
            form.add_error(None, _why(refused))
            return self._answer(form)
        messages.success(self.request, self._done(front))
        return HttpResponseRedirect(reverse("admin:articles_front_change", args=[front.pk]))

    def preview(self):
        """The readers' page as it would stand."""
        form = self._form(data=self.request.POST)
        if not form.is_valid():
            return self._answer(form)
        at = form.cleaned_data["hour"] or self.at
        slots = fronts.unsaved(form.cleaned_data["slots"], at)
        self.request.hour = at
        preview = {"front": self._name(), "at": at}
        if self.section:
            page = section_of(self.request, self.section, slots, preview=preview)
        else:
            page = front_of(self.request, slots, preview=preview)
        return sealed(page)

    # -- the form --------------------------------------------------------------------

    def _form(self, hour=None, **given):
        def draw(rows, places):
            return drawn(rows, places, self.at, auto_fills(self.section, rows, hour or self.at))

        return FrontForm(self.section, draw, **given)

    def _answer(self, form):
        opts = self.desk.opts
        context = self.desk.admin_site.each_context(self.request) | {
            "opts": opts, "title": self._title(), "form": form, "front": self.front,
            "of": self.section.pk if self.section else "home", "name": self._name(),
            "is_change": self.is_change, "zone": zone_name(), "at": self.at,
            "copied": getattr(self._copied(), "pk", ""),
            "seen": fronts.seen_of(self.front if self.is_change else self.on_now),
            "axis": self._axis(), "pages": self._pages(), "on_now": self.on_now,
            "may_set": self.desk.has_add_permission(self.request),
            "form_url": self.request.path if self.front else reverse("admin:articles_front_add"),
            "list_url": reverse("admin:articles_front_changelist"), "media": form.media,
        }  # fmt: skip
        if not form.is_bound:
            form.initial["seen"] = context["seen"]
        return TemplateResponse(self.request, "admin/articles/front/change_form.html", context)

    def _copied(self) -> Front | None:
        """The front that a new one begins with, where one was chosen."""
        typed = self.request.POST.get("from") or self.request.GET.get("from") or ""
        if self.front or not is_id(typed):
            return None
        return Front.objects.of(self.section).filter(pk=typed).first()

    def _axis(self) -> list[Front]:
        """The fronts of the page around now, oldest first."""
        rows = Front.objects.of(self.section).select_related("made_by")
        past = rows.in_effect(self.at).newest_first()[:PAST]
        ahead = rows.to_come(self.at).order_by("takes_effect_at")[:TO_COME]
        return [*reversed(past), *ahead]

    def _pages(self) -> list[tuple]:
        """(what the address says, name) of every page that may have a front."""
        sections = Section.objects.in_order().values_list("pk", "name")
        return [("home", _("Home")), *sections]

    def _name(self) -> str:
        return self.section.name if self.section else _("Home")

    def _title(self) -> str:
        if not self.is_change:
            return _("%(page)s, a front") % {"page": self._name()}
        hour = clock_time(self.front.takes_effect_at, self.at)
        return _("%(page)s, from %(hour)s") % {"page": self._name(), "hour": hour}

    def _done(self, front) -> str:
        words = {"page": self._name(), "hour": clock_time(front.takes_effect_at, self.at)}
        if not front.is_in_effect():
            return _("%(page)s is set for %(hour)s.") % words
        return _("%(page)s is on now.") % words

    def _take_back(self):
        seen = self.request.POST.get("seen", "")
        try:
            fronts.take_back(self.front, by=self.request.user, seen=seen)
        except fronts.Changed as refused:
            messages.error(self.request, _why(refused))
            return HttpResponseRedirect(self.request.path)
        messages.success(self.request, _("Taken back: it will not be put on."))
        return HttpResponseRedirect(reverse("admin:articles_front_changelist"))


def look_up(kind: str, words: str, by) -> list[dict] | None:
    """Stories and galleries, or photos, that words may mean; None for another kind."""
    if kind == "photos":
        return [
            {"id": row["id"], "label": row["label"], "hint": row["credit"], "thumb": row["thumb"]}
            for row in find_photos(words, by)
            if not row["lacks"]
        ]
    if kind != "pieces":
        return None
    found = [("story", row) for row in find_stories(words, by)]
    found += [("gallery", row) for row in find_galleries(words, by)[:4]]
    return [
        {"id": f"{name}-{row['id']}", "label": row["label"], "hint": row["hint"]}
        for name, row in found
    ]


def _why(refused) -> str:
    """Why a front was not set, in words."""
    if isinstance(refused, fronts.HourTaken):
        return _("There is a front for this hour already. Open that one, or take another hour.")
    if isinstance(refused, NotComplete):
        return str(refused)
    if refused.front is None:
        return _("This front was taken back while you had it open. Save again to set yours.")
    return _(
        "%(who)s set “%(front)s” while you had this open. Nothing of yours is lost: look at "
        "theirs, then save again to put yours on."
    ) % {"who": name_of(refused.front.made_by), "front": refused.front}
