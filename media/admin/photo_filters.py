"""What the list of photos can be narrowed to, each by an index."""

from collections import Counter
from datetime import date, timedelta

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from media.in_print import is_used
from media.models import Photo
from newsroom import clock
from newsroom.admin.fields import DayField, row_id
from newsroom.admin.hours import in_paper_zone
from newsroom.admin.lists import Toggle, TypedFilter
from newsroom.people import name_of

DAY = timedelta(days=1)
LATELY = 500  # photos whose credit lines the menu offers
MOST_CREDITS = 12
# By the hour that a filter of rights is about: what ends first, what ended or was killed last.
RIGHTS_ORDER = {
    "week": ["rights_until", "pk"],
    "ended": ["-rights_until", "-pk"],
    "killed": ["-killed_at", "-pk"],
}


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


class Day(TypedFilter):
    """Photos by the day they came in, on the paper's clock: today, or any other."""

    title = _("day")
    parameter_name = "day"
    input_type = "date"
    prompt = _("Came in on")

    def lookups(self, request, model_admin):
        return [("today", _("today")), ("yesterday", _("yesterday")), ("week", _("7 days"))]

    @property
    def shown(self):
        day = day_of(self.typed)
        return date_format(day, "j M Y") if day else self.typed

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        today = in_paper_zone(clock.now(request)).date()
        first, last = {
            "today": (today, today),
            "yesterday": (today - DAY, today - DAY),
            "week": (today - 6 * DAY, today),
        }.get(self.value()) or (day_of(self.value()),) * 2
        return queryset.came_in(first, last) if first else queryset.none()


def day_of(typed: str) -> date | None:
    """The day that was typed; None for anything else."""
    try:
        return DayField(required=False).clean(typed)
    except ValidationError:
        return None


class Uploader(admin.SimpleListFilter):
    """Photos by who brought them in."""

    title = _("brought in by")
    parameter_name = "by"
    template = "admin/filter.html"

    def lookups(self, request, model_admin):
        people = get_user_model().objects.filter(
            Exists(Photo.objects.filter(uploaded_by=OuterRef("pk")))
        )
        named = sorted((name_of(person), person.pk) for person in people)
        return [(pk, name) for name, pk in named]

    def has_output(self):
        return True  # also while nobody has brought in a photo

    def queryset(self, request, queryset):
        try:
            return queryset.filter(uploaded_by=row_id(self.value())) if self.value() else queryset
        except ValueError:
            return queryset.none()


class Credit(TypedFilter):
    """Photos by their credit line, as supplied: those of late, or any other."""

    title = _("credit")
    parameter_name = "credit"
    prompt = _("Credit line, as supplied")

    def lookups(self, request, model_admin):
        lately = Photo.objects.newest_first().values_list("credit_line", flat=True)[:LATELY]
        usual = Counter(line for line in lately if line).most_common(MOST_CREDITS)
        return [(line, line) for line in sorted(line for line, _number in usual)]

    def has_output(self):
        return True

    def queryset(self, request, queryset):
        line = (self.value() or "").replace("\x00", "").strip()
        return queryset.filter(credit_line=line) if line else queryset
