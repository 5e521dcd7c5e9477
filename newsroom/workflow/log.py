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
