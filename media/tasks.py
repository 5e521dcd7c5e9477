"""What the photo desk does after the answer: the files that a page does not need at once."""

from collections.abc import Iterable
from datetime import timedelta

from media.models import Photo, RenditionSet
from media.photo_words import SEARCHED, index_photos
from media.renditions import (
    Overtaken,
    inscribe,
    is_inscribed,
    is_whole,
    remake,
    take_back,
    take_back_files,
)
from media.storage import originals
from newsroom.purging import purge
from newsroom.surrogates import key_of
from newsroom.tasks import enqueue_once, task

FOCUS = {"focal_x", "focal_y"}
WORDS = {
    "caption", "creator", "credit_kind", "credit_line", "language", "copyright_notice",
    "usage_terms",
}  # fmt: skip
SETTLED_AFTER = timedelta(minutes=1)  # a caption is saved some times before it is right
LOW = -10  # after photos that are waited for


@task()
def make_files(photo_id: int) -> None:
    """Make every public file of the photo, unless they are there."""
    if (photo := _photo(photo_id)) and not is_whole(photo):
        bring_up_to_date(photo)


@task(priority=LOW)
def write_words(photo_id: int) -> None:
    """Write the desk's words into the photo's files, if they say something else."""
    if photo := _photo(photo_id):
        bring_up_to_date(photo)


@task(priority=LOW)
def delete_files(original: str, sets: list) -> None:
    """Delete the files of a photo that is gone, which a store that failed has kept.

    `sets` are (stem, manifest). Raises OSError while the store keeps any.
    """
    kept = original and not take_back(originals(), original)
    for stem, manifest in sets:
        kept |= not take_back_files(stem, manifest)
    if kept:
        raise OSError("The store keeps files of a photo that was thrown out.")


def bring_up_to_date(photo) -> bool:
    """Make or inscribe what is not as the desk has it; tells whether anything was.

    Raises what media.renditions raises, and marks a set that could not be completed.
    """
    try:
        if not is_whole(photo):
            remake(photo)
        elif not is_inscribed(photo):
            inscribe(photo)
        else:
            return False
    except Overtaken:
        pass  # whoever overtook it has a task of its own
    except Exception:
        State = RenditionSet.State
        RenditionSet.objects.filter(pk=photo.current_id, state=State.FIRST).update(
            state=State.FAILED
        )
        raise
    return True


def photo_was_edited(photo, changed: Iterable[str]) -> None:
    """Call it in the transaction that saves these fields of the photo."""
    changed = set(changed)
    if set(SEARCHED) & changed:
        index_photos([photo])
    if changed and photo.in_print:
        purge(key_of(photo))
        if photo.rights_until:
            purge(key_of(photo), at=photo.rights_until)
    if FOCUS & changed:
        make_files.enqueue(photo.pk)
    if WORDS & changed:
        enqueue_once(write_words, photo.pk, after=SETTLED_AFTER, priority=LOW)


def _photo(photo_id: int) -> Photo | None:
    return Photo.objects.with_renditions().exclude(original="").filter(pk=photo_id).first()
