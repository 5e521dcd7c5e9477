"""The desk's own inputs: plain HTML that works by itself, made quicker by form-*.js.

Their templates stand with all others in templates/, so they are rendered by Django's
template engine and not by the form renderer, which knows only its own folders.
"""

from itertools import zip_longest

from django import forms
from django.template.loader import render_to_string

LONGEST_ID = 18  # digits that any database holds in a row's id


def is_id(typed) -> bool:
    """Whether this may be the id of a row."""
    return str(typed).isdecimal() and len(str(typed)) <= LONGEST_ID


class DeskWidget(forms.Widget):
    """A widget whose template lies in templates/admin/widgets/."""

    def render(self, name, value, attrs=None, renderer=None):
        context = self.get_context(name, value, attrs)
        return render_to_string(self.template_name, context)


class ClockTime(forms.TimeInput):
    """A time of day; seconds are shown only when there are some, so that none get lost."""

    input_type = "time"

    def format_value(self, value):
        if hasattr(value, "strftime"):
            return value.strftime("%H:%M:%S" if value.second else "%H:%M")
        return value


class SureSelect(forms.Select):
    """Something is always chosen. Django would read the choices to learn whether it is required."""

    def use_required_attribute(self, initial):
        return False


class HourInput(forms.SplitDateTimeWidget):
    """A day and an hour side by side."""

    template_name = "django/forms/widgets/splitdatetime.html"

    def __init__(self, day_label, hour_label):
        super().__init__()
        self.widgets = [
            forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "aria-label": day_label}),
            ClockTime(attrs={"step": "any", "aria-label": hour_label}),
        ]


class PicksInput(DeskWidget):
    """An ordered list of chosen rows, each with a role if `roles` are given.

    Its value is {"rows": [[id, role]], "add": what was typed, "add_role": role}. Rows are
    repeated inputs `name` and `name_role`; a ticked `name_out` with a row's place takes it
    out, and `name_add` adds whom it names: all of it works without a script.

    kind: which look-up the script asks. labels(ids): {id: what to call it}. is_one: whoever
    is chosen takes the place of who was.
    """

    template_name = "admin/widgets/picks.html"

    def __init__(self, *, kind, labels, prompt, roles=(), is_one=False):
        super().__init__()
        self.kind, self.labels, self.prompt, self.roles = kind, labels, prompt, roles
        self.is_one = is_one

    def value_from_datadict(self, data, files, name):
        roles = data.getlist(f"{name}_role")
        out = set(data.getlist(f"{name}_out"))
        rows = zip_longest(data.getlist(name), roles[: len(data.getlist(name))], fillvalue="")
        return {
            "rows": [list(row) for place, row in enumerate(rows) if str(place) not in out],
            "add": data.get(f"{name}_add", ""),
            "add_role": data.get(f"{name}_add_role", ""),
        }

    def value_omitted_from_data(self, data, files, name):
        return False

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        value = value or {"rows": []}
        labels = self.labels([int(pk) for pk, _role in value["rows"] if is_id(pk)])
        rows = [
            {"pk": pk, "role": role, "label": labels.get(int(pk) if is_id(pk) else None, f"#{pk}")}
            for pk, role in value["rows"]
        ]
        return context | {
            "rows": rows, "add": value.get("add", ""), "add_role": value.get("add_role", ""),
            "kind": self.kind, "roles": self.roles, "prompt": self.prompt, "is_one": self.is_one,
            "disabled": context["widget"]["attrs"].get("disabled"),
        }  # fmt: skip


class TopicsInput(forms.TextInput):
    """Topics by name, with commas between; chips where scripts run."""

    def __init__(self):
        super().__init__(attrs={"data-chips": "tags", "autocomplete": "off"})
