"""Who else has a piece open, where they are, and who keeps others out of it."""

from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom import clock, presence
from newsroom.admin.widgets import is_id
from newsroom.models import DeskAction, PieceLock, Presence
from newsroom.people import short_name_of
from newsroom.workflow import WorkflowError, holds, kind_of, locks
from newsroom.workflow.steps import BREAK_LOCK

# Where a person is, as it is said of them; elsewhere they are only there.
PLACES = {
    "headline": gettext_lazy("the headline"), "kicker": gettext_lazy("the kicker"),
    "dek": gettext_lazy("the dek"), "body": gettext_lazy("the body"),
    "photos": gettext_lazy("the photos"), "bylines": gettext_lazy("the byline"),
    "tags": gettext_lazy("the topics"), "section": gettext_lazy("the section"),
    "slug": gettext_lazy("the address"), "planned_for": gettext_lazy("the hour"),
    "embargo_until": gettext_lazy("the embargo"), "related": gettext_lazy("the related stories"),
}  # fmt: skip


@dataclass(frozen=True)
class Here:
    """What a form says of others: `lines` in words, `marks` as field -> names.

    `lock` is the one that stands, `is_mine` whose it is; `broken` tells who broke mine.
    `newer` is a head that the form has not seen.
    """

    lines: list[str] = field(default_factory=list)
    marks: dict = field(default_factory=dict)
    lock: PieceLock | None = None
    is_mine: bool = False
    may_lock: bool = False
    may_break: bool = False
    broken: DeskAction | None = None
    newer: object = None
    is_newer_mine: bool = False


def here_for(piece, person, rows, *, may_edit, tab=None, seen=None, was_held=False) -> Here:
    """What `person` is told; `rows` are the tabs that are open, `tab` their own."""
    now, others, lines, marks = clock.now(), {}, [], {}
    for row in rows:
        if row.person_id != person.pk:
            others[row.person_id] = row  # of two windows the later one
        elif tab and row.tab != tab:
            lines = [_("You have this open in another window")]
    for row in others.values():
        lines.append(_said(row))
        if row.field:
            marks.setdefault(row.field, []).append(short_name_of(row.person))
    if piece is None or piece.pk is None:
        return Here(lines, marks)
    lock = PieceLock.objects.on(piece.uid, now).first()
    is_newer = seen is not None and piece.head_id != seen
    return Here(
        lines, marks, lock, bool(lock) and lock.person_id == person.pk, may_edit,
        holds(person, "break_lock", piece),
        _broken(piece, person) if was_held and lock is None else None,
        piece.head if is_newer else None, is_newer and piece.head.by_id == person.pk,
    )  # fmt: skip


def _said(row: Presence) -> str:
    who = short_name_of(row.person)
    if row.field in PLACES:
        return _("%(who)s is in %(place)s") % {"who": who, "place": PLACES[row.field]}
    return _("%(who)s is here too") % {"who": who}


def _broken(piece, person) -> DeskAction | None:
    """The breaking of this person's lock, the last thing that became of it."""
    rows = DeskAction.objects.filter(kind=kind_of(piece), target=piece.uid, verb=BREAK_LOCK)
    last = rows.select_related("by").order_by("-at", "-pk").first()
    return last if last and last.detail.get("held_by") == person.pk else None


def heartbeat(desk, request):
    """One heartbeat of a form: notes it, and answers with what the form says of others.

    A form that is being left asks for nothing back. What cannot be read is no heartbeat (404).
    """
    posted, now = request.POST, clock.now()
    if not desk.has_view_or_change_permission(request):
        raise PermissionDenied
    try:
        uid, tab = UUID(posted.get("uid", "")), UUID(posted.get("tab", ""))
    except ValueError as unreadable:
        raise Http404("no piece") from unreadable
    if "leave" in posted:
        presence.leave(uid, request.user, tab=tab)
        locks.leave(uid, request.user, now)
        return HttpResponse(status=204)
    piece = desk.for_heartbeat(uid)
    if not _may_see(desk, request, piece):
        raise PermissionDenied
    where = posted.get("field", "")
    where = where if where in desk.form.base_fields else ""
    kind = kind_of(desk.model)
    rows = presence.beat(kind, uid, request.user, tab=tab, field=where, at=now)
    return _told(desk, request, piece, rows, tab)


def _may_see(desk, request, piece) -> bool:
    if piece is None:
        return desk.has_add_permission(request)
    return desk.has_view_or_change_permission(request, piece)


def _told(desk, request, piece, rows, tab):
    seen = request.POST.get("seen", "")
    here = here_for(
        piece, request.user, rows, tab=tab, seen=int(seen) if is_id(seen) else None,
        may_edit=bool(piece) and desk.has_change_permission(request, piece),
        was_held="held" in request.POST,
    )  # fmt: skip
    if here.is_mine:
        locks.renew(here.lock, clock.now())
    context = {"here": here, "news_url": desk.news_of(piece, seen) if here.newer else ""}
    part = render_to_string("admin/pieces/_here.html", context, request)
    return JsonResponse({"part": part, "marks": here.marks})


def act_on_lock(piece, person, asked: str) -> str:
    """What the form's lock button asks: "take", "give" or "break-12"; returns a refusal."""
    try:
        if asked == "take":
            locks.keep_out(piece, by=person)
        elif asked == "give":
            locks.let_in(piece, by=person)
        elif asked.startswith("break-") and is_id(asked[6:]):
            locks.break_lock(piece, by=person, lock=int(asked[6:]))
    except WorkflowError as refused:
        return str(refused)
    return ""
