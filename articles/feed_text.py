"""A story's text as it stands alone in a feed: whole, with what its figures stand for."""

import re
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import urljoin

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles import body as bodies
from articles.datelines import dateline_of
from articles.models import Article, ArticlePhoto
from articles.typesetting import embedded_galleries, linked_stories, strip_of
from media.feeds import figures, gallery_within
from media.models import Gallery
from newsroom.feeds import absolute

_LINK = re.compile(r'(<a [^<>]*?href=")([^"<>]*)')  # exact on a stored body: see articles.body


@dataclass(frozen=True)
class Inside:
    """The galleries and other stories in the texts of some stories, by pk, that readers may see."""

    galleries: dict[int, Gallery] = field(default_factory=dict)
    stories: dict[int, Article] = field(default_factory=dict)

    @classmethod
    def of(cls, articles, at) -> "Inside":
        """What the texts of stories lead to at `at`: a query for each kind that any text has."""
        galleries = {pk for article in articles for pk in embedded_galleries(article)}
        stories = {pk for article in articles for pk in linked_stories(article)}
        return cls(
            Gallery.objects.published(at).for_feed(at).in_bulk(galleries) if galleries else {},
            Article.objects.published(at).for_headlines().in_bulk(stories) if stories else {},
        )

    def galleries_in(self, article) -> list[Gallery]:
        """Those in the text of one story, in order."""
        keys = dict.fromkeys(embedded_galleries(article))
        return [self.galleries[pk] for pk in keys if pk in self.galleries]


def told(article, inside) -> str:
    """The lead photo, the text opened by its dateline, the other photos, corrections."""
    strip = strip_of(article)
    dateline = dateline_of(article, article.section.paper.agency)
    copy = bodies.with_dateline(article.body, escape(dateline))
    parts = (figures(strip[:1]), _copy(article, copy, inside), figures(strip[1:]))
    return "".join((*parts, _corrected(article)))


def _copy(article, copy, inside) -> str:
    """The copy with its figures filled and its links absolute."""
    uses = {
        use.photo_id: use for use in article.photos.all() if use.place == ArticlePhoto.Place.BODY
    }
    with override(article.language):
        whole = "".join(_block(block, uses, inside) for block in bodies.blocks(copy))
    page = absolute(article.get_absolute_url())
    return _LINK.sub(lambda link: link[1] + escape(_joined(page, unescape(link[2]))), whole)


def _joined(page, address) -> str:
    """The address as seen from the page; one that cannot be read stays as it was typed."""
    try:
        return urljoin(page, address)
    except ValueError:
        return address


def _block(block, uses, inside) -> str:
    """A figure becomes its photo, its gallery, or a link; all else stays as it is."""
    if block.kind not in ("figure", "embed"):
        return block.html
    named = next(iter(bodies.figures(block.html)), {})
    if address := named.get("embed-url"):
        return format_html('<p><a href="{}">{}</a></p>', address, named.get("title") or address)
    if use := uses.get(int(named.get("photo", 0))):
        return figures([use])
    if gallery := inside.galleries.get(int(named.get("gallery", 0))):
        return gallery_within(gallery)
    if story := inside.stories.get(int(named.get("story", 0))):
        address = absolute(story.get_absolute_url())
        line = '<p>{}: <a href="{}">{}</a></p>'
        return format_html(line, _("Related"), address, story.card_headline)
    return ""


def _corrected(article) -> str:
    """The corrections that still stand, in the words that the page has for them."""
    corrections = article.corrections.all()
    superseded = {correction.supersedes_id for correction in corrections}
    with override(article.language):
        return format_html_join(
            "",
            "<p><strong>{}:</strong> {}</p>",
            (
                (correction.get_kind_display(), correction.text)
                for correction in corrections
                if correction.pk not in superseded
            ),
        )
