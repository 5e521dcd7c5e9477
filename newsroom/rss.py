"""RSS 2.0 with the whole text, the names and the photos of each entry.

Formats: RSS 2.0 as the RSS Advisory Board's profile reads it (a title is plain text, a
description is HTML), RSS 1.0's content module, Media RSS 1.5.1, Dublin Core, Atom's link.
"""

import re
from dataclasses import dataclass

from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.xmlutils import SimplerXMLGenerator

NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}
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
