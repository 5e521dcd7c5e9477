"""Links in a story's text that stay within the paper, and what is wrong with them."""

import re
from html import unescape
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from articles.body import plain_text
from articles.models import Article
from media.models import Gallery
from newsroom.models import OldAddress

_LINK = re.compile(r'<a\b[^<>]*\bhref="([^"<>]*)"[^<>]*>(.*?)</a>', re.DOTALL)
MOST_LINKS = 100  # of a story that are looked up
KINDS = {"paper:story": Article, "media:gallery": Gallery}


def links_in(html) -> list[tuple[str, str]]:
    """(path, words) of each link to a page of ours."""
    found = ((own_path(unescape(href)), words) for href, words in _LINK.findall(html))
    return [(path, plain_text(words).strip()) for path, words in found if path]


def own_path(address: str) -> str:
    """The path of an address of ours, as it is routed; empty for any other's."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    is_ours = parts.netloc == urlsplit(settings.BASE_URL).netloc if parts.netloc else True
    is_path = parts.path.startswith("/") and parts.scheme in ("", "http", "https")
    return unquote(parts.path).replace("\x00", "") if is_ours and is_path else ""


def broken(html, runs_at) -> dict[str, str]:
    """path -> what is wrong with it at that hour, for the links of `html`: 3 queries at most."""
    paths = [path for path, _words in links_in(html)][:MOST_LINKS]
    if not paths:
        return {}
    moved = {row.path: row for row in OldAddress.objects.filter(path__in=paths)}
    wanted, wrong = {}, {}
    for path in paths:
        kind, match = _named(path, moved)
        if kind:
            wanted.setdefault(kind, {})[path] = match
        elif match is None:
            wrong[path] = _("leads to no page of ours")
    for kind, matches in wanted.items():
        wrong |= dict(_wrong_among(kind, matches, runs_at))
    return wrong


def _named(path, moved):
    """(model, how to find its row); of another page (None, {}), of none (None, None)."""
    if row := moved.get(path):
        kind = next((k for k in KINDS.values() if k._meta.label_lower == row.kind), None)
        return (kind, {"uid": row.target}) if kind else (None, {})
    try:
        match = resolve(path)
    except Resolver404:
        return None, None
    kind = KINDS.get(match.view_name)
    return (kind, dict(match.kwargs)) if kind else (None, {})


def _wrong_among(kind, matches, runs_at):
    asked = Q()
    for match in matches.values():
        asked |= Q(**match)
    rows = kind.objects.filter(asked)
    rows = list(rows.only("uid", "edition_date", "slug", "published_at", "withdrawn_at"))
    for path, match in matches.items():
        row = next((r for r in rows if all(getattr(r, k) == v for k, v in match.items())), None)
        if row is None or row.published_at is None:
            yield path, _("leads to no page of ours")
        elif row.withdrawn_at:
            yield path, _("leads to a withdrawn piece")
        elif runs_at and row.published_at > runs_at:
            yield path, _("leads to a piece that goes live later")
