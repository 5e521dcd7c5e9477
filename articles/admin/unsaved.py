"""The home's panel of one's own text that was typed and never saved."""

from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.admin.hours import since
from newsroom.admin.lists import capped
from newsroom.admin.panels import Panel, Row
from newsroom.models import Draft

MOST_COUNTED = 50
SHOWN = 8  # rows of the panel


def unsaved(kinds, user, now) -> list[Panel]:
    """What waits to be saved or discarded; no panel when nothing does."""
    known = {kind._meta.label_lower: kind for kind in kinds}
    waiting = Draft.objects.waiting(user).filter(kind__in=known)
    count = waiting[: MOST_COUNTED + 1].count()
    if not count:
        return []
    shown = list(waiting.defer(None)[:SHOWN])
    pieces = {kind: _pieces(known[kind], kind, shown) for kind in known}
    rows = [_row(draft, known[draft.kind], pieces[draft.kind].get(draft.uid), now)
            for draft in shown]  # fmt: skip
    heading, many = _("Your unsaved text"), capped(count, MOST_COUNTED)
    return [Panel(heading=heading, empty="", rows=rows, count=many)]


def _pieces(model, kind, drafts) -> dict:
    uids = [draft.uid for draft in drafts if draft.kind == kind]
    return dict(model.objects.filter(uid__in=uids).values_list("uid", "pk")) if uids else {}


def _row(draft, model, piece, now) -> Row:
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    url = reverse(f"{name}_change", args=[piece]) if piece else reverse(f"{name}_add")
    headline = draft.posted().get("headline", "").strip()
    return Row(
        url=f"{url}?draft={draft.pk}",
        state="draft",
        word=_("not saved") if piece else _("never saved"),
        headline=headline or _("No headline yet"),
        side=since(draft.received_at, now),
    )
