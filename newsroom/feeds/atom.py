"""Atom 1.0 (RFC 4287) with the whole text, the names and the photos of each entry."""

from django.utils.feedgenerator import Atom1Feed, rfc3339_date

from newsroom.feeds.entries import (
    HISTORY,
    MEDIA,
    add_hint,
    add_links,
    add_photo,
    begun,
    newest_change,
)

NAMESPACES = {"xmlns:media": MEDIA, "xmlns:fh": HISTORY}


class NewsAtom(Atom1Feed):
    """The same entries as in RSS, with the hour of a substantive update told apart."""

    def root_attributes(self):
        return {**super().root_attributes(), **NAMESPACES}

    def latest_post_date(self):
        return newest_change(self.feed, self.items)

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        handler.startElement("author", {})
        handler.addQuickElement("name", self.feed["paper"])
        handler.endElement("author")
        add_links(handler, self.feed)
        add_hint(handler, self.feed["link"])

    def item_attributes(self, entry):
        return {"xml:lang": entry["language"]}

    def add_item_elements(self, handler, entry):
        """Not Django's, which knows one author and no content."""
        handler.addQuickElement("title", entry["title"])
        handler.addQuickElement("link", "", {"href": entry["link"], "rel": "alternate"})
        handler.addQuickElement("id", entry["unique_id"])
        handler.addQuickElement("published", rfc3339_date(entry["pubdate"]))
        handler.addQuickElement("updated", rfc3339_date(entry["updateddate"]))
        for name in entry["creators"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        for name in entry["categories"]:
            handler.addQuickElement("category", "", {"term": name})
        handler.addQuickElement("summary", entry["description"], {"type": "html"})
        handler.addQuickElement("content", entry["text"], {"type": "html"})
        for photo in entry["photos"]:
            add_photo(handler, photo)

    def write(self, outfile, encoding):
        """As Django writes it, through CleanXML."""
        handler = begun(outfile, encoding)
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")
