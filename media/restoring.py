"""Bringing back an earlier revision of a gallery, and the photos of any piece."""

from django.utils.translation import gettext as _

from media.models import Photo
from media.revisions import EMPTY
from newsroom.restoring import standing_form


def standing_gallery(form: dict, today: dict) -> tuple[dict, list[str]]:
    """The form as it can stand now, and what of it is no longer there."""
    form, missing = standing_form(EMPTY | form, EMPTY | today)
    form["photos"], gone = standing_photos(form["photos"])
    if form["cover"] and not Photo.objects.filter(pk=form["cover"]).exists():
        form["cover"] = None
        gone.append(_("its cover"))
    return form, missing + gone


def standing_photos(rows: list[dict]) -> tuple[list[dict], list[str]]:
    """Of a revision's photos those still in the library, and the others by name."""
    known = Photo.objects.in_bulk([row["photo"] for row in rows])
    kept = [row for row in rows if row["photo"] in known]
    return kept, [missing_photo(row["photo"], row["caption"]) for row in rows if row not in kept]


def missing_photo(pk, caption="") -> str:
    """What to call a photo that is gone."""
    words = _("photo %(number)s") % {"number": pk}
    return f"{words} (“{caption[:60]}”)" if caption else words
