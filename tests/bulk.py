"""Many pieces at once, as rows: for tests of growth, feeds and plans, not of the verbs."""

import hashlib
from datetime import timedelta

from articles.demo.bulk import Bulk, Shape
from articles.demo.bulk_photos import BulkPhotos
from media import workflow as galleries
from media.models import (
    Gallery,
    GalleryByline,
    GalleryPhoto,
    GalleryTagging,
    Photo,
    RenditionSet,
)
from newsroom.models import Contributor, Section, Tag
from newsroom.publishing import Status
from newsroom.workflow.moves import edition_of
from tests.builders import (
    NOON,
    make_contributor,
    make_gallery,
    make_photo,
    make_section,
    make_tag,
    make_user,
)

FULL = Shape(bylines=3, tags=5, photos=12, paragraphs=3)
BARE = Shape(bylines=0, tags=0, photos=0, paragraphs=1)
SIZES = [[320, 213], [960, 640], [1920, 1280]]


def make_many(number, *, newest=NOON, seed=1, shape=FULL):
    """`number` live stories, the newest at `newest`, on sections, names, topics that are there.

    The first call makes those: three times as many as one story has, six sections.
    """
    if not Section.objects.exists():
        lay_cast(shape)
    for _done in Bulk(owner=make_user(), newest=newest, seed=seed, shape=shape).load(number):
        pass


def lay_cast(shape) -> None:
    """What the stories share."""
    owner = make_user()
    for _number in range(6):
        make_section()
    for _number in range(3 * shape.bylines):
        make_contributor()
    for _number in range(3 * shape.tags):
        make_tag()
    give_renditions([make_photo(uploaded_by=owner) for _number in range(3 * shape.photos)])


def make_many_galleries(number, *, newest=NOON, apart=timedelta(minutes=4), photos=12):
    """`number` live galleries on what `make_many` laid, with every name, topic and photo."""
    owner, sections = make_user(), list(Section.objects.in_order())
    galleries = [
        Gallery(
            headline=f"Gallery {n}", slug=f"gallery-{n}", section=sections[n % len(sections)],
            owner=owner, status=Status.PUBLISHED, published_at=newest - n * apart,
            changed_at=newest - n * apart, edition_date=edition_of(newest - n * apart),
        )
        for n in range(Gallery.objects.count(), Gallery.objects.count() + number)
    ]  # fmt: skip
    Gallery.objects.bulk_create(galleries)
    names, tags = list(Contributor.objects.all()[:3]), list(Tag.objects.all()[:5])
    lay(GalleryByline, galleries, "piece", contributor=names)
    lay(GalleryTagging, galleries, "content_object", tag=tags)
    lay(GalleryPhoto, galleries, "gallery", photo=list(Photo.objects.all()[:photos]))


def lay(model, pieces, piece_field, **parts):
    """Every part on every piece, in order where the rows have one."""
    ((field, parts),) = parts.items()
    ordered = any(column.name == "position" for column in model._meta.fields)
    model.objects.bulk_create(
        model(
            **{piece_field: piece, field: part, "published_at": piece.published_at},
            **({"position": position} if ordered else {}),
        )
        for piece in pieces
        for position, part in enumerate(parts)
    )


def give_renditions(photos) -> list[Photo]:
    """The photos, with a manifest of public sizes; the files themselves are not made."""
    for photo in photos:
        stem = f"{photo.uid.hex[:8]}-{hashlib.sha256(photo.uid.bytes).hexdigest()[:32]}"
        photo.current = RenditionSet.objects.create(
            photo=photo, stem=stem, manifest={"full": SIZES}
        )
        photo.save(update_fields=["current"])
    return photos


def make_long_gallery(photos, *, by=None) -> Gallery:
    """A draft of a gallery with so many photos, which are made as rows; its head has them all."""
    by = by or make_user("publisher")
    rows = BulkPhotos(people=[by], newest=NOON).complete(photos)
    give_renditions(rows[:2])
    gallery = make_gallery(by=by, photos=rows[:2])
    form = gallery.head.data
    form["photos"] = [{"photo": photo.pk, "caption": ""} for photo in rows]
    galleries.save(gallery, form, by=None, seen=gallery.head_id)
    return Gallery.objects.get(pk=gallery.pk)
