"""The desk of galleries."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media import workflow
from media.admin.dropping import TakesPhotos
from media.admin.widgets import PhotosField, find_photos
from media.models import Gallery, GalleryByline, Photo
from media.preflight import gallery_problems
from media.revisions import EMPTY
from newsroom.admin.fields import bylines_field
from newsroom.admin.nav import Group
from newsroom.admin.pieces import PieceAdmin, PieceForm
from newsroom.admin.pieces.form import LONGEST_TEXT, written
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
    photos = PhotosField(is_wide=True)

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

    def in_words(self, name, value):
        if name == "photos":
            return PhotosField.in_words(value)
        if name == "cover":
            return [str(photo) for photo in Photo.objects.filter(pk=value)] if value else []
        return super().in_words(name, value)


@admin.register(Gallery)
class GalleryAdmin(TakesPhotos, PieceAdmin):
    """Galleries: put in order, captioned, published, by the verbs alone."""

    nav = (Group.WORK, 3)
    form = GalleryForm
    workflow = workflow
    preflight = staticmethod(gallery_problems)
    lookups = PieceAdmin.lookups | {"photos": ("media.view_photo", find_photos)}
    search_fields = ["headline"]
    list_prompt = gettext_lazy("Headline")

    def get_queryset(self, request):
        """What a row shows."""
        names = GalleryByline.objects.select_related("contributor")
        rows = super().get_queryset(request).select_related("section")
        return rows.prefetch_related(Prefetch("bylines", names))
