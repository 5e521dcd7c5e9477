"""Setting fronts: the only way that one is written.

A front is set for an hour, by default now. Until that hour it may be changed or taken
back; from then on it stands in the paper's history, and changing it makes the next.
"""

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from articles.models import Article, Front, FrontPhoto, FrontSlot
from articles.standing import key_of
from media.in_print import settle_photos
from media.models import Gallery, Photo
from newsroom import clock
from newsroom.models import Paper
from newsroom.purging import purge
from newsroom.surrogates import all_key, list_key
from newsroom.workflow.log import log


@dataclass(frozen=True)
class Put:
    """What an editor puts in a place; ids, or None."""

    place: str
    article: int | None = None
    gallery: int | None = None
    headline: str = ""
    photo: int | None = None


class Changed(Exception):
    """Somebody set a front since this one was opened: `front`, None if it was taken back."""

    def __init__(self, front: Front | None):
        self.front = front
        super().__init__()


class HourTaken(Exception):
    """There is a front of this page for this very hour."""


def seen_of(front: Front | None) -> str:
    """What a form remembers of the front that it was opened from, to tell whether it changed."""
    return f"{front.pk}-{front.version}" if front else ""


@transaction.atomic
def set_front(section, hour, puts, *, by, seen, front=None, copy_of=None) -> Front:
    """Set a front of `section` (None: home) from `hour` on (None: now). Returns it.

    `front` is the one that was opened, `copy_of` the one that a new one began with. `seen`
    is `seen_of()` the opened one when it was still to come, else of the one that held. A
    front still to come is changed; of any other the next is made. Raises Changed, HourTaken,
    and NotComplete for a photo that may not run.
    """
    now = clock.now()
    Paper.objects.select_for_update().filter(pk=1).first()  # one at a time
    old = Front.objects.filter(pk=front.pk).first() if front else None
    is_change = bool(old and not old.is_in_effect(now))
    stands = old if is_change else Front.objects.on_now(section, now)
    if seen != seen_of(stands) or (front and old is None):
        raise Changed(stands)
    try:
        with transaction.atomic():
            if is_change:
                kept = _change(old, hour or now, by)
            else:
                kept = _make(section, hour or now, by, old or copy_of)
    except IntegrityError:
        raise HourTaken from None
    _fill(kept, puts)
    log(kept, "set_front", by=by, at=now, hour=kept.takes_effect_at.isoformat())
    _purge(section, kept.takes_effect_at)
    return kept


@transaction.atomic
def take_back(front: Front, *, by, seen) -> None:
    """Take away a front whose hour has not come. Raises Changed when it has, or was changed."""
    now = clock.now()
    row = Front.objects.select_for_update().filter(pk=front.pk).first()
    if row is None or row.is_in_effect(now) or seen != seen_of(row):
        raise Changed(row)
    log(row, "take_back_front", by=by, at=now, hour=row.takes_effect_at.isoformat())
    photos = _photos_of(row)
    row.delete()
    settle_photos(photos)


def unsaved(puts, at) -> list[FrontSlot]:
    """The places of a front that is not set yet, for its preview at `at`."""
    photos = Photo.objects.with_renditions().in_bulk([put.photo for put in puts if put.photo])
    there = {
        (model, pk)
        for model, name in ((Article, "article"), (Gallery, "gallery"))
        for pk in model.objects.published(at)
        .filter(pk__in=[getattr(put, name) for put in puts])
        .values_list("pk", flat=True)
    }
    return [_as_slot(put, photos, there) for put in puts]


def _as_slot(put, photos, there) -> FrontSlot:
    slot = FrontSlot(
        place=put.place, article_id=put.article, gallery_id=put.gallery, headline=put.headline
    )
    if put.photo in photos:
        slot.picture = FrontPhoto(slot=slot, photo=photos[put.photo])
    slot.is_there = key_of(slot) in there
    return slot


def _make(section, hour, by, copy_of) -> Front:
    return Front.objects.create(
        section=section, takes_effect_at=hour, made_by=by, made_at=clock.now(), copy_of=copy_of
    )


def _change(front, hour, by) -> Front:
    front.takes_effect_at, front.made_by, front.made_at = hour, by, clock.now()
    front.version += 1
    front.save(update_fields=["takes_effect_at", "made_by", "made_at", "version"])
    return front


def _fill(front, puts) -> None:
    """Replace what stands in the places of a front, and settle which photos are in print."""
    photos = _photos_of(front)
    front.slots.all().delete()
    for put in puts:
        slot = FrontSlot.objects.create(
            front=front, place=put.place, article_id=put.article, gallery_id=put.gallery,
            headline=put.headline,
        )  # fmt: skip
        if put.photo:
            FrontPhoto.objects.create(
                slot=slot, photo_id=put.photo, published_at=front.takes_effect_at
            )
    settle_photos({*photos, *(put.photo for put in puts if put.photo)})


def _photos_of(front) -> set[int]:
    return set(FrontPhoto.objects.filter(slot__front=front).values_list("photo", flat=True))


def _purge(section, hour) -> None:
    """What shared caches keep of the page is out of date from the front's hour on."""
    purge(list_key(section) if section else all_key(Article), at=hour)
