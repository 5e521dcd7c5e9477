"""Addresses that last: old ones are remembered and lead to today's in one hop."""

import itertools
from urllib.parse import unquote

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist

from newsroom import clock
from newsroom.models import OldAddress
from newsroom.slugs import make_slug, with_suffix

FEED_NAMES = ("feed.rss", "feed.atom", "feed.json")


def remember(path: str, target) -> None:
    """`path` (as "/2026/07/31/old/") is the target's from now on.

    The target is any model with a `uid` and an address. Its present address is
    dropped from the old ones, so that renaming back and forth never makes a circle.
    """
    OldAddress.objects.update_or_create(
        path=unquote(path), defaults={"kind": target._meta.label_lower, "target": target.uid}
    )


def forget(path: str) -> None:
    """`path` is taken by a piece again: it no longer leads elsewhere."""
    OldAddress.objects.filter(path=unquote(path)).delete()


def address_today(path: str, at=None) -> str | None:
    """Where an old `path` leads at `at`; None when it is no old address.

    A feed under an old listing ("/old-section/feed.rss") leads to the listing's
    feed. A target that readers may not see has no address.
    """
    if "\x00" in path:  # PostgreSQL takes no such text, and no address has it
        return None
    base, name = path, ""
    if path.rpartition("/")[2] in FEED_NAMES:
        base, _, name = path.rpartition("/")
        base += "/"
    old = OldAddress.objects.filter(path=base).first()
    if old is None:
        return None
    rows = apps.get_model(old.kind)._default_manager
    if hasattr(rows, "addressable"):
        rows = rows.addressable(at or clock.now())
    try:
        return rows.get(uid=old.target).get_absolute_url() + name
    except ObjectDoesNotExist:
        return None


def free_slug(piece, edition_date) -> str:
    """The piece's slug, with a suffix when another of that day or an old address has it."""
    wanted = piece.slug or make_slug(str(piece)) or piece._meta.model_name
    rows = type(piece)._default_manager.filter(edition_date=edition_date).exclude(pk=piece.pk)
    taken = set(rows.filter(slug__startswith=wanted[:60]).values_list("slug", flat=True))
    for number in itertools.count(1):
        slug = with_suffix(wanted, number)
        if slug not in taken and not _leads_elsewhere(piece, edition_date, slug):
            return slug
    raise AssertionError("numbers do not end")


def _leads_elsewhere(piece, edition_date, slug) -> bool:
    path = unquote(piece.address_on(edition_date, slug))
    return OldAddress.objects.filter(path=path).exclude(target=piece.uid).exists()
