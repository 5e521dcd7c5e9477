"""Writing the log and the rows that follow from a move."""

from newsroom.models import DeskAction
from newsroom.publishing import Listed, Publishable


def kind_of(piece) -> str:
    """The label that the log and old addresses know a model by, as "app.model"."""
    return piece._meta.label_lower


def log(piece, verb: str, *, by, at, old="", reason="", revision=None, **detail) -> DeskAction:
    """One row of the log, in the transaction of what it tells of."""
    return DeskAction.objects.create(
        kind=kind_of(piece), target=piece.uid, label=str(piece)[:200], verb=verb, by=by, at=at,
        reason=reason, revision_number=revision and revision.number,
        old_status=old, new_status=getattr(piece, "status", ""), detail=detail,
    )  # fmt: skip


def relist(piece: Publishable) -> None:
    """Carry the piece's hour to every row that it is listed through."""
    for relation in piece._meta.related_objects:
        if issubclass(relation.related_model, Listed):
            rows = relation.related_model.objects.filter(**{relation.field.name: piece})
            rows.update(published_at=piece.listed_at())
    _list_each_name_once(piece)


def _list_each_name_once(piece) -> None:
    """Who both wrote and photographed a piece finds it once in the list of their work."""
    seen = set()
    for byline in piece.bylines.order_by("position"):
        if byline.contributor_id in seen:
            piece.bylines.filter(pk=byline.pk).update(published_at=None)
        seen.add(byline.contributor_id)
