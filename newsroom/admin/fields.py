"""Form fields of the desk: hours on the paper's clock, topics by name, ordered names."""

import unicodedata
from datetime import UTC, datetime

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.admin.widgets import HourInput, PicksInput, TopicsInput
from newsroom.models import Contributor

YEARS = range(1700, 2201)  # of a day; beyond, some zone's arithmetic overflows
MOST_TOPICS = 50
LONGEST_TOPIC = 100  # characters, as the column
LONGEST_PICK = 2000  # characters of a name or an address, which may be percent-encoded
without_null = ProhibitNullCharactersValidator()


def row_id(typed) -> int:
    """The id that was typed; 0, which no row has, when no column could hold it.

    Raises ValueError when it is no number.
    """
    number = int(str(typed)[:40])
    return number if 0 < number < 2**63 else 0


def zone_name() -> str:
    """The name of the paper's zone as clocks show it: KST."""
    now = timezone.localtime(timezone=timezone.get_default_timezone())
    return now.tzname() or settings.TIME_ZONE


def within_years(day) -> None:
    """Refuse a day whose year was mistyped."""
    if day.year not in YEARS:
        raise ValidationError(_("%(year)d is no year for this paper.") % {"year": day.year})


class DayField(forms.DateField):
    """A day of the calendar."""

    def __init__(self, **kwargs):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, validators=[within_years], **kwargs)


def on_the_clock(typed: datetime) -> datetime:
    """What the paper's clock said at one moment, as that moment; else ValidationError.

    Where the clock goes forward an hour is skipped, and where it goes back one comes twice.
    """
    zone = timezone.get_default_timezone()
    first, second = (typed.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    told = {"hour": f"{typed:%H:%M}", "day": date_format(typed, "j F Y"), "zone": zone}
    if first.utcoffset() < second.utcoffset():
        told["next"] = f"{first.astimezone(UTC).astimezone(zone):%H:%M}"
        raise ValidationError(
            _("The paper’s clock (%(zone)s) goes forward on %(day)s and skips %(hour)s. Choose "
              "another hour: %(next)s is the same moment.") % told
        )  # fmt: skip
    if first.utcoffset() > second.utcoffset():
        raise ValidationError(
            _("The paper’s clock (%(zone)s) goes back on %(day)s and shows %(hour)s twice. Choose "
              "an hour before or after it.") % told
        )  # fmt: skip
    return first


class HourField(forms.SplitDateTimeField):
    """An hour on the paper's clock; one that the clock skips or shows twice is refused."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", HourInput(gettext_lazy("Day"), gettext_lazy("Hour")))
        super().__init__(require_all_fields=False, **kwargs)
        self.fields[0].required = self.fields[1].required = False

    def compress(self, values):
        day, hour = (*values, None, None)[:2]
        if day is None and hour is None:
            return None
        if day is None:
            raise ValidationError(_("The day is missing."))
        if hour is None:
            raise ValidationError(_("The hour is missing."))
        within_years(day)
        return on_the_clock(datetime.combine(day, hour))


class TopicsField(forms.CharField):
    """Topics by name. Its value is a list of names, each once however it is spelled in case."""

    widget = TopicsInput

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=6000, **kwargs)

    def clean(self, value):
        text = unicodedata.normalize("NFC", super().clean(value))
        for comma in "，、\n":
            text = text.replace(comma, ",")
        names = {}
        for name in (" ".join(part.split()) for part in text.split(",")):
            if name:
                names.setdefault(name.casefold(), name)
        if len(names) > MOST_TOPICS:
            raise ValidationError(_("At most %(most)d topics.") % {"most": MOST_TOPICS})
        for name in names.values():
            MaxLengthValidator(LONGEST_TOPIC)(name)
        return list(names.values())


class PicksField(forms.Field):
    """Rows chosen in order: a list of ids, or of [id, role] where there are roles.

    model: whose rows. find(text): the row that typed text names, or ValidationError.
    """

    def __init__(self, *, model, find, roles=(), **kwargs):
        super().__init__(required=False, **kwargs)
        self.model, self.find, self.roles = model, find, dict(roles)

    def prepare_value(self, value):
        """The widget's value, from a revision's list or from what was typed."""
        if isinstance(value, dict):
            return value
        rows = [row if isinstance(row, list | tuple) else [row, ""] for row in value or []]
        return {"rows": rows}

    def clean(self, value):
        value = self.prepare_value(value)
        rows = [self._row(pk, role) for pk, role in value["rows"]]
        known = set(self.model._default_manager.filter(pk__in=[pk for pk, _role in rows])
                    .values_list("pk", flat=True))  # fmt: skip
        if any(pk not in known for pk, _role in rows):
            raise ValidationError(_("One of these is no longer there. Take it out."))
        if typed := value.get("add", "").strip():
            without_null(typed)
            if len(typed) > LONGEST_PICK:
                raise ValidationError(
                    _("This is too long: at most %(most)d characters.") % {"most": LONGEST_PICK}
                )
            rows.append([self.find(typed).pk, self._role(value.get("add_role"))])
        unique = [list(row) for row in dict.fromkeys(map(tuple, rows))]
        return unique if self.roles else [pk for pk, _role in unique]

    def _row(self, pk, role):
        try:
            return [row_id(pk), self._role(role)]
        except ValueError:
            raise ValidationError(_("One of these cannot be read. Take it out.")) from None

    def _role(self, role):
        if not self.roles:
            return ""
        return role if role in self.roles else next(iter(self.roles))


def find_contributor(name: str) -> Contributor:
    """The one contributor of this name."""
    found = Contributor.objects.standing().filter(name__iexact=" ".join(name.split()))[:2]
    if len(found) == 1:
        return found[0]
    if found:
        message = _("More than one person is called “%(name)s”: choose from the list.")
    else:
        message = _("Nobody called “%(name)s” is known here.")
    raise ValidationError(message % {"name": name})


def contributor_labels(ids) -> dict:
    """Their names; of a merged one, the name that it goes by today."""
    rows = Contributor.objects.select_related("merged_into").in_bulk(ids)
    return {pk: (row.merged_into or row).name for pk, row in rows.items()}


def bylines_field(roles) -> PicksField:
    """The names of a byline, in order, each with its part."""
    widget = PicksInput(
        kind="contributors", labels=contributor_labels, prompt=gettext_lazy("Add a name"),
        roles=roles,
    )  # fmt: skip
    return PicksField(
        model=Contributor, find=find_contributor, roles=roles, widget=widget,
        label=gettext_lazy("byline"),
    )  # fmt: skip


def spoken(hour: datetime) -> str:
    """An hour as the form's messages say it: "31 July 2026, 18:00 KST"."""
    then = timezone.localtime(hour, timezone.get_default_timezone())
    return f"{then.day} {then:%B %Y, %H:%M} {then.tzname()}"
