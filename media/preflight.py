"""Checks of photos in any piece, and of galleries.

A gallery needs no byline: each of its photos says by its credit line whose work it is, and
none runs without one. A story's text says so nowhere else.
"""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from media.models import Gallery, Photo
from media.revisions import EMPTY
from newsroom.known import hours_known
from newsroom.models import Contributor
from newsroom.preflight import (
    Finding,
    Known,
    advise,
    blocking,
    headline_of,
    hours_of,
    in_order,
    missing,
    must,
    names_of,
    section_of,
    slug_of,
    topics_of,
)

MOST_TOLD = 100  # of what speaks against a gallery's photos, what blocks first
LARGEST = 2**63  # of an id: no database holds it, and an old body may name any


def check(form: dict, known: Known) -> list[Finding]:
    """All that speaks against a gallery's form, what blocks first."""
    found = [*headline_of(form), *section_of(form), *hours_of(form), *slug_of(form, known)]
    found += in_order(photos_of(form["photos"], known))[:MOST_TOLD]
    if not form["photos"]:
        found.append(missing("no_photos", "photos", _("It has no photos.")))
    if not any(row["photo"] == form["cover"] for row in form["photos"]):
        found += cover_of(form, known)
    return in_order([*found, *topics_of(form), *names_of(gallery_texts(form, known))])


def lacking(form: dict) -> list[str]:
    """What a gallery's form needs, whatever the database says."""
    form = EMPTY | form
    found = [*headline_of(form), *section_of(form), *hours_of(form)]
    return [finding.message for finding in blocking(found)]


def problems(gallery: Gallery) -> list[str]:
    """What keeps a gallery from readers; empty when it is complete."""
    form = EMPTY | gallery.head.data
    return [finding.message for finding in blocking(check(form, known_of(gallery, form)))]


def known_of(gallery: Gallery, form: dict) -> Known:
    """What checks of this form ask of the database: three queries."""
    wanted = {row["photo"] for row in form["photos"]} | {form["cover"]}
    return Known(
        photos=photos_named(wanted),
        names=names_in(pk for pk, _role in form["bylines"]),
        **hours_known(gallery, form),
    )


def photos_named(wanted) -> dict[int, Photo]:
    """Photos by id, with the words that checks read: one query, also for 10,000 on SQLite."""
    rows = Photo.objects.filter(pk__in=[pk for pk in wanted if pk and pk < LARGEST])
    return {photo.pk: photo for photo in rows.defer("metadata")}


def names_in(wanted) -> tuple[str, ...]:
    """The names of these contributors."""
    rows = Contributor.objects.filter(pk__in=[pk for pk in wanted if pk])
    return tuple(rows.order_by("pk").values_list("name", flat=True))


# -- photos ------------------------------------------------------------------------------


def photos_of(rows, known: Known):
    """Each photo in order: "Photo 3 of 4 has no credit line", or why it may not run.

    A caption of the piece's own counts as its caption only beside one of the photo's own,
    as files and structured data carry the latter.
    """
    photos = [known.photos[row["photo"]] for row in rows if row["photo"] in known.photos]
    for number, photo in enumerate(photos, 1):
        where = {"number": number, "total": len(photos)}
        name = _("Photo %(number)d of %(total)d") % where
        yield from photo_of(photo, name, "photos", known)


def photo_of(photo, name, at, known: Known):
    """What speaks against a photo, which the message calls `name`, in the field `at`."""
    place = f"photo {photo.pk}"
    if photo.killed_at:
        words = _("%(photo)s was killed: %(reason)s")
        yield must("photo_killed", at, words % {"photo": name, "reason": photo.kill_reason}, place)
    elif photo.has_lapsed(known.runs_at):
        words = _("The rights of a photo have ended by then: %(photo)s is not shown to readers.")
        yield advise("photo_lapsed", at, words % {"photo": name}, place)
    if lacks := [str(lack) for lack in photo.lacks()]:
        words = {"photo": name, "lacks": get_text_list(lacks, _("and"))}
        yield must("photo_lacks", at, _("%(photo)s has %(lacks)s.") % words, place)


def cover_of(form, known: Known):
    """A cover that is not among the photos."""
    if photo := known.photos.get(form["cover"]):
        yield from photo_of(photo, _("The cover"), "cover", known)


# -- names -------------------------------------------------------------------------------


def gallery_texts(form, known: Known):
    """Every text that may name somebody, as ((field, place), text)."""
    yield from ((("bylines", ""), name) for name in known.names)
    yield ("headline", ""), form["headline"]
    yield ("dek", ""), form["dek"]
    yield from photo_texts(form["photos"], known)


def photo_texts(rows, known: Known):
    """The words of photos: their captions here and in the library, and who is in them."""
    for row in rows:
        if photo := known.photos.get(row["photo"]):
            where = ("photos", f"photo {photo.pk}")
            yield from ((where, text) for text in (row["caption"], photo.caption, photo.people))
