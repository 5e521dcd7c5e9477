"""Photos in a redline: each by its picture and its caption there."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from media.models import Photo
from media.pictures import alternative, picture_of
from newsroom.redline import Line, Row, words_of


@dataclass(frozen=True)
class Shown:
    """What a redline shows of a photo or gallery: its smallest picture, its name."""

    name: str
    language: str
    thumb: str = ""
    width: int = 0
    height: int = 0
    alt: str = ""


def shown(name: str, language: str, photo) -> Shown:
    """`photo` by its smallest picture; without files, or without a photo, by the name alone."""
    picture = picture_of(photo)
    if picture is None:
        return Shown(name, language)
    width, height = picture.sizes[0]
    return Shown(name, language, picture.url(width), width, height, alternative(photo))


def pictures_of(ids) -> dict[str, Shown]:
    """These photos by their subject, as "photo 12"; one that is gone says so."""
    photos = Photo.objects.with_renditions().in_bulk(ids)
    found = {pk: shown(str(photo), photo.language, photo) for pk, photo in photos.items()}
    return {f"photo {pk}": found.get(pk) or _gone(pk) for pk in ids}


def photo_lines(rows: list[dict]) -> list[Line]:
    """The photos of a revision in order, each with its caption there.

    Their pictures come with `with_pictures`, when it is known which rows a page shows.
    """
    return [Line(words_of(row["caption"]), subject=f"photo {row['photo']}") for row in rows]


def with_pictures(rows: list[Row]) -> list[Row]:
    """The rows of such a redline with the pictures of their photos: one query for all."""
    subjects = [
        line.subject for row in rows for line in (row.line, *(one.line for one in row.same))
    ]
    pictures = pictures_of([int(subject.removeprefix("photo ")) for subject in subjects])

    def dressed(row):
        line = replace(row.line, picture=pictures[row.line.subject])
        return replace(row, line=line, same=tuple(dressed(one) for one in row.same))

    return [dressed(row) for row in rows]


def _gone(pk) -> Shown:
    return Shown(_("Photo %(number)d, no longer in the library") % {"number": pk}, "")
