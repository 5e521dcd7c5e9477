"""Laying a form's ordered lists on a piece's rows: left alone or replaced, never renumbered."""

from newsroom.models import Contributor, Tag


def standing(model, ids):
    """The rows of `ids` in order, a merged one as what it was merged into, each once.

    What no longer exists is left out: an old revision restores as far as it can.
    """
    rows = model.objects.select_related("merged_into").in_bulk(ids)
    found = [rows[pk].merged_into or rows[pk] for pk in ids if pk in rows]
    return list(dict.fromkeys(found))


def byline_rows(piece, bylines: list[list]) -> list:
    """The rows of `bylines`, [contributor id, role] in order, not saved."""
    rows = piece.bylines.model
    named = Contributor.objects.select_related("merged_into").in_bulk([pk for pk, _r in bylines])
    known = {pk: found.merged_into or found for pk, found in named.items()}
    wanted = dict.fromkeys((known[pk], role) for pk, role in bylines if pk in known)
    return [
        rows(piece=piece, contributor=contributor, role=role, position=position)
        for position, (contributor, role) in enumerate(wanted)
    ]


def lay_bylines(piece, bylines: list[list]) -> None:
    """`bylines`: [contributor id, role] in order."""
    wanted = [(pk, role, None) for pk, role in dict.fromkeys(map(tuple, bylines))]
    there = piece.bylines.order_by("position")
    if [*there.values_list("contributor", "role", "contributor__merged_into")] == wanted:
        return
    rows = byline_rows(piece, bylines)
    piece.bylines.all().delete()
    piece.bylines.model.objects.bulk_create(rows)


def tagging_rows(piece, ids: list[int]) -> list:
    """The rows of the tags of `ids`, in order, not saved."""
    rows = piece.taggings.model
    return [rows(content_object=piece, tag=tag) for tag in standing(Tag, ids)]


def lay_tags(piece, ids: list[int]) -> None:
    """`ids`: the tags, in order."""
    wanted, there = [(pk, None) for pk in dict.fromkeys(ids)], piece.taggings.order_by("pk")
    if [*there.values_list("tag", "tag__merged_into")] == wanted:
        return
    rows = tagging_rows(piece, ids)
    piece.taggings.all().delete()
    piece.taggings.model.objects.bulk_create(rows)
