"""How photos come in at the desk: several files at once, each told of by its name."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media.ingest import AlreadyHere, Refused, StoreAway, take_in
from media.models import Photo

# What a file dialogue offers; what a file is, its bytes decide.
ACCEPT = "image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif,image/tiff"


@dataclass(frozen=True)
class Arrival:
    """What became of one file: the photo it is now or was already, or why it was refused."""

    file: str
    photo: Photo | None
    words: str
    is_new: bool = False
    may_come_later: bool = False  # the store does not answer: the same file may be tried again


class FilesInput(forms.FileInput):
    """The browser's own way to choose several files."""

    allow_multiple_selected = True


class Files(forms.Field):
    """One or more files, of which each is judged alone: a bad one must not stop the others."""

    widget = FilesInput(attrs={"multiple": True, "accept": ACCEPT})
    default_error_messages = {"required": gettext_lazy("Choose one photo or more.")}


class IntakeForm(forms.Form):
    """The files, and the credit that all of them carry if it is one."""

    files = Files(
        label=gettext_lazy("Photos"),
        help_text=gettext_lazy("JPEG, PNG, WebP, AVIF, HEIC or TIFF; several at once."),
    )
    credit_kind = forms.ChoiceField(
        label=gettext_lazy("Credit"), choices=Photo.CreditKind.to_choose(), required=False
    )
    credit_line = forms.CharField(
        label=gettext_lazy("Credit line of all of them"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("As supplied: Yonhap. Leave it empty when they differ."),
    )

    def words(self) -> dict:
        """What every photo of this arrival gets."""
        line = self.cleaned_data["credit_line"]
        if not line:
            return {}
        return {
            "credit_line": line,
            "credit_kind": self.cleaned_data["credit_kind"] or Photo.CreditKind.PHOTO_BY,
        }


def take_in_all(files, *, by, **words) -> list[Arrival]:
    """Take in each file; those that are refused are told of, and the rest go on."""
    return [arrival_of(file, by=by, **words) for file in files]


def arrival_of(file, *, by, **words) -> Arrival:
    """Take in one file; what became of it."""
    try:
        photo = take_in(file, by=by, **words)
    except AlreadyHere as here:
        return Arrival(file.name, here.photo, str(here))
    except Refused as refused:
        later = isinstance(refused, StoreAway)
        return Arrival(file.name, None, str(refused), may_come_later=later)
    return Arrival(file.name, photo, _("It is in."), is_new=True)
