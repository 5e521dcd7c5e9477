"""What the three formats share: photos, clean XML, and the marks for a person who opens a feed."""

import re
from dataclasses import dataclass

from django.templatetags.static import static
from django.utils.feedgenerator import Stylesheet
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

MEDIA = "http://search.yahoo.com/mrss/"
HISTORY = "http://purl.org/syndication/history/1.0"
XHTML = "http://www.w3.org/1999/xhtml"
# Everything but the Char production of XML 1.0, which has no escape for these.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class FeedPhoto:
    """A photo as an entry carries it; `url` is absolute, sizes are in pixels."""

    url: str
    width: int
    height: int
    caption: str
    credit: str
    type: str = "image/jpeg"


def clean(text: str) -> str:
    """A text without the characters that XML does not allow."""
    return _NOT_XML.sub("", text)


class CleanXML(SimplerXMLGenerator):
    """Leaves out the characters that XML does not allow, wherever they come from."""

    def characters(self, content):
        super().characters(clean(content))

    def startElement(self, name, attrs):
        super().startElement(name, {key: clean(attrs[key]) for key in attrs})


def newest_change(feed, entries):
    """The newest change of anything in a feed: no clock, so that equal feeds are equal bytes."""
    return max([feed["changed_at"], *(entry["changed_at"] for entry in entries)])


def begun(outfile, encoding) -> CleanXML:
    """A feed's document, begun with the stylesheet that makes a page of it for a person."""
    handler = CleanXML(outfile, encoding, short_empty_elements=True)
    handler.startDocument()
    sheet = Stylesheet(static("feed.css"), mimetype="text/css", media=None)
    handler.processingInstruction("xml-stylesheet", sheet)
    return handler


def add_hint(handler, page: str) -> None:
    """What a feed is, in XHTML: shown by browsers, skipped by feed readers."""
    handler.startElement("h:p", {"xmlns:h": XHTML})
    handler.characters(
        _("This is a feed: put its address into a feed reader, and new stories come to you. ")
    )
    handler.addQuickElement("h:a", _("Read the page itself"), {"href": page})
    handler.endElement("h:p")


def add_links(handler, feed, name="link") -> None:
    """Where older entries are (RFC 5005), and the hub that tells of new ones (WebSub)."""
    if feed["older"]:
        for rel in ("next", "prev-archive"):
            handler.addQuickElement(name, None, {"rel": rel, "href": feed["older"]})
    if feed["current"]:
        handler.addQuickElement("fh:archive")
        handler.addQuickElement(name, None, {"rel": "current", "href": feed["current"]})
    if feed["hub"]:
        handler.addQuickElement(name, None, {"rel": "hub", "href": feed["hub"]})


def add_photo(handler, photo: FeedPhoto) -> None:
    """One <media:content> with its words and its credit (Media RSS 1.5.1)."""
    size = {"width": str(photo.width), "height": str(photo.height)}
    handler.startElement(
        "media:content", {"url": photo.url, "type": photo.type, "medium": "image", **size}
    )
    handler.addQuickElement("media:description", photo.caption, {"type": "plain"})
    handler.addQuickElement("media:credit", photo.credit, {"role": "photographer"})
    handler.endElement("media:content")
