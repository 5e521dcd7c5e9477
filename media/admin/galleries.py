"""The desk of galleries."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media import preflight, workflow
from media.admin.finding import find_galleries, name_galleries
from media.admin.redlines import photo_lines, with_pictures
from media.admin.shots import TakesPhotos
from media.admin.widgets import MOST_IN_GALLERY, PhotosField, find_photos, name_photos
from media.models import Gallery, GalleryByline, Photo
from media.revisions import EMPTY
from newsroom.admin.fields import bylines_field
from newsroom.admin.nav import Group
from newsroom.admin.pieces import PieceAdmin, PieceForm
from newsroom.admin.pieces.form import LONGEST_TEXT, written
from newsroom.admin.pieces.lookups import LookUp
from newsroom.publishing import PUBLIC


class GalleryForm(PieceForm):
    """A gallery as it is put together."""

    empty = EMPTY

    dek = forms.CharField(
        label=gettext_lazy("dek (standfirst)"), required=False, max_length=LONGEST_TEXT,
        widget=written("dek", gettext_lazy("Dek, the standfirst")),
    )  # fmt: skip
    cover = forms.ModelChoiceField(
        Photo.objects.all(),
        label=gettext_lazy("cover"),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": gettext_lazy("The cover is no longer in the library.")},
    )
    bylines = bylines_field(GalleryByline.Role.choices)
    photos = PhotosField(is_wide=True, most=MOST_IN_GALLERY)

    class Meta:
        model = Gallery
        fields = [
            "headline", "dek", "slug", "section", "language", "cover", "embargo_until",
            "planned_for", "assigned_to",
        ]  # fmt: skip
        widgets = {"headline": written("headline", gettext_lazy("Headline"))}

    def clean_headline(self):
        """One line, whatever was pasted; what readers have keeps one."""
        headline = " ".join(self.cleaned_data["headline"].split())
        if not headline and self.instance.status in PUBLIC:
            raise ValidationError(_("A published gallery keeps its headline."))
        return headline

    def pictures_of(self, name, value):
        return PhotosField.pictures(value) if name == "photos" else []

    def in_words(self, name, value):
        if name == "photos":
            return PhotosField.in_words(value)
        if name == "cover":
            return [str(photo) for photo in Photo.objects.filter(pk=value)] if value else []
        return super().in_words(name, value)

    def lines(self, name, value):
        if name == "photos":
            return photo_lines(value)
        if name == "cover":
            return photo_lines([{"photo": value, "caption": ""}] if value else [])
        return super().lines(name, value)

    def dressed(self, name, rows):
        return with_pictures(rows) if name in ("photos", "cover") else super().dressed(name, rows)


@admin.register(Gallery)
class GalleryAdmin(TakesPhotos, PieceAdmin):
    """Galleries: put in order, captioned, published, by the verbs alone."""

    nav = (Group.WORK, 3)
    form = GalleryForm
    workflow = workflow
    preflight = preflight
    lookups = PieceAdmin.lookups | {
        "photos": LookUp("media.view_photo", find_photos, name_photos),
        "galleries": LookUp("media.view_gallery", find_galleries, name_galleries),
    }
    search_fields = ["headline"]
    list_prompt = gettext_lazy("Headline")

    def get_queryset(self, request):
        """What a row shows."""
        names = GalleryByline.objects.select_related("contributor")
        rows = super().get_queryset(request).select_related("section")
        return rows.prefetch_related(Prefetch("bylines", names))
