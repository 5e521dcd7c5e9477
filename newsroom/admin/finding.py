"""The search in the desk's header: grouped as one types, and as a page without scripts."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from django.http import JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

LONGEST = 500  # characters that are looked for: a pasted address may be percent-encoded
AS_ONE_TYPES, ON_THE_PAGE = 5, 20  # rows of a group


@dataclass(frozen=True)
class Found:
    """One row: where it leads, what it is called, a quiet word, and of a piece its state."""

    url: str
    label: str
    hint: str = ""
    state: str = ""
    word: str = ""
    language: str = ""


@dataclass(frozen=True)
class Group:
    """One kind of thing that is found. find(words, user, most) returns at most so many rows.

    `admin` names the list that has the rest, as "articles_article".
    """

    label: object
    permission: str
    find: Callable
    admin: str


def found(site, user, words: str, most: int) -> list[dict]:
    """The groups that this person may see and that have something."""
    groups = []
    for group in site.finders:
        if user.has_perm(group.permission) and (rows := group.find(words, user, most)):
            url = reverse(f"{site.name}:{group.admin}_changelist", query={"q": words})
            groups.append({"label": str(group.label), "rows": rows, "url": url})
    return groups


def urls(site) -> list:
    """`find/`: the page, and for the script (`?live=1`) the first rows of each group."""

    def view(request):
        words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
        is_live = "live" in request.GET
        most = AS_ONE_TYPES if is_live else ON_THE_PAGE
        groups = found(site, request.user, words, most) if words else []
        if is_live:
            groups = [{**one, "rows": [asdict(row) for row in one["rows"]]} for one in groups]
            return JsonResponse({"groups": groups})
        title = _("Found for “%(words)s”") % {"words": words} if words else _("Find")
        context = {**site.each_context(request), "title": title, "words": words, "groups": groups}
        return TemplateResponse(request, "admin/find.html", context)

    return [path("find/", site.admin_view(view), name="find")]
