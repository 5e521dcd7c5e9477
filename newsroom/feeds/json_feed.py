"""JSON Feed 1.1 (jsonfeed.org/version/1.1) of the same entries as in RSS and Atom."""

import json
from html import unescape

from django.utils.feedgenerator import SyndicationFeed, rfc3339_date

from newsroom.feeds.entries import newest_change


class NewsJSON(SyndicationFeed):
    """Photos are attachments; each one's title is its caption with its credit."""

    content_type = "application/feed+json; charset=utf-8"

    def latest_post_date(self):
        return newest_change(self.feed, self.items)

    def write(self, outfile, encoding):
        """The feed as one JSON object; what is empty is left out."""
        feed = self.feed
        told = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed["title"],
            "home_page_url": feed["link"],
            "feed_url": feed["feed_url"],
            "description": feed["description"],
            "language": feed["language"],
            "authors": [{"name": feed["paper"]}],
            "next_url": feed["older"],
            "hubs": [{"type": "WebSub", "url": feed["hub"]}] if feed["hub"] else [],
        }
        told = {name: value for name, value in told.items() if value}
        told["items"] = [entry_of(entry) for entry in self.items]
        outfile.write(json.dumps(told, ensure_ascii=False).encode(encoding, "replace"))


def entry_of(entry) -> dict:
    """One entry; its summary is plain text, as the format wants it."""
    photos = entry["photos"]
    told = {
        "id": entry["unique_id"],
        "url": entry["link"],
        "title": entry["title"],
        "summary": unescape(entry["description"]),
        "content_html": entry["text"],
        "image": photos[0].url if photos else "",
        "date_published": rfc3339_date(entry["pubdate"]),
        "date_modified": rfc3339_date(entry["updateddate"]),
        "authors": [{"name": name} for name in entry["creators"]],
        "tags": list(entry["categories"]),
        "language": entry["language"],
        "attachments": [
            {"url": photo.url, "mime_type": photo.type, "title": f"{photo.caption} {photo.credit}"}
            for photo in photos
        ],
    }
    return {name: value for name, value in told.items() if value or name == "content_html"}
