"""Feeds of any kind of piece, with whole text, names and photos.

Each desk says which pieces a feed carries and how one of them is told; here stand what
all feeds share: the window, the common parts of an entry, the headers.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from csp.constants import SELF
from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Model
from django.http import Http404
from django.utils.cache import set_response_etag
from django.utils.decorators import method_decorator
from django.utils.encoding import iri_to_uri
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from newsroom import clock
from newsroom.context_processors import frame_of
from newsroom.feeds.window import Window, of_the_past, of_today
from newsroom.freshness import FIVE_MINUTES, keep
from newsroom.models import Paper
from newsroom.paging import key_of, written_key
from newsroom.publishing import Publishable, Status
from newsroom.surrogates import HEADER, PAPER, all_key, list_key, shown

TTL = 5  # minutes between two looks of a reader


def absolute(path: str) -> str:
    """An address of this paper as the world writes it, percent-encoded."""
    return iri_to_uri(f"{settings.BASE_URL}{path}")


@dataclass(frozen=True)
class Channel:
    """What one request's feed is about: `subject` is the row of its listing, if it has one.

    `before` is the (hour, pk) that an older page of it continues below.
    """

    paper: Paper
    hour: datetime
    path: str
    subject: object = None
    before: tuple[datetime, int] | None = None
    window: Window = Window()
    told: list = field(default_factory=list)  # the pieces, as they were written
    besides: list = field(default_factory=list)  # what else stands in their texts


class NewsFeed(Feed):
    """A feed under a listing, of one kind of piece.

    Each feed gives `pieces` (the manager), `listed(channel)` (what readers find in the
    listing below `channel.before`, newest first) and `told_again(channel)` (what was
    withdrawn from it or corrected of late); each desk gives `summary_of`, `text_of` and
    `photos_of` one piece. `feed_type` and `file` are those of the format.
    """

    file: str
    language = settings.LANGUAGE_CODE
    ttl = TTL
    item_guid_is_permalink = False
    csrf_exempt = True  # as newsroom.read_only says; Django asks the feed, not its method
    is_announced = True  # False where no verb can tell which feeds have news
    may_be_empty = True  # False where the name alone may tell of a piece to come

    def __init__(self, *, feed_type, file):
        self.feed_type, self.file = feed_type, file

    @method_decorator(require_safe)
    def __call__(self, request, *args, **kwargs):
        response = super().__call__(request, *args, **kwargs)
        response._csp_update = {"style-src": SELF}  # for the sheet that browsers dress it with
        response[HEADER] = self.keys_of(request.channel)
        told = response["Last-Modified"]  # of what it carries, not of the whole paper
        keep(response, request.freshness, request.channel.hour, FIVE_MINUTES)
        response["Last-Modified"] = told
        return set_response_etag(response)

    def get_object(self, request, **names):
        asked = request.GET.get("before")
        request.channel = Channel(
            before=key_of(asked) if asked is not None else None,
            paper=frame_of(request)[0],
            hour=clock.now(request),
            path=request.path,
            subject=self.subject_of(**names),
        )
        return request.channel

    def keys_of(self, channel) -> str:
        """The surrogate keys of what was told, and of the list that it is."""
        about = channel.subject
        listed = list_key(about) if isinstance(about, Model) else all_key(self.pieces.model)
        return " ".join(
            sorted({PAPER, listed, *shown(channel.subject, channel.told, channel.besides)})
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
        return absolute(channel.path.removesuffix(self.file))

    def feed_url(self, channel):
        before = f"?before={written_key(*channel.before)}" if channel.before else ""
        return absolute(channel.path) + before

    def get_feed(self, channel, request):
        """Django's, after the window was chosen, which both head and entries need."""
        return super().get_feed(replace(channel, window=self.window(channel)), request)

    def window(self, channel) -> Window:
        """Which pieces it carries. Raises Http404 where nothing is to be told."""
        if channel.before:
            found = of_the_past(self.listed(channel))
        else:
            found = of_today(self.listed(channel), self.told_again(channel), channel.hour)
        if not found.pks and (channel.before or not self.may_be_empty):
            raise Http404("Nothing to tell.")
        return found

    def feed_extra_kwargs(self, channel):
        older = channel.window.older
        address = self.feed_url(replace(channel, before=None))
        mark = "&" if "?" in address else "?"
        return {
            "changed_at": channel.paper.changed_at,
            "paper": channel.paper.name,
            "older": f"{address}{mark}before={older}" if older else "",
            "current": address if channel.before else "",
            "hub": settings.HUB_URL if self.is_announced and not channel.before else "",
        }

    def items(self, channel):
        rows = self.pieces.syndicated(channel.hour).filter(pk__in=channel.window.pks)
        channel.told.extend(rows.for_feed(channel.hour).newest_first())
        return channel.told

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
        """When readers were told that it changed: a comma that was mended is no news."""
        return max(filter(None, (piece.published_at, piece.updated_at, piece.withdrawn_at)))

    def item_categories(self, piece):
        return [piece.section.name, *(tagging.tag.name for tagging in piece.taggings.all())]

    def item_extra_kwargs(self, piece):
        if is_notice(piece):
            text = format_html("<p>{}</p>", piece.withdrawal_notice)
            told = {"creators": [], "text": text, "photos": []}
        else:
            told = {
                "creators": self.creators_of(piece),
                "text": self.text_of(piece),
                "photos": self.photos_of(piece),
            }
        return told | {
            "language": piece.language,
            "changed_at": max(piece.published_at, piece.changed_at),
        }

    def creators_of(self, piece):
        """Who made it, each name once, in the byline's order."""
        return list(dict.fromkeys(byline.contributor.name for byline in piece.bylines.all()))


def is_notice(piece: Publishable) -> bool:
    """Whether a piece that feeds carry stands as the notice of its withdrawal."""
    return piece.status == Status.WITHDRAWN
