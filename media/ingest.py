"""The way in of photos: from an uploaded file to a photo of the library, or a clear refusal."""

import hashlib
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files import File
from django.db import IntegrityError, transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from media.decoding import REASONS, Decoded, Refused, decode
from media.metadata import fields_of
from media.models import Photo
from media.photo_words import index_photos
from media.renditions import StoreAway, keep, store_files
from media.scripts import language_of
from media.storage import original_path, originals
from media.tasks import make_files
from newsroom.uploads import NoRoom

__all__ = ["AlreadyHere", "Refused", "StoreAway", "take_in"]


class AlreadyHere(Exception):
    """The library has this very file: `photo` is the one. Nothing was kept."""

    def __init__(self, photo: Photo):
        self.photo = photo
        super().__init__(_("This photo is in the library already: “%s”.") % photo)


def take_in(file: File, *, by, **words) -> Photo:
    """Take `file` into the library as a photo of `by`, with `words` (fields of Photo) if any.

    What `words` leave out is filled from the file itself, as media.metadata reads it.
    The original is kept as it came, in the private store; its renditions are made at
    once. Raises Refused (StoreAway, when another try may help) or AlreadyHere, in words for people,
    and then has kept nothing.
    Call it outside a transaction: one that is rolled back later cannot take files back.
    """
    if isinstance(file, NoRoom):
        raise Refused(REASONS["room"])
    if file.size > settings.UPLOAD_MAX_BYTES:
        raise Refused(too_large(file.size))
    with workplace() as folder:
        original = Path(folder) / "original"
        sha256 = copy_to(original, file)
        if known := Photo.objects.filter(sha256=sha256).first():
            raise AlreadyHere(known)
        decoded = decode(original, Path(folder))
        photo = Photo(
            sha256=sha256,
            bytes=original.stat().st_size,
            format=decoded.format,
            width=decoded.width,
            height=decoded.height,
            phash=decoded.phash,
            uploaded_by=by,
            **_words(decoded.info, words),
        )
        return _keep(photo, decoded, Path(folder))


def _words(info: dict, given: dict) -> dict:
    """Every word of the photo, what was given before what the file says, and their language."""
    words = fields_of(info, given) | given
    return {"language": language_of(words.get("caption", ""))} | words


@contextmanager
def workplace():
    """A folder for the time of the work. Raises Refused where the disk has no room for one."""
    try:
        folder = TemporaryDirectory(prefix="photo-")
    except OSError as error:
        raise Refused(REASONS["room"]) from error
    with folder as path:
        yield path


def copy_to(to: Path, file: File) -> str:
    """Copy the upload to a file that the decoder can read; returns its SHA-256.

    Raises Refused when the disk has no room.
    """
    digest = hashlib.sha256()
    try:
        with to.open("wb") as copy:
            for chunk in file.chunks():
                digest.update(chunk)
                copy.write(chunk)
    except OSError as error:
        raise Refused(REASONS["room"]) from error
    return digest.hexdigest()


def _keep(photo: Photo, decoded: Decoded, folder: Path) -> Photo:
    """Store the files, then write the rows: a row never lacks its files."""
    with ExitStack() as undo:
        with (folder / "original").open("rb") as file:
            name = original_path(photo, "")
            photo.original.name = keep(originals(), name, file, undo)
        made = store_files(photo, decoded, folder, undo)
        try:
            with transaction.atomic():
                photo.save(force_insert=True)
                made.save(force_insert=True)
                photo.current = made
                photo.save(update_fields=["current"])
                index_photos([photo])
                make_files.enqueue(photo.pk)  # the other sizes, once a worker has time
        except IntegrityError:
            if known := Photo.objects.filter(sha256=photo.sha256).first():
                raise AlreadyHere(known) from None  # the same file came twice at once
            raise
        undo.pop_all()
    return photo


def too_large(size: int) -> str:
    """Both sizes, for people; `size` in bytes."""
    return _("This file is %(size)s; the most is %(most)s.") % {
        "size": filesizeformat(size),
        "most": filesizeformat(settings.UPLOAD_MAX_BYTES),
    }
