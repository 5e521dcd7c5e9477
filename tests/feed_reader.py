"""Reads a feed as a subscriber's program does: from its bytes alone."""

from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from defusedxml import ElementTree

CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass
class Entry:
    """One <item>."""

    element: object

    def text(self, name):
        return self.element.findtext(name)

    def texts(self, name):
        return [found.text for found in self.element.findall(name)]

    @property
    def title(self):
        return self.text("title")

    @property
    def body(self):
        return self.text(f"{CONTENT}encoded")

    @property
    def published(self):
        return parsedate_to_datetime(self.text("pubDate"))

    @property
    def photos(self):
        return self.element.findall(f"{MEDIA}content")


def channel_of(response):
    """The <channel> of a feed's response."""
    assert response.status_code == 200, response.status_code
    assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).find("channel")


def entries_of(response):
    """The entries of a feed's response, in its order."""
    return [Entry(element) for element in channel_of(response).findall("item")]


def read(client, address):
    """The entries at an address."""
    return entries_of(client.get(address))
