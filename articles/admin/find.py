"""Finding anything from the header of the desk: stories, photos, galleries, people, topics.

Each kind is asked only for whom may see it, walks an index or a small table, and brings no
more rows than are shown.
"""

from uuid import UUID

from django.contrib import admin
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy

from articles.admin.search import found_by, in_index
from articles.models import Article
from media.models import Gallery, Photo
from newsroom import clock
from newsroom.admin.finding import Found, Group
from newsroom.admin.pieces.lookups import find_contributors, find_topics
from newsroom.admin.pieces.states import state_of
from newsroom.publishing import ON_THE_WAY

MOST_LOOKED_AT = 200  # matches of an index


def stories(words: str, user, most: int) -> list[Found]:
    """By uid, address or slugline first; then what is on its way, then the newest in the index."""
    rows = Article.objects.select_related("section").defer("body")
    exact = list(rows.filter(_named(words))[:most]) or _at_address(rows, words)
    if exact:
        return [_piece(row) for row in exact]
    told = Q(headline__icontains=words) | Q(slugline__icontains=words)
    near = rows.filter(told, status__in=ON_THE_WAY).order_by("-changed_at")[:most]
    ids = in_index(words)[:most]
    known = rows.in_bulk(ids)
    found = [*near, *(known[pk] for pk in ids if pk in known)]
    return [_piece(row) for row in dict.fromkeys(found)][:most]


def galleries(words: str, user, most: int) -> list[Found]:
    """By uid or by words of the headline."""
    rows = Gallery.objects.select_related("section").order_by("-pk")
    uid = _uid(words)
    rows = rows.filter(uid=uid) if uid else rows.filter(headline__icontains=words)
    return [_piece(row) for row in rows[:most]]


def photos(words: str, user, most: int) -> list[Found]:
    """By uid or by the words of the library's index, the newest first."""
    rows = Photo.objects.newest_first().defer("metadata")
    uid = _uid(words)
    rows = rows.filter(uid=uid) if uid else rows.found_by(words, MOST_LOOKED_AT)
    return [
        Found(_form_of(row), str(row), str(row.credit), language=row.language)
        for row in rows[:most]
    ]


def people(words: str, user, most: int) -> list[Found]:
    """Contributors by a part of their name."""
    where = "admin:newsroom_contributor_change"
    return [
        Found(reverse(where, args=[row["id"]]), row["label"], row["hint"])
        for row in find_contributors(words, user)[:most]
    ]


def topics(words: str, user, most: int) -> list[Found]:
    """Topics by a part of their name."""
    where = "admin:newsroom_tag_change"
    return [
        Found(reverse(where, args=[row["id"]]), row["label"])
        for row in find_topics(words, user)[:most]
    ]


def _named(words) -> Q:
    if uid := _uid(words):
        return Q(uid=uid)
    return Q(slugline__in={words, words.upper()})


def _at_address(rows, words):
    return list(found_by(rows, words)[:1]) if "/" in words else []


def _uid(words) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None


def _form_of(row) -> str:
    opts = row._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[row.pk])


def _piece(row) -> Found:
    state = state_of(row, clock.now())
    hint = " · ".join(filter(None, (row.section.name, getattr(row, "slugline", ""))))
    return Found(_form_of(row), str(row), hint, state.css, state.word, row.language)


admin.site.finders = [
    Group(gettext_lazy("Stories"), "articles.view_article", stories, "articles_article"),
    Group(gettext_lazy("Photos"), "media.view_photo", photos, "media_photo"),
    Group(gettext_lazy("Galleries"), "media.view_gallery", galleries, "media_gallery"),
    Group(gettext_lazy("People"), "newsroom.view_contributor", people, "newsroom_contributor"),
    Group(gettext_lazy("Topics"), "newsroom.view_tag", topics, "newsroom_tag"),
]
