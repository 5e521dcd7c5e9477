"""The story form: every field of a story, so that one snapshot is the whole story."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_prose_editor.fields import ProseEditorFormField

from articles.admin.redlines import pictures_in
from articles.body import blocks, figures, plain_text
from articles.lines import lines_of
from articles.models import Article, Byline
from articles.prose import BODY_EXTENSIONS, sanitize_typed
from articles.revisions import EMPTY
from media.admin.redlines import photo_lines, with_pictures
from media.admin.widgets import PhotosField
from media.models import Gallery, Photo
from newsroom.admin.fields import DayField, PicksField, bylines_field
from newsroom.admin.pieces import PieceForm
from newsroom.admin.pieces.form import LONGEST_TEXT, written
from newsroom.admin.widgets import PicksInput
from newsroom.models import Contributor, Section
from newsroom.publishing import PUBLIC

LONGEST_BODY = 1_000_000  # characters of HTML: a long book chapter


def find_story(text: str) -> Article:
    """The story that an address, its number or its slugline names."""
    rows = Article.objects.all()
    if (path := path_of(text)) is not None:
        rows = rows.filter(**path)
    elif text.isdecimal():
        rows = rows.filter(pk=int(text[:18]))
    else:
        rows = rows.filter(slugline__iexact=text)
    found = rows[:2]
    if len(found) != 1:
        raise ValidationError(_("“%(text)s” names no story, or more than one.") % {"text": text})
    return found[0]


def path_of(text: str) -> dict | None:
    """Day and slug of a story's address as it is pasted; None when it is none."""
    path = text.split("://", 1)[-1]
    path = "/" + path.partition("/")[2] if "://" in text else path
    try:
        match = resolve(path.partition("?")[0].partition("#")[0])
    except Resolver404:
        return None
    return match.kwargs if match.view_name == "paper:story" else None


def story_labels(ids) -> dict:
    """Headlines by id."""
    rows = Article.objects.only("headline", "slugline").in_bulk(ids)
    return {pk: str(row) for pk, row in rows.items()}


def _line_of(block) -> str:
    """A block of the body as a line to compare: its words, or what stands there."""
    if words := " ".join(plain_text(block.html).split()):
        return words
    for figure in figures(block.html):
        if pk := figure.get("photo"):
            words = figure.get("caption") or str(Photo.objects.filter(pk=pk).first() or f"#{pk}")
            return _("Photo: %(words)s") % {"words": words}
        if pk := figure.get("gallery"):
            return _("Gallery: %(words)s") % {"words": Gallery.objects.filter(pk=pk).first() or "?"}
        return figure.get("embed-url", "")
    return "⁂" if block.kind == "hr" else ""


class SectionsField(forms.ModelMultipleChoiceField):
    """Sections by ticks; a number that no column holds is no section."""

    default_error_messages = {"invalid_choice": gettext_lazy("One of these is no section.")}

    def clean(self, value):
        try:
            return super().clean(value)
        except OverflowError:  # SQLite; PostgreSQL finds no such row
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice"
            ) from None


class StoryForm(PieceForm):
    """A story as it is written."""

    empty = EMPTY

    body = ProseEditorFormField(
        label=gettext_lazy("body"),
        required=False,
        config={"extensions": dict(BODY_EXTENSIONS)},
        sanitize=sanitize_typed,
        max_length=LONGEST_BODY,
    )
    dek = forms.CharField(
        label=gettext_lazy("dek (standfirst)"), required=False, max_length=LONGEST_TEXT,
        widget=written("dek", gettext_lazy("Dek, the standfirst")),
    )  # fmt: skip
    also_in = SectionsField(
        Section.objects.in_order(),
        label=gettext_lazy("also runs in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    dateline_date = DayField(label=gettext_lazy("date in the dateline"), required=False)
    source = forms.ModelChoiceField(
        Contributor.objects.agencies().order_by("name"),
        label=gettext_lazy("source agency"),
        required=False,
        empty_label=gettext_lazy("our own"),
    )
    bylines = bylines_field(Byline.Role.choices)
    photos = PhotosField()
    related = PicksField(
        model=Article,
        find=find_story,
        label=gettext_lazy("related stories"),
        widget=PicksInput(
            kind="stories", labels=story_labels, prompt=gettext_lazy("Headline or address")
        ),
    )

    class Meta:
        model = Article
        fields = [
            "kicker", "headline", "dek", "body", "short_headline", "slug", "slugline", "section",
            "dateline_place", "dateline_date", "source", "priority", "language", "byline_note",
            "sensitive", "hide_ads", "embargo_until", "planned_for", "assigned_to",
        ]  # fmt: skip
        widgets = {
            "headline": written("headline", gettext_lazy("Headline")),
            "kicker": forms.TextInput(
                attrs={"class": "write kicker", "placeholder": gettext_lazy("Kicker")}
            ),
        }

    def clean_headline(self):
        """One line, whatever was pasted; what readers have keeps one."""
        headline = " ".join(self.cleaned_data["headline"].split())
        if not headline and self.instance.status in PUBLIC:
            raise ValidationError(_("A published story keeps its headline."))
        return headline

    def clean_body(self):
        body = self.cleaned_data["body"]
        if not plain_text(body).strip() and self.instance.status in PUBLIC:
            raise ValidationError(_("A published story keeps its text."))
        return body

    def clean_related(self):
        if self.instance.pk in self.cleaned_data["related"]:
            raise ValidationError(_("A story is not related to itself."))
        return self.cleaned_data["related"]

    def clean(self):
        cleaned = super().clean()
        if (home := cleaned.get("section")) and "also_in" in cleaned:
            cleaned["also_in"] = [one for one in cleaned["also_in"] if one != home]
        return cleaned

    def parts_of(self, name, value):
        return [block.html for block in blocks(value)] if name == "body" else None

    def pictures_of(self, name, value):
        return PhotosField.pictures(value) if name == "photos" else []

    def in_words(self, name, value):
        if name == "body":
            return [line for block in blocks(value) if (line := _line_of(block))]
        if name == "photos":
            return PhotosField.in_words(value)
        return super().in_words(name, value)

    def lines(self, name, value):
        if name == "photos":
            return photo_lines(value)
        if name == "body":
            return lines_of(value, pictures_in(value))
        return super().lines(name, value)

    def dressed(self, name, rows):
        return with_pictures(rows) if name == "photos" else super().dressed(name, rows)
