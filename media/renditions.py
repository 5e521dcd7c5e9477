"""Makes the public files of a photo from its original, and writes the desk's words into them."""

import errno
import logging
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from media.credits import credit
from media.decoding import REASONS, Decoded, Refused, decode
from media.inscription import Words, inscribed
from media.models import Photo, RenditionSet
from media.pictures import names_of
from media.storage import renditions
from newsroom import clock
from newsroom.purging import purge
from newsroom.surrogates import key_of

log = logging.getLogger(__name__)

MAKING = 2  # raise it when the files are made otherwise: it changes their names, which caches keep
State = RenditionSet.State


FULL = (errno.ENOSPC, errno.EDQUOT)


class StoreAway(Refused):
    """The store does not answer; the same file may be taken in once it does."""


class Overtaken(Exception):
    """The photo was thrown out, or got another focal point, while its files were made."""


def stem_of(photo) -> str:
    """The folder of its files: new with its bytes, its focus and our making; never guessed."""
    made_of = f"{photo.uid}:{photo.sha256}:{photo.focal_x}:{photo.focal_y}:{MAKING}"
    digest = salted_hmac("media.renditions", made_of, algorithm="sha256").hexdigest()
    return f"{photo.uid.hex[:8]}-{digest[:32]}"


def words_of(photo) -> Words:
    """What is written into each of its files."""
    return Words(
        caption=photo.caption,
        creator=photo.creator,
        credit=credit(photo),
        copyright_notice=photo.copyright_notice,
        usage_terms=photo.usage_terms,
    )


def is_whole(photo) -> bool:
    """Whether every file is there, of this focus and making."""
    made = photo.current
    return bool(made) and made.state == State.ALL and made.stem == stem_of(photo)


def is_inscribed(photo) -> bool:
    """Whether its files say what the desk says of it now."""
    return bool(photo.current) and photo.current.manifest.get("words") == words_of(photo).digest


def store_files(photo, decoded: Decoded, folder: Path, undo: ExitStack) -> RenditionSet:
    """Put the decoder's files into the store, inscribed; returns their set, not yet saved.

    What is stored is taken back when `undo` closes. Raises Refused when the store fails.
    """
    words = words_of(photo)
    manifest = decoded.manifest | {"words": words.digest}
    state = State.ALL if "avif" in manifest else State.FIRST
    made = RenditionSet(photo=photo, stem=stem_of(photo), manifest=manifest, state=state)
    for name in names_of(made.stem, manifest):
        file = inscribed((folder / Path(name).name).read_bytes(), words)
        keep(renditions(), name, ContentFile(file), undo)
    return made


def keep(storage, name: str, file, undo: ExitStack) -> str:
    """Save `file` in `storage`, taken back when `undo` closes; returns its name there.

    Raises Refused, in words for people, when there is no room; StoreAway when the store
    does not answer.
    """
    undo.callback(take_back, storage, name)  # first: a full disk leaves half a file
    try:
        return storage.save(name, File(file))
    except OSError as error:
        log.exception("could not store %s", name)
        if error.errno in FULL:
            raise Refused(REASONS["room"]) from error
        raise StoreAway(
            _(
                "The store of photos does not answer, so this photo was not kept. "
                "Nothing else is lost; try again later, and tell whoever runs the machine."
            )
        ) from error


def take_back(storage, name: str) -> bool:
    """Delete a file if it is there; tells whether it is gone. A store that fails is only logged."""
    try:
        storage.delete(name)
    except OSError:  # the failure that brought us here is the one to report
        log.exception("could not delete %s", name)
        return False
    return True


def remake(photo) -> RenditionSet:
    """Make every file from the original; a set of other names retires the old one.

    Raises Refused when the original does not open any more, OSError when it is gone or the
    store does not answer, Overtaken when the files are no longer wanted.
    """
    with TemporaryDirectory(prefix="photo-") as folder:
        original = copy_original(photo, Path(folder))
        decoded = decode(original, Path(folder), (photo.focal_x, photo.focal_y))
        # Never undone: under their old names these are the files that readers have.
        made = store_files(photo, decoded, Path(folder), ExitStack())
    try:
        return _put_up(photo, made)
    except Overtaken:
        if not RenditionSet.objects.filter(stem=made.stem).exists():
            take_back_files(made.stem, made.manifest)
        raise


def copy_original(photo, folder: Path) -> Path:
    """Fetch the original into `folder`, where the decoder can read it. Raises OSError."""
    path = folder / "original"
    with photo.original.open("rb") as source, path.open("wb") as copy:
        for chunk in source.chunks():
            copy.write(chunk)
    return path


def take_back_files(stem: str, manifest: dict) -> bool:
    """Delete every file of a set; tells whether all of them are gone."""
    gone = [take_back(renditions(), name) for name in names_of(stem, manifest)]
    return all(gone)  # each was tried


@transaction.atomic
def _put_up(photo, made: RenditionSet) -> RenditionSet:
    now = clock.now()
    kept = Photo.objects.select_for_update().filter(pk=photo.pk).defer("metadata").first()
    if not kept or stem_of(kept) != made.stem:
        raise Overtaken
    photo.rendition_sets.exclude(stem=made.stem).filter(retired_at=None).update(retired_at=now)
    fields = {"photo": photo, "manifest": made.manifest, "state": made.state}
    made, _is_new = RenditionSet.objects.update_or_create(
        stem=made.stem, defaults={**fields, "made_at": now, "retired_at": None}
    )
    Photo.objects.filter(pk=photo.pk).update(current=made)
    if kept.in_print:
        purge(key_of(photo))  # pages name its files
    photo.current = made
    return made


def inscribe(photo) -> None:
    """Write the desk's words of now into the files that stand: no pixel is touched.

    Raises OSError when a file is gone or the store does not answer, and
    media.inscription.Unreadable when one is not as we made it.
    """
    made, words = photo.current, words_of(photo)
    for name in names_of(made.stem, made.manifest):
        with renditions().open(name) as file:
            rewritten = inscribed(file.read(), words)
        renditions().save(name, ContentFile(rewritten))
    with transaction.atomic():
        # What was made anew in between was inscribed when it was.
        kept = RenditionSet.objects.select_for_update().filter(pk=made.pk, made_at=made.made_at)
        for row in kept:
            row.manifest["words"] = words.digest
            row.made_at = clock.now()
            row.save(update_fields=["manifest", "made_at"])
        if photo.in_print:
            purge(key_of(photo))
