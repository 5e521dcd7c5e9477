"""Galleries that a text may show: found by the words of their headline, or named by their ids."""

from django.db.models import Count
from django.utils.translation import ngettext

from media.models import Gallery
from newsroom import clock
from newsroom.admin.pieces.states import state_of
from newsroom.publishing import Status

MOST_FOUND = 12


def find_galleries(words: str, by) -> list[dict]:
    """Galleries by a part of their headline; the newest without any words."""
    rows = Gallery.objects.exclude(status=Status.SPIKED)
    for word in words.split()[:6]:
        rows = rows.filter(headline__icontains=word)
    return _as_rows(_listed(rows).order_by("-pk")[:MOST_FOUND])


def name_galleries(ids: list[int], by) -> list[dict]:
    """The galleries of these ids."""
    return _as_rows(_listed(Gallery.objects.filter(pk__in=ids)))


def _listed(rows):
    known = "headline", "status", "published_at", "embargo_until", "section__name"
    return rows.select_related("section").only(*known).annotate(photo_count=Count("photos"))


def _as_rows(galleries):
    now = clock.now()
    return [
        {"id": gallery.pk, "label": str(gallery), "hint": _hint(gallery, now)}
        for gallery in galleries
    ]


def _hint(gallery, now):
    number = gallery.photo_count
    photos = ngettext("%(n)d photo", "%(n)d photos", number) % {"n": number}
    return f"{gallery.section.name} · {photos} · {state_of(gallery, now).word}"
