"""The photos of a piece: in order, each with its caption there, as one JSON field."""

import json

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media.admin.intake import ACCEPT
from media.admin.rights import may_mend
from media.models import Photo
from media.pictures import picture_of
from newsroom.admin.fields import row_id, without_null
from newsroom.admin.lists import MOST_COUNTED
from newsroom.admin.widgets import DeskWidget

LONGEST_CAPTION = 5000  # characters
MOST_PHOTOS = 500  # of a story
MOST_IN_GALLERY = 10_000
AT_ONCE = 100  # photos that a form draws; the others come as one goes to them
MOST_FOUND = 24


def shot_of(photo, caption="", *, by) -> dict:
    """A photo as the form shows it: its smallest picture, its words, what it lacks.

    `by` is who looks at it: they get the way to mend it only if they may.
    """
    picture, lacks = picture_of(photo), photo.lacks()
    mends = bool(lacks) and may_mend(by, photo)
    width, height = picture.sizes[0] if picture else (photo.width, photo.height)
    return {
        "id": photo.pk,
        "thumb": picture.url(width) if picture else "",
        "width": width,
        "height": height,
        "label": str(photo),
        "words": photo.caption,
        "credit": str(photo.credit),
        "language": photo.language,
        "instructions": photo.instructions,
        "lack": _against_in_short(photo, lacks),
        "lacks": _against(photo, lacks),
        "mend": f"{reverse('admin:media_photo_change', args=[photo.pk])}#id_{_lacking(photo)}"
        if mends
        else "",
        "fill": reverse("admin:media_photo_words", args=[photo.pk]) if mends else "",
        "caption": caption,
    }


def _lacking(photo) -> str:
    """The first field that waits to be filled."""
    return next((name for name in ("caption", "credit_line") if not getattr(photo, name).strip()),
                "alt_text")  # fmt: skip


def _against_in_short(photo, lacks) -> str:
    """The same in a word or two, for the picture itself."""
    if photo.killed_at:
        return _("Killed")
    if photo.has_lapsed():
        return _("Rights ended")
    return _("Lacks %(count)d") % {"count": len(lacks)} if lacks else ""


def _against(photo, lacks) -> str:
    """What stands against running it, in a few words; empty when nothing does."""
    if photo.killed_at:
        return _("Killed: %(reason)s") % {"reason": photo.kill_reason}
    if photo.has_lapsed():
        return _("Its rights have ended")
    return get_text_list([str(lack) for lack in lacks], _("and")).capitalize()


def find_photos(words: str, by) -> list[dict]:
    """Photos that may run, by their words or credit; the newest without any words.

    `by` is who looks for them.
    """
    found = Photo.objects.runnable().with_renditions().newest_first()
    if words:
        found = found.found_by(words, MOST_COUNTED)
    return [shot_of(photo, by=by) for photo in found[:MOST_FOUND]]


def name_photos(ids: list[int], by) -> list[dict]:
    """The photos of these ids, whatever stands against them."""
    return [
        shot_of(photo, by=by) for photo in Photo.objects.with_renditions().in_bulk(ids).values()
    ]


def shots_of(rows: list[dict], *, by) -> list[dict]:
    """The photos of these rows as the form shows them; what is gone from the library is left out.

    `rows` are [{"photo": id, "caption": words}], as `readable` gives them.
    """
    photos = Photo.objects.with_renditions().in_bulk([row["photo"] for row in rows])
    return [shot_of(photos[row["photo"]], row["caption"], by=by) for row in rows
            if row["photo"] in photos]  # fmt: skip


class PhotosInput(DeskWidget):
    """The chosen photos as a list with thumbnails, kept by a script in one JSON text.

    The JSON has all of them, the list the first hundred: the script fetches the others as
    one goes to them. Without a script the JSON itself can be edited. `is_wide` is the
    gallery's layout, where a cover is chosen too; `by` is who looks at the form.
    """

    template_name = "admin/widgets/photos.html"

    def __init__(self, *, is_wide=False):
        super().__init__(attrs={"rows": 4, "spellcheck": "false"})
        self.is_wide, self.by = is_wide, AnonymousUser()

    def format_value(self, value):
        return value if isinstance(value, str) else json.dumps(value or [], ensure_ascii=False)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        try:
            rows = readable(context["widget"]["value"])
        except ValidationError:
            rows = []  # the text stands in the form as it was typed
        is_off = context["widget"]["attrs"].get("disabled")
        return context | {
            "shots": shots_of(rows[:AT_ONCE], by=self.by),
            "number": len(rows),
            "at_once": AT_ONCE,
            "accept": ACCEPT,
            "is_wide": self.is_wide,
            "disabled": is_off,
        }


def readable(text: str) -> list[dict]:
    """The JSON text as [{"photo": id, "caption": words}], each photo once."""
    try:
        rows = {row_id(row["photo"]): str(row.get("caption") or "") for row in json.loads(text)}
        "".join(rows.values()).encode()  # half of a surrogate pair can be neither kept nor shown
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise ValidationError(_("The list of photos cannot be read.")) from None
    return [{"photo": pk, "caption": caption} for pk, caption in rows.items()]


class PhotosField(forms.CharField):
    """The photos of a piece, as revisions keep them: at most `most`."""

    def __init__(self, *, most=MOST_PHOTOS, is_wide=False, **kwargs):
        self.most = most
        kwargs.setdefault("label", gettext_lazy("photos"))
        super().__init__(required=False, widget=PhotosInput(is_wide=is_wide), **kwargs)

    def shown_to(self, person):
        """Show what this person may do with a photo."""
        self.widget.by = person

    @staticmethod
    def read(typed) -> list[dict]:
        """The rows as they are typed, whether or not their photos are there."""
        return readable(typed or "[]")

    def clean(self, value):
        rows = readable(super().clean(self.widget.format_value(value)) or "[]")
        if (over := len(rows) - self.most) > 0:
            raise ValidationError(
                _(
                    "There are %(number)s photos here, and at most %(most)s find room: "
                    "take out %(over)s. Nothing is lost."
                )
                % {"number": len(rows), "most": self.most, "over": over}
            )
        ids = [row["photo"] for row in rows]
        known = set(Photo.objects.filter(pk__in=ids).values_list("pk", flat=True))
        for number, row in enumerate(rows, 1):
            self._check(number, row, known)
        return rows

    @staticmethod
    def _check(number, row, known):
        if row["photo"] not in known:
            raise ValidationError(
                _("Photo %(number)d is no longer in the library.") % {"number": number}
            )
        without_null(row["caption"])
        if len(row["caption"]) > LONGEST_CAPTION:
            raise ValidationError(
                _("The caption of photo %(number)d is longer than %(most)d characters.")
                % {"number": number, "most": LONGEST_CAPTION}
            )

    @staticmethod
    def pictures(rows) -> list[dict]:
        """The first photos as the form shows them, in order."""
        return shots_of(rows[:AT_ONCE], by=AnonymousUser())

    @staticmethod
    def in_words(rows) -> list[str]:
        """Each photo as a line: its place, its name, its caption here."""
        ids = [row["photo"] for row in rows]
        known = Photo.objects.only("headline", "caption").in_bulk(ids)
        return [
            f"{number}. {known.get(row['photo'], '?')}"
            + (f" | {row['caption']}" if row["caption"] else "")
            for number, row in enumerate(rows, 1)
        ]
