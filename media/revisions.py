"""A gallery's form as data, and back."""

from django.utils.dateparse import parse_datetime

from media.in_print import lock_photos, settle_photos
from media.models import Gallery, GalleryPhoto, Photo
from newsroom.addresses import free_slug
from newsroom.parts import lay_bylines, lay_tags
from newsroom.slugs import make_slug

FORM_VERSION = 1
PLAIN = ("headline", "dek", "slug", "language")
HOURS = ("embargo_until", "planned_for")
EMPTY = {
    "headline": "", "dek": "", "slug": "", "language": "en", "section": None, "cover": None,
    "embargo_until": None, "planned_for": None, "assigned_to": None, "bylines": [], "tags": [],
    "photos": [],
}  # fmt: skip


def form_of(gallery: Gallery) -> dict:
    """The gallery as its rows have it."""
    return {
        **{name: getattr(gallery, name) for name in PLAIN},
        **{name: hour.isoformat() if (hour := getattr(gallery, name)) else None for name in HOURS},
        "section": gallery.section_id,
        "cover": gallery.cover_id,
        "assigned_to": gallery.assigned_to_id,
        "bylines": [list(row) for row in gallery.bylines.values_list("contributor", "role")],
        "tags": list(gallery.taggings.order_by("pk").values_list("tag", flat=True)),
        "photos": [
            {"photo": photo, "caption": caption}
            for photo, caption in gallery.photos.values_list("photo", "caption")
        ],
    }


def write(gallery: Gallery, form: dict) -> None:
    """Lay `form` on the gallery's row and its relations, in the caller's transaction."""
    form = EMPTY | form
    for name in PLAIN:
        setattr(gallery, name, form[name])
    for name in HOURS:
        setattr(gallery, name, form[name] and parse_datetime(form[name]))
    covered_by = gallery.cover_id
    gallery.section_id, gallery.cover_id = form["section"], form["cover"]
    gallery.assigned_to_id = form["assigned_to"]
    gallery.slug = make_slug(form["slug"] or form["headline"])
    if gallery.edition_date:
        gallery.slug = free_slug(gallery, gallery.edition_date)
    gallery.save()
    lay_bylines(gallery, form["bylines"])
    lay_tags(gallery, form["tags"])
    before = set(gallery.photos.values_list("photo", flat=True)) | {covered_by}
    lock_photos((before | {gallery.cover_id, *(row["photo"] for row in form["photos"])}) - {None})
    shown = _lay_photos(gallery, form["photos"]) | {gallery.cover_id}
    settle_photos(before - shown - {None})


def _lay_photos(gallery, photos) -> set[int]:
    wanted = {row["photo"]: row for row in photos}
    known = set(Photo.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    gallery.photos.all().delete()
    rows = [row for pk, row in wanted.items() if pk in known]
    GalleryPhoto.objects.bulk_create(
        GalleryPhoto(
            gallery=gallery, photo_id=row["photo"], caption=row["caption"], position=position
        )
        for position, row in enumerate(rows)
    )
    return known
