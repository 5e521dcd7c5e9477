"""Wire copy on the desk: what a dispatch says, and the fields that it could fill."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path, reverse
from django.utils.dateformat import format as dated
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.models import Article
from articles.punctuation import smarten
from articles.wire_copy import Dispatch, is_korean, read_dispatch
from newsroom import clock
from newsroom.admin.hours import in_paper_zone
from newsroom.admin.pieces.lookups import contributor_row
from newsroom.context_processors import frame_of
from newsroom.models import Contributor

LONGEST_COPY = 200_000  # characters: a dispatch of thirty thousand words
OURS = {"headline": 200, "slugline": 60, "dateline_place": 80}  # characters, as the columns


class CopyForm(forms.Form):
    """A dispatch as it was pasted, and the language that the story is in."""

    copy = forms.CharField(max_length=LONGEST_COPY, strip=False)
    language = forms.CharField(max_length=40, required=False)


class ReadsWireCopy:
    """Mix into the desk of stories: `wire-copy/` tells what a pasted dispatch holds."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.read_wire_copy))
        return [path("wire-copy/", view, name="articles_article_wire_copy"), *super().get_urls()]

    def read_wire_copy(self, request):
        """{"found": parts, "left_out": lines}; nothing is kept."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        form = CopyForm(request.POST)
        if not form.is_valid():
            words = _("This is too long for a dispatch, or cannot be read. It was left as it is.")
            return JsonResponse({"words": words}, status=400)
        sent = form.cleaned_data
        told = read_dispatch(sent["copy"], in_paper_zone(clock.now(request)).date())
        set_as = sent["language"] or "en" if frame_of(request)[0].smart_quotes else None
        return JsonResponse({"found": parts_of(told, set_as), "left_out": told.left_out})

    def render_piece(self, request, context):
        url = reverse(f"{self.admin_site.name}:articles_article_wire_copy")
        return super().render_piece(request, {**context, "wire_copy_url": url})


def parts_of(told: Dispatch, set_as: str | None) -> list[dict]:
    """What was recognised, each part with its field, what it is called and its value.

    A value of None is one that this desk has no row for. `usual` is what the field holds
    when nobody set it. `set_as` is the language whose quotes the copy gets, None for none.
    """
    if set_as and is_korean(" ".join(told.paragraphs)):
        set_as = "ko"

    def spelled(text):
        return smarten(text, set_as) if set_as else text

    parts = [
        _text("slugline", told.slugline),
        _text("headline", spelled(told.headline)),
        _text("dek", spelled(told.dek)),
        _text("dateline_place", told.place),
        _filed(told),
        _source(told),
        _names(told),
        _priority(told),
        _body([spelled(text) for text in told.paragraphs]),
    ]
    return [part for part in parts if part]


def _part(name, value, words, **more):
    label = _("copy") if name == "body" else _("byline") if name == "bylines" else ""
    label = label or str(Article._meta.get_field(name).verbose_name)
    return {"name": name, "label": capfirst(label), "value": value, "words": words, **more}


def _text(name, text):
    text = text[: OURS.get(name)]
    return text and _part(name, text, text)


def _filed(told):
    return told.filed and _part("dateline_date", told.filed.isoformat(), dated(told.filed, "j F Y"))


def _source(told):
    if not told.agency:
        return None
    agencies = Contributor.objects.agencies()
    named = agencies.filter(agency_name__iexact=told.agency).first()
    agency = named or agencies.filter(name__iexact=told.agency).first()
    return _part("source", agency and str(agency.pk), agency.name if agency else told.agency)


def _names(told):
    """Names that the desk knows as rows; the others by name alone, to be made in place."""
    known = [
        Contributor.objects.standing().filter(name__iexact=name).first() for name in told.names
    ]
    rows = [
        contributor_row(row) if row else {"id": None, "label": name}
        for name, row in zip(told.names, known, strict=True)
    ]
    return rows and _part("bylines", rows, ", ".join(row["label"] for row in rows))


def _priority(told):
    if told.priority is None:
        return None
    label = Article.Priority(told.priority).label
    usual = str(Article.Priority.REGULAR.value)
    return _part("priority", str(told.priority), str(label), usual=usual)


def _body(paragraphs):
    if not paragraphs:
        return None
    number = len(paragraphs)
    words = ngettext("%(n)d paragraph", "%(n)d paragraphs", number) % {"n": number}
    html = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    return _part("body", html, f"{words}: {paragraphs[0][:80]}")
