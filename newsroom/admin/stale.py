"""Rows that are saved without revisions: a stale save is refused, and nothing typed is lost.

The form carries a digest of each value as it was opened. Where somebody saved meanwhile, a
field that only they changed shows their value, one that both changed keeps mine and says
theirs, and saving again is a decision made with both in view.
"""

import hashlib
import json

from django import forms
from django.db.models import Model
from django.forms.models import model_to_dict
from django.utils.translation import gettext as _


def digest_of(value) -> str:
    """A short name of a field's value, as a form cleans it or a row has it."""
    value = value.pk if isinstance(value, Model) else value
    return hashlib.sha256(json.dumps(value, default=str).encode()).hexdigest()[:12]


class StaleAware(forms.ModelForm):
    """Mix into the form of a row; its ModelAdmin is SeesStale.

    Every form of the desk says what it saw; what is sent without that word is stale.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = json.dumps(self._digests(self.instance))

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk:
            rows = type(self.instance)._default_manager.select_for_update()
            self._refuse_stale(rows.filter(pk=self.instance.pk).first(), cleaned)
        return cleaned

    def _digests(self, row) -> dict:
        names = [name for name in self.fields if name != "seen"]
        return {name: digest_of(value) for name, value in model_to_dict(row, names).items()}

    def _refuse_stale(self, row, cleaned):
        seen, now = self._seen(), self._digests(row) if row else {}
        changed = [name for name, digest in now.items() if seen.get(name) != digest]
        if not changed:
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = json.dumps(now)
        for name in changed:
            mine = digest_of(cleaned.get(name))
            if name not in self.errors and mine != now[name]:
                self._say_both(name, getattr(row, name), is_untouched=mine == seen.get(name))
        self.add_error(None, _(
            "Somebody saved this while you had it open, so yours is not saved yet. Nothing is "
            "lost: see what is marked, and save again."
        ))  # fmt: skip

    def _say_both(self, name, theirs, *, is_untouched):
        shown = self[name].field.prepare_value(getattr(theirs, "pk", theirs))
        if not is_untouched:
            words = _("It says now: “%(theirs)s”. Saved again, yours takes its place.")
            self.add_error(name, words % {"theirs": theirs})
            return
        if shown in (None, False):
            self.data.pop(self.add_prefix(name), None)
        else:
            self.data[self.add_prefix(name)] = shown
        self.add_error(name, _("Somebody changed this meanwhile: this is theirs."))

    def _seen(self) -> dict:
        try:
            seen = json.loads(self.cleaned_data.get("seen") or "{}")
        except ValueError:
            seen = {}
        return seen if isinstance(seen, dict) else {}


class ListedForm(forms.ModelForm):
    """A row of a list that is typed in: what it showed is sent along, and compared."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True  # a row that nobody touched is not written

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        for name in [name for name in self.changed_data if name in cleaned]:
            shown, now = self.data.get(self.add_initial_prefix(name)), getattr(self.instance, name)
            if str(now) != shown:
                words = _("Somebody made it %(now)s meanwhile. Load the list again.")
                self.add_error(name, words % {"now": now})
        return cleaned


class SeesStale:
    """Mix into a ModelAdmin whose form is StaleAware."""

    def get_fieldsets(self, request, obj=None):
        first, *rest = super().get_fieldsets(request, obj)
        name, options = first
        return [(name, {**options, "fields": [*options["fields"], "seen"]}), *rest]
