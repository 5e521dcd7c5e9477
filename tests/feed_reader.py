"""Reads a feed as a subscriber's program does: from its bytes alone."""

import json
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
    def whole(self):
        """All that it tells, as one text."""
        return " ".join(self.element.itertext())

    @property
    def body(self):
        return self.text(f"{CONTENT}encoded")

    @property
    def published(self):
        return parsedate_to_datetime(self.text("pubDate"))

    @property
    def photos(self):
        return self.element.findall(f"{MEDIA}content")


class AtomEntry(Entry):
    """One <entry>, under the names that RSS has for its parts."""

    NAMES = {"guid": "id", "title": "title", f"{CONTENT}encoded": "content"}

    def text(self, name):
        if name == "link":
            return self.element.find(f"{ATOM}link").get("href")
        return self.element.findtext(f"{ATOM}{self.NAMES[name]}")


class JSONEntry(Entry):
    """One of a JSON Feed's items, under the names that RSS has for its parts."""

    NAMES = {"guid": "id", "title": "title", "link": "url", f"{CONTENT}encoded": "content_html"}

    def text(self, name):
        return self.element.get(self.NAMES[name])

    @property
    def whole(self):
        return json.dumps(self.element, ensure_ascii=False)

    @property
    def photos(self):
        return [JSONPhoto(told) for told in self.element.get("attachments", [])]


@dataclass
class JSONPhoto:
    """An attachment, asked as the element of Media RSS is: its title has caption and credit."""

    told: dict

    def get(self, name):
        return self.told[name]

    def findtext(self, _name):
        return self.told["title"]


def channel_of(response):
    """The <channel> of a feed's response."""
    assert response.status_code == 200, response.status_code
    assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).find("channel")


def entries_of(response):
    """The entries of a feed's response, in its order, whatever its format."""
    kind = response.headers["Content-Type"].partition(";")[0]
    if kind == "application/atom+xml":
        feed = ElementTree.fromstring(response.content)
        return [AtomEntry(element) for element in feed.findall(f"{ATOM}entry")]
    if kind == "application/feed+json":
        return [JSONEntry(told) for told in json.loads(response.content)["items"]]
    return [Entry(element) for element in channel_of(response).findall("item")]


def in_every_format(table):
    """A table of routes with each RSS feed's addresses for its other formats along."""
    told = dict(table)
    for route, addresses in table.items():
        if route.endswith("-feed"):
            for suffix in ("atom", "json"):
                told[f"{route}-{suffix}"] = _as(addresses, suffix)
    return told


def _as(told, suffix):
    if isinstance(told, str):
        return told.replace("feed.rss", f"feed.{suffix}")
    return type(told)(_as(one, suffix) if isinstance(one, str) else one for one in told)


def read(client, address):
    """The entries at an address."""
    return entries_of(client.get(address))
