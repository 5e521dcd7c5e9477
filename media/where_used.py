"""Where a photo is used, and so why it cannot be thrown out."""

from dataclasses import dataclass

from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _

from media.models import Photo, PhotoUse, Portrait
from media.photo_words import index
from media.tasks import delete_files
from newsroom.publishing import Publishable


@dataclass(frozen=True)
class Use:
    """One place: a piece, or the contributor whose portrait it is."""

    place: models.Model

    @property
    def kind(self) -> str:
        """What it is, as "Gallery"."""
        return capfirst(self.place._meta.verbose_name)

    @property
    def piece(self) -> Publishable | None:
        """The place, when it is one that is published."""
        return self.place if isinstance(self.place, Publishable) else None

    def __str__(self):
        return f"“{self.place}”"


class InUse(Exception):
    """A photo that something shows is not thrown out; `str()` of it names the places."""

    def __init__(self, uses):
        self.uses = list(uses)
        places = get_text_list([f"{use.kind} {use}" for use in self.uses], _("and"))
        super().__init__(
            _("This photo is in use, so it cannot be deleted: %(places)s.") % {"places": places}
        )


def where_used(photo: Photo) -> list[Use]:
    """Every place that shows the photo, once each: one query for each kind of place."""
    places = {}
    for relation in photo._meta.related_objects:
        if relation.on_delete is not models.PROTECT:
            continue
        rows = relation.related_model._default_manager.filter(**{relation.field.name: photo})
        through = _way_to_place(relation.related_model)
        for row in rows.select_related(through) if through else rows:
            place = getattr(row, through) if through else row
            place = getattr(place, "shown_in", place)  # a part of something leads to the whole
            places.setdefault((type(place), place.pk), Use(place))
    return list(places.values())


def _way_to_place(model) -> str:
    """The field from a row to the place it speaks for; empty when the row is the place."""
    if model is Portrait:
        return "contributor"
    if not issubclass(model, PhotoUse):
        return ""
    return next(
        field.name for field in model._meta.fields if field.is_relation and field.name != "photo"
    )


def throw_out(photo: Photo) -> None:
    """Delete a photo that nothing shows, with its original and every public file.

    Raises InUse. The files go once the transaction is through.
    """
    if uses := where_used(photo):
        raise InUse(uses)
    sets = [list(made) for made in photo.rendition_sets.values_list("stem", "manifest")]
    original = photo.original.name
    try:
        with transaction.atomic():
            index.remove([photo.pk])
            photo.delete()
    except ProtectedError:  # somebody used it in this second
        raise InUse(where_used(photo)) from None
    transaction.on_commit(lambda: _delete_files(original, sets))


def _delete_files(original: str, sets) -> None:
    try:
        delete_files.func(original, sets)
    except OSError:  # a worker tries until they are gone
        delete_files.enqueue(original, sets)
