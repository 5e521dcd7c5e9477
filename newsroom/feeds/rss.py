"""RSS 2.0 with the whole text, the names and the photos of each entry.

Formats: RSS 2.0 as the RSS Advisory Board's profile reads it (a title is plain text, a
description is HTML), RSS 1.0's content module, Media RSS, Dublin Core, Atom's links,
RFC 5005's history.
"""

from django.utils.feedgenerator import Rss201rev2Feed

from newsroom.feeds.entries import (
    HISTORY,
    MEDIA,
    add_hint,
    add_links,
    add_photo,
    begun,
    newest_change,
)

NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": MEDIA,
    "xmlns:fh": HISTORY,
}


class NewsRSS(Rss201rev2Feed):
    """RSS 2.0 with whole text, names and photos."""

    def rss_attributes(self):
        return {**super().rss_attributes(), **NAMESPACES}

    def latest_post_date(self):
        return newest_change(self.feed, self.items)

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        add_links(handler, self.feed, "atom:link")
        add_hint(handler, self.feed["link"])

    def add_item_elements(self, handler, entry):
        super().add_item_elements(handler, entry)
        for name in entry["creators"]:  # RSS's own <author> must be an e-mail address
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("dc:language", entry["language"])
        handler.addQuickElement("content:encoded", entry["text"])
        for photo in entry["photos"]:
            add_photo(handler, photo)

    def write(self, outfile, encoding):
        """As Django writes it, through CleanXML."""
        handler = begun(outfile, encoding)
        handler.startElement("rss", self.rss_attributes())
        handler.startElement("channel", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        self.endChannelElement(handler)
        handler.endElement("rss")
