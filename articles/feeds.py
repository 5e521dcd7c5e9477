"""The stories' feeds, one under every listing of them."""

from dataclasses import dataclass, replace

from django.http import Http404
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles import body as bodies
from articles.feed_text import Inside, told
from articles.models import Article, Correction
from articles.search import find
from articles.search.results import NEWEST, Search
from media.feeds import feed_photos
from newsroom.context_processors import frame_of
from newsroom.feeds import LONGEST, NewsFeed, absolute
from newsroom.models import Contributor, Section, Tag

SUMMARY = 300  # characters


class StoryFeed(NewsFeed):
    """Whole stories: text, names, topics, photos with their credit; no ads."""

    pieces = Article.objects

    def items(self, channel):
        articles = super().items(channel)
        inside = Inside.of(articles, channel.hour)
        channel.besides.append(inside)
        for article in articles:
            article.section.paper = channel.paper  # at hand already: not a query for each
            article.inside = inside
            yield article

    def summary_of(self, article):
        return article.dek or bodies.excerpt(article.body, SUMMARY)

    def creators_of(self, article):
        agency = [article.source.name] if article.source else []
        return super().creators_of(article) or agency

    def photos_of(self, article):
        galleries = article.inside.galleries_in(article)
        uses = (use for gallery in galleries for use in gallery.photos.all())
        return feed_photos([*article.photos.all(), *uses])

    def text_of(self, article):
        return told(article, article.inside)


class PaperFeed(StoryFeed):
    """Every story of the paper."""

    def listed(self, channel):
        return Article.objects.newest(channel.hour, channel.before)

    def told_again(self, channel):
        return Article.objects.told_again(channel.hour)


class SectionFeed(StoryFeed):
    """The stories that run in a section."""

    def subject_of(self, section):
        return Section.objects.get(slug=section)

    def listed(self, channel):
        return Article.objects.in_section(channel.subject, channel.hour, channel.before)

    def told_again(self, channel):
        return Article.objects.told_again(channel.hour).running_in(channel.subject)


class TopicFeed(StoryFeed):
    """The stories under a topic."""

    may_be_empty = False

    def subject_of(self, tag):
        return Tag.objects.get(slug=tag)

    def listed(self, channel):
        return Article.objects.tagged(channel.subject, channel.hour, channel.before)

    def told_again(self, channel):
        return Article.objects.told_again(channel.hour).about(channel.subject)


class ContributorFeed(StoryFeed):
    """The stories that a contributor signed, or an agency's copy."""

    may_be_empty = False

    def subject_of(self, contributor):
        return Contributor.objects.get(slug=contributor)

    def listed(self, channel):
        return Article.objects.by_contributor(channel.subject, channel.hour, channel.before)

    def told_again(self, channel):
        return Article.objects.told_again(channel.hour).signed_by(channel.subject)


class CorrectionFeed(NewsFeed):
    """Corrections, each an entry of its own that leads to its story."""

    is_announced = False

    pieces = Correction.objects

    def subject_name(self, channel):
        return _("Corrections")

    def listed(self, channel):
        return Correction.objects.newest(channel.hour, channel.before)

    def told_again(self, channel):
        return Correction.objects.told_again(channel.hour)

    def item_title(self, correction):
        return f"{correction.get_kind_display()}: {correction.article.headline}"

    def item_description(self, correction):
        return format_html("{}", correction.text)

    def item_link(self, correction):
        return absolute(f"{correction.article.get_absolute_url()}#corrections")

    def item_guid(self, correction):
        return f"{correction.article.permanent_guid()}#correction-{correction.pk}"

    def item_pubdate(self, correction):
        return correction.at

    item_updateddate = item_pubdate

    def item_categories(self, correction):
        return [correction.article.section.name]

    def item_extra_kwargs(self, correction):
        text = format_html("<p><b>{}:</b> {}</p>", correction.get_kind_display(), correction.text)
        return {
            "creators": [], "text": text, "photos": [],
            "language": correction.article.language, "changed_at": correction.at,
        }  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A search as the subject of a feed, with the keys of what it finds, withdrawn ones too."""

    search: Search
    keys: list[int]


class SearchFeed(StoryFeed):
    """The newest stories that a search finds, whatever its order and page."""

    is_announced = False

    def get_object(self, request, **names):
        channel = super().get_object(request, **names)
        search = replace(Search.of(request.GET, frame_of(request)[1]), order=NEWEST, number=1)
        if not search.query.wanted:
            raise Http404("Nothing is asked for.")
        keys = find(search.query, channel.hour, search.filters, limit=LONGEST, marks=())
        return replace(channel, subject=Asked(search, keys))

    def subject_name(self, channel):
        return _("search: %(words)s") % {"words": channel.subject.search.query.words}

    def link(self, channel):
        return f"{super().link(channel)}{channel.subject.search.address()}"

    def feed_url(self, channel):
        page, _mark, before = super().feed_url(channel).partition("?")
        return page + channel.subject.search.address() + (f"&{before}" if before else "")

    def listed(self, channel):
        return Article.objects.newest(channel.hour, channel.before).with_keys(channel.subject.keys)

    def told_again(self, channel):
        return Article.objects.told_again(channel.hour).with_keys(channel.subject.keys)
