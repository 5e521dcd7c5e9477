"""Laying a form's ordered lists on a piece's rows: replaced as a whole, never renumbered."""

from newsroom.models import Contributor, Tag


def standing(model, ids):
    """The rows of `ids` in order, a merged one as what it was merged into, each once.

    What no longer exists is left out: an old revision restores as far as it can.
    """
    rows = model.objects.select_related("merged_into").in_bulk(ids)
    found = [rows[pk].merged_into or rows[pk] for pk in ids if pk in rows]
    return list(dict.fromkeys(found))


def lay_bylines(piece, bylines: list[list]) -> None:
    """`bylines`: [contributor id, role] in order."""
    rows = piece.bylines.model
    named = Contributor.objects.select_related("merged_into").in_bulk([pk for pk, _r in bylines])
    known = {pk: found.merged_into or found for pk, found in named.items()}
    piece.bylines.all().delete()
    wanted = dict.fromkeys((known[pk], role) for pk, role in bylines if pk in known)
    rows.objects.bulk_create(
        rows(piece=piece, contributor=contributor, role=role, position=position)
        for position, (contributor, role) in enumerate(wanted)
    )


def lay_tags(piece, ids: list[int]) -> None:
    """`ids`: the tags, in order."""
    rows = piece.taggings.model
    piece.taggings.all().delete()
    rows.objects.bulk_create(rows(content_object=piece, tag=tag) for tag in standing(Tag, ids))
