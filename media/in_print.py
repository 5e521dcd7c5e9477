"""Which photos are in print: used by a piece that readers have or will have."""

from django.db.models import Exists, OuterRef

from media.models import Photo, PhotoUse
from newsroom.workflow.errors import NotComplete


def uses() -> list:
    """Every relation through which a piece uses a photo, as (model, field name)."""
    return [
        (relation.related_model, relation.field.name)
        for relation in Photo._meta.related_objects
        if issubclass(relation.related_model, PhotoUse)
    ]


def is_listed():
    """The condition "some public piece uses this photo", for a query of photos."""
    condition = None
    for model, field in uses():
        rows = Exists(model.objects.filter(**{field: OuterRef("pk")}, published_at__isnull=False))
        condition = rows if condition is None else condition | rows
    return condition


def is_public(at):
    """The condition "readers may see this photo's files at `at`"."""
    condition = None
    for model, field in uses():
        rows = Exists(model.objects.published(at).filter(**{field: OuterRef("pk")}))
        condition = rows if condition is None else condition | rows
    return condition


def settle_photos(photo_ids) -> None:
    """Set `in_print` of these photos by their uses, in the caller's transaction.

    Raises NotComplete when one lost its caption or credit since it was checked: the
    rows are locked in order, so that two verbs never wait for each other.
    """
    photos = Photo.objects.select_for_update().filter(pk__in=photo_ids).order_by("pk")
    incomplete = {photo.pk: photo for photo in photos if photo.lacks()}
    listed = set(Photo.objects.filter(is_listed(), pk__in=photo_ids).values_list("pk", flat=True))
    if missing := [incomplete[pk] for pk in listed if pk in incomplete]:
        raise NotComplete(
            f"“{photo}”: {', '.join(str(lack) for lack in photo.lacks())}" for photo in missing
        )
    Photo.objects.filter(pk__in=listed, in_print=False).update(in_print=True)
    Photo.objects.filter(pk__in=photo_ids, in_print=True).exclude(pk__in=listed).update(
        in_print=False
    )
