"""The form of a piece: its cleaned values become a revision, never a row by themselves."""

from datetime import UTC, date, datetime

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom import clock
from newsroom.admin.fields import HourField, PicksField, TopicsField, spoken
from newsroom.admin.pieces.topics import find_topics, names_of, topics_named
from newsroom.admin.widgets import SureSelect
from newsroom.forms import broken_constraints
from newsroom.models import Section
from newsroom.people import name_of
from newsroom.publishing import PUBLIC
from newsroom.redline import Line, Row, words_of
from newsroom.slugs import LONGEST, make_slug

LONGEST_TEXT = 5000  # characters of a dek, a caption, a notice
HOURS = ("embargo_until", "planned_for")
# Which field says what a constraint of the row says, by the end of the constraint's name.
AT_FIELD = {
    "url_is_unique": "slug",
    "public_has_slug": "slug",
    "keeps_its_embargo": "embargo_until",
}


def written(css: str, prompt) -> forms.Textarea:
    """A line of the sheet in the type of the page: it grows with what is written."""
    return forms.Textarea(attrs={"rows": 1, "class": f"write {css}", "placeholder": prompt})


class PieceForm(forms.ModelForm):
    """What both kinds of piece have: headline, address, names, topics, photos, hours.

    `empty` are the keys of the desk's revisions with their empty values. The form opens
    with the head revision, which may be ahead of the row that readers see, and its
    `snapshot()` is the next revision. Nothing here saves.
    """

    empty: dict = {}

    uid = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    slug = forms.CharField(label=gettext_lazy("slug"), required=False, max_length=400)
    language = forms.ChoiceField(label=gettext_lazy("language"))
    section = forms.ModelChoiceField(
        Section.objects.in_order(),
        label=gettext_lazy("section"),
        empty_label=None,  # a row has one from its first save: see _home
        widget=SureSelect,
        error_messages={"required": gettext_lazy("Choose a section.")},
    )
    tags = TopicsField(label=gettext_lazy("topics"))
    planned_for = HourField(label=gettext_lazy("hour"), required=False)
    embargo_until = HourField(label=gettext_lazy("embargo until"), required=False)
    assigned_to = forms.ModelChoiceField(
        get_user_model().objects.none(), label=gettext_lazy("assigned to"), required=False
    )

    use_required_attribute = False  # a draft may lack anything; the verbs say what is missing

    def __init__(self, data=None, *, instance, user, may_edit=True):
        self.user = user
        head = instance.head.data if instance.head_id else {}
        self.kept = self.empty | head
        if instance.head_id is None:
            self.kept |= {"section": self._home(), "language": settings.LANGUAGE_CODE}
        super().__init__(data, instance=instance, initial=self._opened(instance))
        people = get_user_model().objects.filter(is_staff=True, is_active=True)
        self.fields["assigned_to"].queryset = people.order_by("first_name", "username")
        self.fields["assigned_to"].label_from_instance = name_of
        known = dict(settings.LANGUAGES) | {self.kept["language"]: self.kept["language"]}
        self.fields["language"].choices = (known | dict(settings.LANGUAGES)).items()
        for field in self.fields.values():
            if hasattr(field, "shown_to"):
                field.shown_to(user)
        if not may_edit:
            for name, field in self.fields.items():
                field.disabled = name not in ("uid", "seen")  # a verb needs what was seen

    def _opened(self, instance) -> dict:
        """The head's values as the widgets take them."""
        opened = dict(self.kept, uid=instance.uid, seen=instance.head_id)
        opened["tags"] = ", ".join(names_of(self.kept["tags"]))
        for name in HOURS:
            opened[name] = self.kept[name] and parse_datetime(self.kept[name])
        if self.kept.get("dateline_date"):
            opened["dateline_date"] = parse_date(self.kept["dateline_date"])
        return opened

    def _home(self) -> int | None:
        """Where a new piece stands: where its writer's last one does, else the first section."""
        theirs = self._meta.model._default_manager.filter(owner=self.user).order_by("-pk")
        last = theirs.values_list("section", flat=True).first()
        return last or Section.objects.in_order().values_list("pk", flat=True).first()

    # -- checks ----------------------------------------------------------------------

    def clean_slug(self):
        """Letters and digits with hyphens between, of any script; a published one has some."""
        typed = self.cleaned_data["slug"].strip()
        slug = make_slug(typed, LONGEST)
        if typed and not slug:
            raise ValidationError(_("A slug needs letters or digits."))
        if not slug and self.instance.status in PUBLIC:
            slug = make_slug(self.cleaned_data.get("headline", ""))
        return slug

    def clean_tags(self):
        names = self.cleaned_data["tags"]
        if not self.user.has_perm("newsroom.add_tag"):
            known = find_topics(names)
            for name in names:
                if name not in known:
                    raise ValidationError(
                        _("“%(name)s” is no topic yet, and you may not add one.") % {"name": name}
                    )
        return names

    def clean_planned_for(self):
        """A piece on the schedule keeps an hour to come; one that readers have gets none."""
        hour, now = self.cleaned_data["planned_for"], clock.now()
        was = self.initial["planned_for"]
        if self.instance.is_scheduled(now) and hour != was and (hour is None or hour <= now):
            raise ValidationError(
                _("It is scheduled for %(hour)s. Give it another hour to come, or take it off.")
                % {"hour": spoken(self.instance.published_at)}
            )
        if self.instance.is_published(now) and hour and hour > now and hour != was:
            raise ValidationError(
                _("Readers have it already: an update goes out when you publish it.")
            )
        return hour

    def clean(self):
        cleaned = super().clean()
        embargo, hour = cleaned.get("embargo_until"), cleaned.get("planned_for")
        if embargo and hour and hour < embargo:
            self.add_error(
                "planned_for", _("The embargo lifts later: %(hour)s.") % {"hour": spoken(embargo)}
            )
        return cleaned

    def _post_clean(self):  # the hook that contrib.auth's own forms use
        """Every constraint of the row, also those on fields that only verbs write.

        Django would skip the latter, and the database would answer with an error page.
        """
        super()._post_clean()
        if self.errors:
            return
        for constraint, error in broken_constraints(self.instance):
            field = AT_FIELD.get(constraint.name.partition("_")[2])
            self.add_error(field if field in self.fields else None, error.messages)

    def _get_validation_exclusions(self):
        """What was chosen from what there is, the row need not ask about again."""
        chosen = (
            name for name, field in self.fields.items() if isinstance(field, forms.ChoiceField)
        )
        return super()._get_validation_exclusions() | {*chosen}

    def validate_constraints(self):
        """Not Django's way, which asks for each by itself and leaves some out."""

    # -- what it holds -----------------------------------------------------------------

    def snapshot(self) -> dict:
        """The form as a revision keeps it; makes new topics, in the caller's transaction."""
        values = {name: in_revision(self.cleaned_data[name]) for name in self.empty
                  if name in self.cleaned_data}  # fmt: skip
        if "tags" in values:
            values["tags"] = [topic.pk for topic in topics_named(values["tags"])]
        return self.kept | values

    def label_of(self, name: str) -> str:
        """What the form calls the value `name` of a revision."""
        return str(self.fields[name].label or name) if name in self.fields else name

    def parts_of(self, name: str, value) -> list[str] | None:
        """A value that merges part by part, in its parts; None for one that is taken whole."""
        return None

    def joined(self, name: str, parts):
        """What `parts_of` took apart, whole again."""
        return "".join(parts)

    def reads_the_same(self, name: str, one, other) -> bool:
        """Whether two values are one to a person: the form knows no fractions of a second."""
        return name in HOURS and self.in_words(name, one) == self.in_words(name, other)

    def pictures_of(self, name: str, value) -> list[dict]:
        """The pictures that a value shows, each as its address, size and words."""
        return []

    def in_words(self, name: str, value) -> list[str]:
        """A revision's value as lines that a person can compare."""
        field = self.fields.get(name)
        if name == "tags":
            return names_of(value)
        if isinstance(value, bool):
            return [_("yes") if value else _("no")]
        if name in HOURS:
            return [spoken(parse_datetime(value))] if value else []
        if isinstance(field, PicksField):
            labels = field.widget.labels([pk for pk, _role in field.prepare_value(value)["rows"]])
            rows = field.prepare_value(value)["rows"]
            return [" ".join(filter(None, (str(field.roles.get(role, "")), labels.get(pk, "?"))))
                    for pk, role in rows]  # fmt: skip
        if hasattr(field, "queryset"):
            ids = value if isinstance(value, list) else [value]
            rows = field.queryset.in_bulk([pk for pk in ids if pk])
            return [field.label_from_instance(rows[pk]) for pk in ids if pk in rows]
        if hasattr(field, "choices"):
            return [str(dict(field.choices).get(value, value))]
        return str(value).splitlines() if value not in (None, "", []) else []

    def lines(self, name: str, value) -> list[Line]:
        """A revision's value as lines of a redline; a field's only line stays that line."""
        texts = self.in_words(name, value)
        subject = name if len(texts) == 1 and not isinstance(value, list) else ""
        return [Line(words_of(text), subject=subject) for text in texts]

    def dressed(self, name: str, rows: list[Row]) -> list[Row]:
        """The rows that a page shows of a field's redline, with what only they need."""
        return rows


def in_revision(value):
    """A cleaned value as JSON: rows by their ids, hours in UTC, days in ISO 8601."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | QuerySet) and value and isinstance(value[0], Model):
        return sorted(row.pk for row in value)  # of a multiple choice
    return value
