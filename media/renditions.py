"""Makes the public files of a photo from its original."""

import logging
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files import File
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from media.decoding import Decoded, Refused, decode
from media.models import Photo, RenditionSet
from media.pictures import file_name
from media.storage import renditions
from newsroom import clock

log = logging.getLogger(__name__)

MAKING = 1  # raise it when the files are made otherwise: it changes their names, which caches keep


def stem_of(photo) -> str:
    """The folder of its files: new with its bytes, its focus and our making; never guessed."""
    made_of = f"{photo.uid}:{photo.sha256}:{photo.focal_x}:{photo.focal_y}:{MAKING}"
    digest = salted_hmac("media.renditions", made_of, algorithm="sha256").hexdigest()
    return f"{photo.uid.hex[:8]}-{digest[:32]}"


def store_files(photo, decoded: Decoded, folder: Path, undo: ExitStack) -> RenditionSet:
    """Put the decoder's files into the store; returns their set, not yet saved.

    What is stored is taken back when `undo` closes. Raises Refused when the store fails.
    """
    made = RenditionSet(photo=photo, stem=stem_of(photo), manifest={"full": decoded.full})
    for width, _height in decoded.full:
        with (folder / f"full-{width}.jpg").open("rb") as file:
            keep(renditions(), file_name(made.stem, width), file, undo)
    return made


def keep(storage, name: str, file, undo: ExitStack) -> str:
    """Save `file` in `storage`, taken back when `undo` closes; returns its name there.

    Raises Refused, in words for people, when the store is full or does not answer.
    """
    undo.callback(take_back, storage, name)  # first: a full disk leaves half a file
    try:
        return storage.save(name, File(file))
    except Exception as error:  # each kind of store has errors of its own
        log.exception("could not store %s", name)
        raise Refused(
            _(
                "The store of photos is full or does not answer, so this photo was not kept. "
                "Nothing else is lost; try again later, and tell whoever runs the machine."
            )
        ) from error


def take_back(storage, name: str) -> None:
    """Delete a file if it is there; a store that fails is only logged."""
    try:
        storage.delete(name)
    except Exception:  # the failure that brought us here is the one to report
        log.exception("could not delete %s", name)


def remake(photo) -> RenditionSet:
    """Make the files again from the original; a set of other names retires the old one.

    Raises Refused when the original does not open any more, OSError (or what the store
    has for it) when it is gone.
    """
    with TemporaryDirectory(prefix="photo-") as folder:
        original = Path(folder) / "original"
        with photo.original.open("rb") as source, original.open("wb") as copy:
            for chunk in source.chunks():
                copy.write(chunk)
        decoded = decode(original, Path(folder))
        # Never undone: under their old names these are the files that readers have.
        made = store_files(photo, decoded, Path(folder), ExitStack())
    return _put_up(photo, made)


@transaction.atomic
def _put_up(photo, made: RenditionSet) -> RenditionSet:
    now = clock.now()
    photo.rendition_sets.exclude(stem=made.stem).filter(retired_at=None).update(retired_at=now)
    made, _is_new = RenditionSet.objects.update_or_create(
        stem=made.stem,
        defaults={"photo": photo, "manifest": made.manifest, "made_at": now, "retired_at": None},
    )
    Photo.objects.filter(pk=photo.pk).update(current=made)
    photo.current = made
    return made
