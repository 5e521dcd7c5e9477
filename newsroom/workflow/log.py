"""Writing the log and the rows that follow from a move."""

from newsroom.models import DeskAction
from newsroom.publishing import Listed, Publishable
from newsroom.workflow.telling import tell


def kind_of(piece) -> str:
    """The label that the log and old addresses know a model by, as "app.model"."""
    return piece._meta.label_lower


def log(
    piece, verb: str, *, by, at, old="", reason="", revision=None, told=(), **detail
) -> DeskAction:
    """One row of the log, in the transaction of what it tells of, and told to whom it concerns.

    `told` are the ids of people who hear of it beside those whom its verb is told to.
    """
    action = DeskAction.objects.create(
        kind=kind_of(piece), target=piece.uid, label=str(piece)[:200], verb=verb, by=by, at=at,
        reason=reason, revision_number=revision and revision.number,
        old_status=old, new_status=getattr(piece, "status", ""), detail=detail,
    )  # fmt: skip
    tell(action, piece, also=told)
    return action


def relist(piece: Publishable) -> None:
    """Carry the piece's hour to every row that it is listed through."""
    for relation in piece._meta.related_objects:
        model = relation.related_model
        if issubclass(model, Listed) and model is not piece.bylines.model:
            rows = model.objects.filter(**{relation.field.name: piece})
            rows.update(published_at=piece.listed_at())
    _list_each_name_once(piece)


def _list_each_name_once(piece) -> None:
    """Who both wrote and photographed a piece finds it once in the list of their work."""
    seen: set[int] = set()
    moved: dict = {}  # hour -> rows that do not carry it yet
    for byline in piece.bylines.order_by("position"):
        hour = None if byline.contributor_id in seen else piece.listed_at()
        seen.add(byline.contributor_id)
        if byline.published_at != hour:
            moved.setdefault(hour, []).append(byline.pk)
    for hour, ids in moved.items():
        piece.bylines.filter(pk__in=ids).update(published_at=hour)
