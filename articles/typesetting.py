"""Makes a story's body ready for readers: dateline, photos and galleries, ad slots.

The stored body keeps figures as empty marks; here they become pictures with their words.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from django.template.loader import render_to_string
from django.utils.html import escape

from articles import body as bodies
from articles.ads import DEFAULT_PRESET, PRESETS, Piece, interleave, place_slots
from articles.datelines import dateline_of
from articles.models import Article, ArticlePhoto
from media.models import Gallery


@dataclass(frozen=True)
class Typeset:
    """A body as its template shows it: HTML and ad slots by turns."""

    pieces: list[Piece]
    top_slot: bool
    no_ads: bool


def typeset(article: Article, paper, galleries: dict[int, Gallery]) -> Typeset:
    """The body of a story loaded by `for_page()`; no query.

    `galleries` are those of `embedded_galleries()` that readers may see: a figure of
    another, like that of a photo which is gone, is left out.
    """
    rules = PRESETS["none" if hides_ads(article) else paper.ad_preset or DEFAULT_PRESET]
    dateline = escape(dateline_of(article, paper.agency))
    blocks = bodies.blocks(bodies.with_dateline(article.body, dateline))
    uses = {use.photo_id: use for use in article.photos.all() if _is_inside(use)}
    finished = [replace(block, html=_finished(block, uses, galleries, article)) for block in blocks]
    return Typeset(
        pieces=interleave(finished, place_slots(blocks, rules=rules)),
        top_slot=rules.top_slot,
        no_ads=not rules.max_slots,
    )


def hides_ads(article: Article) -> bool:
    """Whether the story, its section or one of its topics is to run without ads."""
    topics = (tagging.tag for tagging in article.taggings.all())
    return article.hide_ads or article.section.hide_ads or any(tag.hide_ads for tag in topics)


def embedded_galleries(article: Article) -> list[int]:
    """The ids of the galleries in the body."""
    figures = bodies.figures(article.body)
    return [int(figure["gallery"]) for figure in figures if "gallery" in figure]


def strip_of(article: Article) -> list[ArticlePhoto]:
    """The photos above the text, in order, of a story loaded by `for_page()`."""
    return [use for use in article.photos.all() if not _is_inside(use)]


def _is_inside(use):
    return use.place == ArticlePhoto.Place.BODY


def _finished(block, uses, galleries, article):
    """A block's HTML, with a figure's mark replaced by what it stands for."""
    if block.kind not in ("figure", "embed"):
        return block.html
    figure = next(iter(bodies.figures(block.html)), {})
    if address := figure.get("embed-url"):
        return _rendered("articles/_embed.html", address=address, host=urlsplit(address).hostname)
    if use := uses.get(int(figure.get("photo", 0))):
        layout = figure.get("layout") or use.layout
        return _rendered("articles/_figure.html", use=use, layout=layout, article=article)
    if gallery := galleries.get(int(figure.get("gallery", 0))):
        return _rendered("media/_embed.html", gallery=gallery)
    return ""


def _rendered(template, **needs):
    return render_to_string(template, needs)
