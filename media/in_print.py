"""Which photos are in print: shown by a piece that readers have or will have.

A photo is shown through a PhotoUse row of a piece, as a gallery's cover (which need not
be among its photos), or as a contributor's portrait, which is public at any hour.
"""

from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from media.models import Gallery, Photo, PhotoUse, Portrait, RenditionSet
from media.models.photo import IS_COMPLETE
from media.querysets import may_run
from newsroom import clock
from newsroom.purging import purge
from newsroom.surrogates import key_of
from newsroom.workflow.errors import NotComplete


def uses() -> list:
    """Every relation through which a piece uses a photo, as (model, field name)."""
    return [
        (relation.related_model, relation.field.name)
        for relation in Photo._meta.related_objects
        if issubclass(relation.related_model, PhotoUse)
    ]


def is_listed():
    """The condition "some public piece shows this photo, now or at an hour to come"."""
    rows = [(model.objects.filter(published_at__isnull=False), field) for model, field in uses()]
    at = clock.now()
    covers = Gallery.objects.published(at) | Gallery.objects.scheduled(at)
    return Q(_any([*rows, (covers, "cover")])) | _is_portrait()


def is_used():
    """The condition "some piece shows this photo, whatever its status, or it is a portrait"."""
    rows = [(model.objects.all(), field) for model, field in uses()]
    return _any([*rows, (Gallery.objects.all(), "cover"), (Portrait.objects.all(), "photo")])


def is_public(at):
    """The condition "readers may see this photo's files at `at`": shown, and within its rights."""
    rows = [(model.objects.published(at), field) for model, field in uses()]
    covers = Gallery.objects.published(at)
    return may_run(at) & (Q(_any([*rows, (covers, "cover")])) | _is_portrait())


def _is_portrait():
    """The condition "it stands beside a contributor's name": public at any hour, if complete."""
    return Q(Exists(Portrait.objects.filter(photo=OuterRef("pk")))) & IS_COMPLETE


def _any(rows):
    """The condition "one of these rows points at this photo"; `rows` are (query, field)."""
    return reduce(or_, (Exists(query.filter(**{field: OuterRef("pk")})) for query, field in rows))


def files_at(stem: str, at) -> RenditionSet | None:
    """The photo's files of this name, and in `is_public` whether readers may have them at `at`."""
    photo = Photo.objects.filter(is_public(at), pk=OuterRef("photo"))
    rows = RenditionSet.objects.filter(stem=stem).annotate(is_public=Exists(photo))
    return rows.select_related("photo__current").defer("photo__metadata").first()


def lock_photos(photo_ids) -> list[Photo]:
    """These photos, locked in one order, so that two verbs never wait for each other.

    A verb locks all that it will touch, those it takes out and those it puts in, at once.
    """
    rows = Photo.objects.select_for_update(no_key=True).filter(pk__in=photo_ids)
    return list(rows.defer("metadata").order_by("pk"))


def settle_photos(photo_ids) -> None:
    """Set `in_print` of these photos by their uses, in the caller's transaction.

    Shared caches are told of those that readers may not, or no longer, have.
    Raises NotComplete when one lost its caption or credit since it was checked.
    """
    photos = lock_photos(photo_ids)
    if not photos:
        return
    ids = [photo.pk for photo in photos]
    incomplete = {photo.pk: photo for photo in photos if photo.lacks()}
    listed = set(Photo.objects.filter(is_listed(), pk__in=ids).values_list("pk", flat=True))
    if missing := [incomplete[pk] for pk in listed if pk in incomplete]:
        raise NotComplete(
            f"“{photo}”: {', '.join(str(lack) for lack in photo.lacks())}" for photo in missing
        )
    for is_in in (True, False):
        moved = [photo.pk for photo in photos
                 if photo.in_print != is_in and (photo.pk in listed) == is_in]  # fmt: skip
        if moved:
            Photo.objects.filter(pk__in=moved).update(in_print=is_in)
    if settings.PURGE_URL:
        hidden = Photo.objects.filter(pk__in=ids).exclude(is_public(clock.now()))
        purge(*(key_of(photo) for photo in hidden.only("pk")))
