"""Makes the public files of a photo from its original, and writes the desk's words into them."""

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
from media.decoding import Decoded, Refused, decode
from media.inscription import Words, inscribed
from media.models import Photo, RenditionSet
from media.pictures import names_of
from media.storage import renditions
from newsroom import clock

log = logging.getLogger(__name__)

MAKING = 2  # raise it when the files are made otherwise: it changes their names, which caches keep
State = RenditionSet.State


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
    """Make every file from the original; a set of other names retires the old one.

    Raises Refused when the original does not open any more, OSError (or what the store
    has for it) when it is gone, Overtaken when the files are no longer wanted.
    """
    with TemporaryDirectory(prefix="photo-") as folder:
        original = Path(folder) / "original"
        with photo.original.open("rb") as source, original.open("wb") as copy:
            for chunk in source.chunks():
                copy.write(chunk)
        decoded = decode(original, Path(folder), (photo.focal_x, photo.focal_y))
        # Never undone: under their old names these are the files that readers have.
        made = store_files(photo, decoded, Path(folder), ExitStack())
    try:
        return _put_up(photo, made)
    except Overtaken:
        if not RenditionSet.objects.filter(stem=made.stem).exists():
            take_back_files(made.stem, made.manifest)
        raise


def take_back_files(stem: str, manifest: dict) -> None:
    """Delete every file of a set."""
    for name in names_of(stem, manifest):
        take_back(renditions(), name)


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
    photo.current = made
    return made


def inscribe(photo) -> None:
    """Write the desk's words of now into the files that stand: no pixel is touched.

    Raises OSError (or what the store has for it) when a file is gone, and
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
