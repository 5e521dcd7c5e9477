"""Makes a story's body ready for readers: dateline, photos and galleries, ad slots.

The stored body keeps figures as empty marks; here they become pictures with their words.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from django.template.loader import render_to_string
from django.utils.html import escape

from articles import body as bodies
from articles.ads import PRESETS, Piece, interleave, place_slots, rules_of
from articles.datelines import dateline_of
from articles.models import Article, ArticlePhoto
from media.models import Gallery
from newsroom.hangul import bound


@dataclass(frozen=True)
class Typeset:
    """A body as its template shows it: HTML and ad slots by turns."""

    pieces: list[Piece]
    top_slot: bool
    no_ads: bool
    is_sensitive: bool
    is_plain: bool  # paragraphs and headings alone: most stories need no more style than that


def typeset(article: Article, paper, galleries: dict[int, Gallery], stories=()) -> Typeset:
    """The body of a story loaded by `for_page()`; no query.

    `galleries` are those of `embedded_galleries()` and `stories` those of `linked_stories()`
    that readers may see: a figure of another, like that of a photo which is gone, is left out.
    """
    rules = PRESETS["none"] if hides_ads(article) else rules_of(paper.ads)
    blocks = blocks_of(article, paper)
    uses = {use.photo_id: use for use in article.photos.all() if _is_inside(use)}
    stands = {"photo": uses, "gallery": galleries, "story": {story.pk: story for story in stories}}
    finished = [replace(block, html=_finished(block, stands, article)) for block in blocks]
    return Typeset(
        pieces=interleave(finished, place_slots(blocks, rules=rules)),
        top_slot=rules.top_slot,
        no_ads=not rules.max_slots,
        is_sensitive=is_sensitive(article),
        is_plain=all(block.kind in ("p", "h2") for block in blocks),
    )


def blocks_of(article: Article, paper) -> list[bodies.Block]:
    """The body by blocks, its dateline before it: what ad slots are placed in."""
    dateline = escape(dateline_of(article, paper.agency))
    return bodies.blocks(bodies.with_dateline(article.body, dateline))


def hides_ads(article: Article) -> bool:
    """Whether the story, its section or one of its topics is to run without ads."""
    topics = (tagging.tag for tagging in article.taggings.all())
    return article.hide_ads or article.section.hide_ads or any(tag.hide_ads for tag in topics)


def is_sensitive(article: Article) -> bool:
    """Whether nothing beside the story may ask for anything: itself, its section, a topic."""
    topics = (tagging.tag for tagging in article.taggings.all())
    return article.sensitive or article.section.sensitive or any(tag.sensitive for tag in topics)


def embedded_galleries(article: Article) -> list[int]:
    """The ids of the galleries in the body."""
    return _standing_for("gallery", article)


def linked_stories(article: Article) -> list[int]:
    """The ids of the other stories that the body leads to."""
    return _standing_for("story", article)


def strip_of(article: Article) -> list[ArticlePhoto]:
    """The photos above the text, in order, of a story loaded by `for_page()`."""
    return [use for use in article.photos.all() if not _is_inside(use)]


def _is_inside(use):
    return use.place == ArticlePhoto.Place.BODY


def _standing_for(kind, article):
    figures = bodies.figures(article.body)
    return [int(figure[kind]) for figure in figures if kind in figure]


def _finished(block, stands, article):
    """A block's HTML, with a figure's mark replaced by what it stands for."""
    if block.kind not in ("figure", "embed"):
        return bound(block.html) if article.language == "ko" else block.html
    figure = next(iter(bodies.figures(block.html)), {})
    if address := figure.get("embed-url"):
        host = (urlsplit(address).hostname or "").removeprefix("www.")
        title = figure.get("title", "")
        return _rendered("articles/_embed.html", address=address, host=host, title=title)
    if use := stands["photo"].get(int(figure.get("photo", 0))):
        layout = figure.get("layout") or use.layout
        return _rendered("articles/_figure.html", use=use, layout=layout, article=article)
    if gallery := stands["gallery"].get(int(figure.get("gallery", 0))):
        return _rendered("media/_embed.html", gallery=gallery)
    if story := stands["story"].get(int(figure.get("story", 0))):
        return _rendered("articles/_inside.html", story=story, article=article)
    return ""


def _rendered(template, **needs):
    return render_to_string(template, needs)
