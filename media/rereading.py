"""Reads again what photos' files say: for photos that came in before we could read all of it."""

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from media.bulk import write_changes
from media.decoding import decode
from media.metadata import NAMES, fields_of
from media.models import Photo
from media.renditions import copy_original

MOVED = "moved_credit"
READ = (*NAMES, "credit_kind", "keywords", "handout", "taken_at", "taken_raw")
EMPTY = {"keywords": [], "handout": False, "taken_at": None, "credit_kind": "photo_by"}


def said_now(photo: Photo) -> dict:
    """What the file's notes say, read from the original by the decoder.

    Raises media.decoding.Refused, OSError when the original is gone.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="photo-")))
        return decode(copy_original(photo, folder), folder).info


def changes_of(photo: Photo, info: dict) -> dict:
    """The fields that `info` tells otherwise and that nobody has changed, with `metadata`.

    Nobody has changed a field that is empty, or still as its stored notes tell it. Of a
    photo that readers see only the notes are renewed: its words are the desk's to change.
    """
    kept = {name: value for name, value in photo.metadata.items() if name != MOVED}
    before, now = fields_of(kept, {}), fields_of(info, {})
    changes = {}
    for name in () if photo.in_print else READ:
        value, empty = getattr(photo, name), EMPTY.get(name, "")
        told = now.get(name, empty)
        if told and told != value and value in (empty, before.get(name, empty)):
            changes[name] = told
    moved = now["metadata"].get(MOVED) if "caption" in changes else photo.moved_credit
    metadata = info | ({MOVED: moved} if moved else {})
    return changes | ({"metadata": metadata} if metadata != photo.metadata else {})


@transaction.atomic
def renew(photo: Photo, info: dict) -> list[str]:
    """Write what `changes_of` finds; returns the fields. Logged, as any change of words."""
    row = Photo.objects.select_for_update().get(pk=photo.pk)
    changes = changes_of(row, info)
    if not changes:
        return []
    write_changes(row, changes, "reread", by=None)
    return sorted(changes)
