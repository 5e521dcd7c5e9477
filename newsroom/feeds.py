"""Feeds: RSS 2.0 with the whole text, the names and the photos of any kind of piece.

Each desk says which pieces a feed carries and how one of them is told; here stand what
all feeds share: the window, the common parts of an entry, the format, the headers.

Formats: RSS 2.0 as the RSS Advisory Board's profile reads it (a title is plain text, a
description is HTML), RSS 1.0's content module, Media RSS 1.5.1, Dublin Core, Atom's link.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils.cache import patch_cache_control, set_response_etag
from django.utils.decorators import method_decorator
from django.utils.encoding import iri_to_uri
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from newsroom import clock
from newsroom.context_processors import frame_of
from newsroom.models import Paper
from newsroom.publishing import Publishable, Status

NAME = "feed.rss"
ALWAYS, SHORTEST, LONGEST = timedelta(hours=24), 30, 200
MINUTES_BETWEEN_LOOKS = 5

NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}
# Everything but the Char production of XML 1.0, which has no escape for these.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def absolute(path: str) -> str:
    """An address of this paper as the world writes it, percent-encoded."""
    return iri_to_uri(f"{settings.BASE_URL}{path}")


@dataclass(frozen=True)
class FeedPhoto:
    """A photo as an entry carries it; `url` is absolute, sizes are in pixels."""

    url: str
    width: int
    height: int
    caption: str
    credit: str
    type: str = "image/jpeg"


@dataclass(frozen=True)
class Channel:
    """What one request's feed is about: `subject` is the row of its listing, if it has one."""

    paper: Paper
    hour: datetime
    path: str
    subject: object = None


class CleanXML(SimplerXMLGenerator):
    """Leaves out the characters that XML does not allow, wherever they come from."""

    def characters(self, content):
        super().characters(_NOT_XML.sub("", content))

    def startElement(self, name, attrs):
        super().startElement(name, {key: _NOT_XML.sub("", attrs[key]) for key in attrs})


class NewsRSS(Rss201rev2Feed):
    """RSS 2.0 with whole text, names and photos."""

    def rss_attributes(self):
        return {**super().rss_attributes(), **NAMESPACES}

    def latest_post_date(self):
        """The newest change of anything in it: no clock, so that equal feeds are equal bytes."""
        return max([self.feed["changed_at"], *(entry["updateddate"] for entry in self.items)])

    def add_item_elements(self, handler, entry):
        super().add_item_elements(handler, entry)
        for name in entry["creators"]:  # RSS's own <author> must be an e-mail address
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("dc:language", entry["language"])
        handler.addQuickElement("content:encoded", entry["text"])
        for photo in entry["photos"]:
            self.add_photo(handler, photo)

    def add_photo(self, handler, photo: FeedPhoto):
        """One <media:content> with its words and its credit."""
        size = {"width": str(photo.width), "height": str(photo.height)}
        handler.startElement(
            "media:content", {"url": photo.url, "type": photo.type, "medium": "image", **size}
        )
        handler.addQuickElement("media:description", photo.caption, {"type": "plain"})
        handler.addQuickElement("media:credit", photo.credit, {"role": "photographer"})
        handler.endElement("media:content")

    def write(self, outfile, encoding):
        """As Django writes it, through CleanXML."""
        handler = CleanXML(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        handler.startElement("rss", self.rss_attributes())
        handler.startElement("channel", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        self.endChannelElement(handler)
        handler.endElement("rss")


class NewsFeed(Feed):
    """A feed under a listing, of one kind of piece.

    Each feed gives `pieces` (the manager), `listed(channel)` (what readers find in the
    listing, newest first) and `notices(channel)` (what was withdrawn from it of late);
    each desk gives `summary_of`, `text_of` and `photos_of` one piece.
    """

    feed_type = NewsRSS
    language = settings.LANGUAGE_CODE
    ttl = MINUTES_BETWEEN_LOOKS
    item_guid_is_permalink = False

    @method_decorator(require_safe)
    def __call__(self, request, *args, **kwargs):
        response = super().__call__(request, *args, **kwargs)
        # A feed is asked for often and changes seldom: always ask, mostly get a 304.
        patch_cache_control(response, public=True, no_cache=True)
        return set_response_etag(response)

    def get_object(self, request, **names):
        return Channel(
            paper=frame_of(request)[0],
            hour=clock.now(request),
            path=request.path,
            subject=self.subject_of(**names),
        )

    def subject_of(self):
        """The row of the listing that the address names. Raises ObjectDoesNotExist."""

    # -- the channel ------------------------------------------------------------------

    def title(self, channel):
        subject = self.subject_name(channel)
        return f"{channel.paper.name} – {subject}" if subject else channel.paper.name

    def subject_name(self, channel):
        """What the feed is about, besides the paper."""
        return str(channel.subject or "")

    def description(self, channel):
        return (
            getattr(channel.subject, "description", "")
            or channel.paper.tagline
            or self.title(channel)
        )

    def link(self, channel):
        return absolute(channel.path.removesuffix(NAME))

    def feed_url(self, channel):
        return absolute(channel.path)

    def feed_extra_kwargs(self, channel):
        return {"changed_at": channel.paper.changed_at}

    def items(self, channel):
        pks = window(self.listed(channel), self.notices(channel), channel.hour)
        return self.pieces.syndicated(channel.hour).filter(pk__in=pks).for_feed().newest_first()

    # -- an entry ---------------------------------------------------------------------

    def item_title(self, piece):
        if not is_notice(piece):
            return piece.headline
        with override(piece.language):
            return _("Withdrawn: %(headline)s") % {"headline": piece.headline}

    def item_description(self, piece):
        text = piece.withdrawal_notice if is_notice(piece) else self.summary_of(piece)
        return format_html("{}", text)

    def item_link(self, piece):
        return absolute(piece.get_absolute_url())

    def item_guid(self, piece):
        return piece.permanent_guid()

    def item_pubdate(self, piece):
        return piece.published_at

    def item_updateddate(self, piece):
        return max(piece.published_at, piece.changed_at)

    def item_categories(self, piece):
        return [piece.section.name, *(tagging.tag.name for tagging in piece.taggings.all())]

    def item_extra_kwargs(self, piece):
        if is_notice(piece):
            text = format_html("<p>{}</p>", piece.withdrawal_notice)
            return {"language": piece.language, "creators": [], "text": text, "photos": []}
        return {
            "language": piece.language,
            "creators": self.creators_of(piece),
            "text": self.text_of(piece),
            "photos": self.photos_of(piece),
        }

    def creators_of(self, piece):
        """Who made it, each name once, in the byline's order."""
        return list(dict.fromkeys(byline.contributor.name for byline in piece.bylines.all()))


def is_notice(piece: Publishable) -> bool:
    """Whether a piece that feeds carry stands as the notice of its withdrawal."""
    return piece.status == Status.WITHDRAWN


def window(listed, notices, hour) -> list[int]:
    """The pks that a feed carries at `hour`: one query, whatever their number.

    Everything of the last 24 hours, at least 30 pieces and at most 200. Notices are
    always among them, however old the piece: who has it in their reader is to learn of it.
    """
    columns = ("published_at", "pk", "status")
    newest = listed.model._default_manager.filter(pk__in=listed.values("pk")[:LONGEST])
    found = newest.values_list(*columns).union(notices.values_list(*columns))
    told = [pk for _hour, pk, status in found if status == Status.WITHDRAWN][:LONGEST]
    shown = sorted((row for row in found if row[1] not in set(told)), reverse=True)
    recent = sum(published_at > hour - ALWAYS for published_at, *_rest in shown)
    room = min(max(recent, SHORTEST), LONGEST - len(told))
    return told + [pk for _hour, pk, _status in shown[:room]]
