"""The form of a photo: its words and its rights."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media.models import Photo
from media.scripts import language_of
from newsroom.admin.fields import HourField
from newsroom.forms import WholeRowForm


class Keywords(forms.CharField):
    """A list of words, typed with commas between."""

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        words = (word.strip() for word in super().to_python(value).split(","))
        return list(dict.fromkeys(word for word in words if word))

    def run_validators(self, value):
        """A length is of no meaning here; what must not be in a text still is refused."""
        super().run_validators(", ".join(value))

    def has_changed(self, initial, typed):
        return (initial or []) != self.to_python(typed)


class PhotoForm(WholeRowForm):
    """Refuses what would take a photo in print its credit, and a save over another's save.

    `seen` is the version that the person had before them. When somebody saved since,
    nothing is written, `theirs` tells what the photo says now, the fields keep what was
    typed, and saving once more is a decision made with both texts in view.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    keywords = Keywords(
        required=False,
        label=gettext_lazy("Keywords"),
        help_text=gettext_lazy("With commas between."),
    )

    rights_until = HourField(required=False, label=gettext_lazy("Rights until"))
    taken_at = HourField(required=False, label=gettext_lazy("Taken"))

    class Meta:
        model = Photo
        fields = ()  # the desk's fieldsets say which
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 3, "class": "own"}),
            "alt_text": forms.Textarea(attrs={"rows": 2}),
            "usage_terms": forms.Textarea(attrs={"rows": 2}),
            "instructions": forms.Textarea(attrs={"rows": 2}),
            "focal_x": forms.NumberInput(attrs={"min": 0, "max": 1, "step": 0.01}),
            "focal_y": forms.NumberInput(attrs={"min": 0, "max": 1, "step": 0.01}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version
        if "credit_kind" in self.fields:
            kinds = Photo.CreditKind.to_choose(self.instance.credit_kind)
            self.fields["credit_kind"].choices = kinds
        self.theirs = []

    def clean(self):
        cleaned = super().clean()
        # Locked, so that no verb puts the photo into print while we look.
        now = Photo.objects.select_for_update().get(pk=self.instance.pk)
        self.instance.in_print = now.in_print
        if cleaned.get("seen") != now.version:
            self._refuse_stale(now, cleaned)
        self._keep_alternative_its_own(cleaned)
        self._settle_language(now, cleaned)
        if now.in_print:
            self._keep_complete(cleaned)
        return cleaned

    def save(self, commit=True):
        self.instance.version = self.cleaned_data["seen"] + 1
        return super().save(commit)

    def _refuse_stale(self, now, cleaned):
        self.theirs = [
            (self.fields[name].label, self.fields[name].prepare_value(getattr(now, name)))
            for name in self._meta.fields or ()
            if name in cleaned and getattr(now, name) != cleaned[name]
        ]
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = now.version
        self.add_error(
            None,
            _(
                "Somebody saved this photo while you had it open, so your text is not saved yet. "
                "Nothing is lost: what it says now stands below, yours is in the fields. "
                "Save again to keep yours."
            ),
        )

    def _settle_language(self, now, cleaned):
        """A new caption in another script brings its language, unless somebody chose one."""
        is_inferred = now.language == language_of(now.caption)
        if "caption" in self.changed_data and "language" not in self.changed_data and is_inferred:
            cleaned["language"] = language_of(cleaned.get("caption", ""))

    def _keep_alternative_its_own(self, cleaned):
        alternative = cleaned.get("alt_text")
        if alternative and alternative == cleaned.get("caption"):
            self.add_error(
                "alt_text",
                _("This is the caption once more. Say what can be seen, or say that it describes."),
            )

    def _keep_complete(self, cleaned):
        for name in ("caption", "credit_line"):
            if not cleaned.get(name, getattr(self.instance, name)):
                self.add_error(name, _("This photo is in print, so it keeps this."))
        if not (cleaned.get("alt_text") or cleaned.get("caption_describes")):
            self.add_error(
                "alt_text", _("This photo is in print, so it keeps an alternative text.")
            )
