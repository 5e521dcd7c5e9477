"""The list of pieces: columns, filters, and the verbs for what was chosen."""

from datetime import timedelta

from django.contrib import admin, messages
from django.db.models import F
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from newsroom import clock
from newsroom.admin.fields import spoken
from newsroom.admin.hours import in_paper_zone, since, until
from newsroom.admin.initials import in_it
from newsroom.admin.lists import DeskList, RowFilter, Toggle
from newsroom.admin.pieces.states import state_of
from newsroom.presence import others_in
from newsroom.publishing import Status
from newsroom.workflow import NotComplete, WorkflowError, holds
from newsroom.workflow.steps import MARK_READY, PUBLISH, SUBMIT, UNSCHEDULE

DAY = timedelta(days=1)


class StateFilter(RowFilter, admin.SimpleListFilter):
    """By state, `published` told apart by whether its hour has come."""

    title = gettext_lazy("state")
    parameter_name = "state"
    words = {
        "draft": gettext_lazy("draft"), "review": gettext_lazy("review"),
        "ready": gettext_lazy("ready"), "scheduled": gettext_lazy("scheduled"),
        "live": gettext_lazy("live"), "down": gettext_lazy("withdrawn, spiked"),
    }  # fmt: skip

    def lookups(self, request, model_admin):
        return self.words.items()

    def choices(self, changelist):
        for choice, state in zip(super().choices(changelist), ["", *self.words], strict=True):
            yield choice | {"state": state}

    def queryset(self, request, queryset):
        now, state = clock.now(request), self.value()
        if state == "live":
            return queryset.published(now)
        if state == "scheduled":
            return queryset.scheduled(now)
        if state == "down":
            return queryset.filter(status__in=(Status.WITHDRAWN, Status.SPIKED))
        return queryset.filter(status=state) if state in self.words else queryset


class MineFilter(Toggle):
    """What this person started or was given."""

    title = gettext_lazy("Mine")
    parameter_name = "mine"

    def chosen(self, request, queryset):
        own = queryset.filter(owner=request.user) | queryset.filter(assigned_to=request.user)
        return own


class GivenFilter(Toggle):
    """What was assigned to this person."""

    title = gettext_lazy("Given to me")
    parameter_name = "given"

    def chosen(self, request, queryset):
        return queryset.filter(assigned_to=request.user)


class WarningsFilter(Toggle):
    """What lacks something that readers must have, or wants a look before they have it."""

    title = gettext_lazy("With warnings")
    parameter_name = "warnings"

    def chosen(self, request, queryset):
        return queryset.with_warnings(clock.now(request))


class DayFilter(admin.SimpleListFilter):
    """By the day of the edition."""

    title = gettext_lazy("day")
    parameter_name = "day"

    def lookups(self, request, model_admin):
        return [
            ("tomorrow", _("Tomorrow")), ("today", _("Today")), ("yesterday", _("Yesterday")),
            ("week", _("Last 7 days")), ("month", _("Last 31 days")),
        ]  # fmt: skip

    def queryset(self, request, queryset):
        today = in_paper_zone(clock.now(request)).date()
        ranges = {
            "tomorrow": (today + DAY, today + DAY), "today": (today, today),
            "yesterday": (today - DAY, today - DAY), "week": (today - 6 * DAY, today),
            "month": (today - 30 * DAY, today),
        }  # fmt: skip
        chosen = ranges.get(self.value())
        return queryset.filter(edition_date__range=chosen) if chosen else queryset


class WhoIsInList(DeskList):
    """A list whose rows know who else has them open: one query a page."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        uids, now = [piece.uid for piece in self.result_list], clock.now(request)
        people = others_in(uids, request.user, now)
        for piece in self.result_list:
            piece.people_in = people.get(piece.uid, [])


class PieceList:
    """Mix into a piece's ModelAdmin: what its list shows and can do."""

    list_display = ["state", "head_column", "section_column", "byline_column", "hour_column"]
    list_display_links = None
    list_filter = [StateFilter, "section", DayFilter, MineFilter, GivenFilter, WarningsFilter]
    sortable_by = ()
    actions = ["submit_chosen", "mark_ready_chosen", "publish_chosen", "unschedule_chosen"]

    def get_changelist(self, request, **kwargs):
        return WhoIsInList

    def get_ordering(self, request):
        """By what an index gives in order: the hour of what is out, else the newest touched."""
        state = request.GET.get("state", "")
        if state == "live":
            return ["-published_at", "-pk"]
        if state == "scheduled":
            return ["published_at", "pk"]
        return ["-changed_at", "-pk"] if state in ("draft", "review", "ready") else ["-pk"]

    # -- columns -----------------------------------------------------------------------

    @admin.display(description="")
    def action_checkbox(self, piece):
        """The box, and the revision that its row showed: a verb moves that one or none."""
        box = super().action_checkbox(piece)
        seen = f"{piece.pk}:{piece.head_id}"
        return format_html('{}<input type="hidden" name="seen" value="{}">', box, seen)

    @admin.display(description=gettext_lazy("State"))
    def state(self, piece):
        state = state_of(piece, clock.now())
        return format_html('<span class="state {}">{}</span>', state.css, state.word)

    @admin.display(description=gettext_lazy("Headline"))
    def head_column(self, piece):
        url = reverse(self.url_name("change"), args=[piece.pk])
        kicker = getattr(piece, "kicker", "")
        kick = format_html('<span class="kick">{}</span> ', kicker) if kicker else ""
        return format_html(
            '{}<a class="head" href="{}" lang="{}">{}</a>{}', kick, url, piece.language, piece,
            in_it(getattr(piece, "people_in", ())),
        )  # fmt: skip

    @admin.display(description=gettext_lazy("Section"))
    def section_column(self, piece):
        return piece.section.name

    @admin.display(description=gettext_lazy("Byline"))
    def byline_column(self, piece):
        names = dict.fromkeys(row.contributor.name for row in piece.bylines.all())
        return format_html_join(", ", "{}", ((name,) for name in names))

    @admin.display(description=gettext_lazy("Hour"))
    def hour_column(self, piece):
        now = clock.now()
        hour = piece.published_at or piece.changed_at
        words = until(hour, now) if hour > now else since(hour, now)
        return format_html(
            '<time class="num" datetime="{}" title="{}">{}</time>',
            hour.isoformat(timespec="seconds"), spoken(hour), words,
        )  # fmt: skip

    # -- the verbs, a row each ------------------------------------------------------------

    def _has(self, request, *permissions) -> bool:
        return any(holds(request.user, name, self.model) for name in permissions)

    def has_submit_permission(self, request):
        return self._has(request, "submit")

    def has_mark_ready_permission(self, request):
        return self._has(request, "mark_ready")

    def has_publish_permission(self, request):
        return self._has(request, "publish", "schedule")

    def has_schedule_permission(self, request):
        return self._has(request, "schedule")

    @admin.action(description=SUBMIT.label, permissions=["submit"])
    def submit_chosen(self, request, queryset):
        self._each(request, queryset, "submit")

    @admin.action(description=MARK_READY.label, permissions=["mark_ready"])
    def mark_ready_chosen(self, request, queryset):
        self._each(request, queryset, "mark_ready")

    @admin.action(description=PUBLISH.label, permissions=["publish"])
    def publish_chosen(self, request, queryset):
        self._each(request, queryset, "publish")

    @admin.action(description=UNSCHEDULE.label, permissions=["schedule"])
    def unschedule_chosen(self, request, queryset):
        self._each(request, queryset, "unschedule")

    def _each(self, request, queryset, verb):
        """The verb for each chosen row by itself; who is refused is told why, by name."""
        shown = dict(pair.split(":", 1) for pair in request.POST.getlist("seen") if ":" in pair)
        moved = 0
        for piece in queryset.order_by(F("pk")):
            try:
                self._move(piece, verb, shown.get(str(piece.pk), ""), request.user)
                moved += 1
            except WorkflowError as refused:
                problem = {"piece": piece, "why": refused}
                self.message_user(request, _("“%(piece)s”: %(why)s") % problem, messages.ERROR)
        if moved:
            done = ngettext("%(count)d moved.", "%(count)d moved.", moved) % {"count": moved}
            self.message_user(request, done, messages.SUCCESS)

    def _move(self, piece, verb, seen, person):
        if not seen.isdecimal():
            raise NotComplete([_("It was not in the list that you saw.")])
        inputs = {"at": piece.planned_for} if verb == "publish" else {}
        getattr(self.workflow, verb)(piece, by=person, seen=int(seen), **inputs)
