"""WebSub (W3C Recommendation, 2018): a hub is told which feeds have news, and tells subscribers.

As with purges, a verb says so in its own transaction and a worker carries it out, at the
piece's hour. Where no HUB_URL is configured, nothing is written and no feed names a hub.
"""

from collections.abc import Iterable
from urllib.parse import urlencode
from urllib.request import urlopen

from django.conf import settings

from newsroom import clock
from newsroom.feeds import absolute
from newsroom.feeds.formats import FORMATS
from newsroom.publishing import PUBLIC
from newsroom.tasks import enqueue_at, task

PATIENCE = 10  # seconds


def announce(piece, listings: Iterable[str]) -> None:
    """Tell the hub that the feeds under these listings ("/latest/") have news of a public piece."""
    if not settings.HUB_URL or piece.status not in PUBLIC:
        return
    feeds = [absolute(f"{page}feed.{suffix}") for page in listings for suffix in FORMATS]
    if piece.published_at > clock.now():
        enqueue_at(tell_hub, feeds, hour=piece.published_at)
    else:
        tell_hub.enqueue(feeds)


@task()
def tell_hub(feeds: list[str]) -> None:
    """One request with all the feeds. Raises OSError when the hub does not answer or refuses."""
    if settings.HUB_URL:  # or it was switched off since
        told = [("hub.mode", "publish"), *(("hub.url", feed) for feed in feeds)]
        with urlopen(settings.HUB_URL, urlencode(told).encode(), timeout=PATIENCE) as answer:  # noqa: S310
            answer.read()
