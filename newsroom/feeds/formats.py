"""The formats of a feed, and the addresses under which each stands."""

from django.urls import path

from newsroom.feeds.atom import NewsAtom
from newsroom.feeds.json_feed import NewsJSON
from newsroom.feeds.rss import NewsRSS

FORMATS = {"rss": NewsRSS, "atom": NewsAtom, "json": NewsJSON}


def in_formats(folder: str, feed, name: str) -> list:
    """The routes of a feed class under a listing: `name` is that of the RSS, which leads."""
    return [
        path(
            f"{folder}feed.{suffix}",
            feed(feed_type=feed_type, file=f"feed.{suffix}"),
            name=name if suffix == "rss" else f"{name}-{suffix}",
        )
        for suffix, feed_type in FORMATS.items()
    ]
