"""Feeds of any kind of piece, with whole text, names and photos.

Each desk says which pieces a feed carries and how one of them is told; here stand what
all feeds share: the window, the common parts of an entry, the headers.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404
from django.utils.cache import patch_cache_control, set_response_etag
from django.utils.decorators import method_decorator
from django.utils.encoding import iri_to_uri
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from newsroom import clock
from newsroom.context_processors import frame_of
from newsroom.models import Paper
from newsroom.publishing import Publishable, Status
from newsroom.rss import NewsRSS

NAME = "feed.rss"
DAY = timedelta(hours=24)
SHORTEST, LONGEST = 30, 200  # entries
TTL = 5  # minutes between two looks of a reader


def absolute(path: str) -> str:
    """An address of this paper as the world writes it, percent-encoded."""
    return iri_to_uri(f"{settings.BASE_URL}{path}")


@dataclass(frozen=True)
class Channel:
    """What one request's feed is about: `subject` is the row of its listing, if it has one."""

    paper: Paper
    hour: datetime
    path: str
    subject: object = None


class NewsFeed(Feed):
    """A feed under a listing, of one kind of piece.

    Each feed gives `pieces` (the manager), `listed(channel)` (what readers find in the
    listing, newest first) and `notices(channel)` (what was withdrawn from it of late);
    each desk gives `summary_of`, `text_of` and `photos_of` one piece.
    """

    feed_type = NewsRSS
    language = settings.LANGUAGE_CODE
    ttl = TTL
    item_guid_is_permalink = False
    csrf_exempt = True  # as newsroom.read_only says; Django asks the feed, not its method
    may_be_empty = True  # False where the name alone may tell of a piece to come

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
        if not pks and not self.may_be_empty:
            raise Http404("Nothing to tell.")
        rows = self.pieces.syndicated(channel.hour).filter(pk__in=pks).for_feed(channel.hour)
        for piece in rows.newest_first():
            piece.section.paper = channel.paper  # at hand already: not a query for each
            yield piece

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
    found = sorted(newest.values_list(*columns).union(notices.values_list(*columns)), reverse=True)
    told = [pk for _at, pk, status in found if status == Status.WITHDRAWN][:LONGEST]
    shown = [(at, pk) for at, pk, status in found if status != Status.WITHDRAWN]
    recent = sum(at > hour - DAY for at, _pk in shown)
    room = min(max(recent, SHORTEST), LONGEST - len(told))
    return told + [pk for _at, pk in shown[:room]]
