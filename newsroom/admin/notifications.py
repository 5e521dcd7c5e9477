"""What the desk tells a person: the bell in the header, the list, and marking read."""

from dataclasses import dataclass

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsroom import clock
from newsroom.admin.hours import clock_time
from newsroom.admin.lists import capped
from newsroom.admin.widgets import is_id
from newsroom.models import Notification
from newsroom.told import sentence, words_of

IN_MENU = 5
MOST_COUNTED = 20  # read in one go with the menu's rows: more are "20+"
A_PAGE = 50


@dataclass(frozen=True)
class Told:
    """A notification as the desk shows it."""

    pk: int
    url: str
    sentence: str
    words: str
    hour: str
    is_unread: bool


def told_by(row: Notification, now) -> Told:
    return Told(
        pk=row.pk,
        url=reverse("admin:notification", args=[row.pk]),
        sentence=sentence(row.action),
        words=words_of(row.action),
        hour=clock_time(row.action.at, now),
        is_unread=row.read_at is None,
    )


def bell_of(request) -> dict:
    """What the header shows: how much is unread, and the newest of it. One query."""
    rows = list(request.user.notifications.unread().for_list()[: MOST_COUNTED + 1])
    now = clock.now(request)
    return {
        "count": capped(len(rows), MOST_COUNTED),
        "newest": [told_by(row, now) for row in rows[:IN_MENU]],
        "upto": rows[0].pk if rows else 0,
    }


def urls(site) -> list:
    """The addresses of what one is told: each person finds their own."""

    def of_the_desk(view):
        return site.admin_view(lambda request, **place: view(request, site=site, **place))

    mark = of_the_desk(require_POST(mark_read))
    return [
        path("notifications/", of_the_desk(everything), name="notifications"),
        path("notifications/read/", mark, name="notifications_read"),
        path("notifications/<int:pk>/", of_the_desk(follow), name="notification"),
    ]


def everything(request, site):
    """All that one was told, newest first; `?before=` is the row that the page above ended with."""
    before = request.GET.get("before", "")
    rows = request.user.notifications.for_list().before(int(before) if is_id(before) else None)
    rows, now = list(rows[: A_PAGE + 1]), clock.now(request)
    context = {
        **site.each_context(request),
        "title": _("What you were told"),
        "told": [told_by(row, now) for row in rows[:A_PAGE]],
        "older": rows[A_PAGE - 1].pk if len(rows) > A_PAGE else None,
    }
    return TemplateResponse(request, "admin/notifications.html", context)


def follow(request, site, pk):
    """On to the piece; what one follows has been read."""
    row = get_object_or_404(request.user.notifications.select_related("action"), pk=pk)
    request.user.notifications.unread().filter(pk=pk).update(read_at=clock.now(request))
    return redirect("admin:newsroom_deskaction_piece", row.action.kind, row.action.target)


def mark_read(request, site):
    """One, or all up to the newest that the person saw: what came since stays unread."""
    one, upto = request.POST.get("one", ""), request.POST.get("upto", "")
    unread = request.user.notifications.unread()
    if is_id(one):
        unread.filter(pk=one).update(read_at=clock.now(request))
    elif is_id(upto):
        unread.filter(pk__lte=upto).update(read_at=clock.now(request))
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(back if is_ours else reverse("admin:notifications"))
