"""Feeds of any kind of piece: RSS 2.0, Atom 1.0 and JSON Feed 1.1 of the same entries."""

from newsroom.feeds.entries import FeedPhoto
from newsroom.feeds.formats import in_formats
from newsroom.feeds.listing import NewsFeed, absolute
from newsroom.feeds.window import LONGEST

__all__ = ["LONGEST", "FeedPhoto", "NewsFeed", "absolute", "in_formats"]
