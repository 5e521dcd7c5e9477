"""Surrogate keys: by which names shared caches know what a page or a file shows.

Two kinds. A row's key ("article-12", "photo-7", "section-3") is on everything that shows the
row. A list's key ("in-section-3", "all-article", "on-2026-07-31") is on the lists that a new
piece would join, which do not show it yet. Every page has "paper", for what its frame shows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass

from django.db.models import Model, QuerySet
from django.shortcuts import render

from newsroom import clock
from newsroom.context_processors import frame_of
from newsroom.freshness import FIVE_MINUTES, keep
from newsroom.publishing import Listed, Publishable

HEADER = "Surrogate-Key"
PAPER = "paper"


def key_of(row) -> str:
    """The key of a row: of a piece, a photo, a section, a topic, a contributor."""
    return f"{row._meta.model_name}-{row.pk}"


def list_key(row) -> str:
    """The key of the lists of what stands under a section, a topic, a name."""
    return f"in-{key_of(row)}"


def all_key(model) -> str:
    """The key of the lists that any new piece of this kind may join: fronts, the latest."""
    return f"all-{model._meta.model_name}"


def day_key(day) -> str:
    """The key of the list of an edition."""
    return f"on-{day:%Y-%m-%d}"


def month_key(day) -> str:
    """The key of the list of a month's editions."""
    return f"in-{day:%Y-%m}"


def lists_of(piece: Publishable) -> list[str]:
    """The keys of every list that the piece stands in, or will."""
    keys = {all_key(type(piece)), day_key(piece.edition_date), month_key(piece.edition_date)}
    keys |= set(_under(type(piece), type(piece).objects.filter(pk=piece.pk)))
    for relation in piece._meta.related_objects:
        if issubclass(relation.related_model, Listed):
            rows = relation.related_model.objects.filter(**{relation.field.name: piece})
            keys |= set(_under(relation.related_model, rows, besides=relation.field))
    return sorted(keys)


def _under(model, rows, besides=None) -> Iterable[str]:
    """The keys of the lists that rows lead to by their foreign keys."""
    for field in model._meta.fields:
        listing = field.related_model
        if field == besides or not listing or not hasattr(listing, "get_absolute_url"):
            continue
        for pk in rows.exclude(**{field.name: None}).values_list(field.attname, flat=True):
            yield f"in-{listing._meta.model_name}-{pk}"


def shown(*things) -> dict[str, None]:
    """The keys of all rows within `things`, as far as they were loaded: it asks no database.

    It goes through lists, dataclasses and the relations that a query selected along; what was
    loaded for a page is what the page shows.
    """
    keys: dict[str, None] = {}
    seen, left = set(), list(things)
    while left:
        thing = left.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        if isinstance(thing, Model):
            if has_key(type(thing)) and thing.pk:
                keys[key_of(thing)] = None
            left += _loaded_with(thing)
        else:
            left += _within(thing)
    return keys


def has_key(model) -> bool:
    """Whether rows of a model have a key: those with an address, and photos."""
    return hasattr(model, "get_absolute_url") or hasattr(model, "uid")


def _loaded_with(row) -> list:
    kept = list(row._state.fields_cache.values())
    kept += getattr(row, "_prefetched_objects_cache", {}).values()
    return kept + [value for value in vars(row).values() if isinstance(value, Model)]


def _within(thing) -> Iterable:
    if isinstance(thing, QuerySet):
        return thing._result_cache or ()
    if isinstance(thing, Mapping):
        return thing.values()
    if isinstance(thing, list | tuple | set):
        return thing
    if is_dataclass(thing) and not isinstance(thing, type):
        return [getattr(thing, field.name) for field in fields(thing)]
    return ()


def render_page(request, template, context, *, lists=(), besides=(), **response_is):
    """A reader's page with the keys of all that its context holds, of `lists`, and `besides`.

    `response_is`: status, content_type. It may be kept as `newsroom.freshness` has it.
    """
    response = render(request, template, context, **response_is)
    frame_of(request)
    keep(response, request.freshness, clock.now(request), FIVE_MINUTES)
    in_frame = getattr(request, "in_frame", ())  # what a room of its own added to the frame
    response[HEADER] = " ".join(sorted({PAPER, *lists, *shown(context, besides, in_frame)}))
    return response
