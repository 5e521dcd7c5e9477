"""What the list of photos can be narrowed to, each by an index."""

from datetime import timedelta

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from media.in_print import is_used
from newsroom import clock
from newsroom.admin.hours import in_paper_zone
from newsroom.admin.lists import Toggle


class NoCredit(Toggle):
    """Photos that cannot run yet, as nobody is named."""

    title = _("No credit")
    parameter_name = "no_credit"

    def chosen(self, request, queryset):
        return queryset.filter(credit_line="")


class NoAlternative(Toggle):
    """Photos that cannot run yet, as those who cannot see them get nothing."""

    title = _("No alt text")
    parameter_name = "no_alt"

    def chosen(self, request, queryset):
        return queryset.filter(alt_text="", caption_describes=False)


class Mine(Toggle):
    """Photos that this person brought in."""

    title = _("Mine")
    parameter_name = "mine"

    def chosen(self, request, queryset):
        return queryset.filter(uploaded_by=request.user)


class Unused(Toggle):
    """Photos that no piece shows, public or not."""

    title = _("Unused")
    parameter_name = "unused"

    def chosen(self, request, queryset):
        return queryset.exclude(is_used())


class Rights(admin.SimpleListFilter):
    """Photos by how long they may still run."""

    title = _("rights")
    parameter_name = "rights"
    template = "admin/filter.html"

    def lookups(self, request, model_admin):
        return [
            ("week", _("end within a week")), ("ended", _("ended")), ("killed", _("killed")),
        ]  # fmt: skip

    def queryset(self, request, queryset):
        hour = clock.now(request)
        if self.value() == "week":
            return queryset.rights_ending(hour)
        if self.value() == "ended":
            return queryset.filter(rights_until__lte=hour)
        return queryset.filter(killed_at__isnull=False) if self.value() == "killed" else queryset


class Day(admin.SimpleListFilter):
    """Photos by the day they came in, on the paper's clock."""

    title = _("day")
    parameter_name = "day"
    template = "admin/filter.html"

    def lookups(self, request, model_admin):
        return [("today", _("today")), ("yesterday", _("yesterday")), ("week", _("7 days"))]

    def queryset(self, request, queryset):
        midnight = in_paper_zone(clock.now(request)).replace(
            hour=0, minute=0, second=0, microsecond=0
        )
        day = timedelta(days=1)
        start, end = {
            "today": (midnight, midnight + day),
            "yesterday": (midnight - day, midnight),
            "week": (midnight - 6 * day, midnight + day),
        }.get(self.value(), (None, None))
        if start is None:
            return queryset
        return queryset.filter(uploaded_at__gte=start, uploaded_at__lt=end)
