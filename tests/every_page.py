"""A small paper with every kind of page that readers have, and the addresses of all."""

from tests.builders import (
    HOUR,
    NOON,
    make_agency,
    make_article,
    make_contributor,
    make_gallery,
    make_photo,
    make_section,
    make_tag,
)


def make_every_page(word="word", hour=NOON, photos=None) -> dict[str, str]:
    """An address of each kind, by its name, live at `hour`; `word` stands in every text.

    The day has more stories than a page of it shows, and a day before it. The three photos
    have no files, unless some that have are given.
    """
    section = make_section(slug="city", name="City", description=word)
    tag = make_tag(slug="ferries", name=word, description=word)
    writer = make_contributor(slug="kim", name=word, bio=word)
    agency = make_agency(slug="agency", name=word)
    photos = photos or [make_photo(caption=word, credit_line=word) for _number in range(3)]
    words = {"headline": word, "dek": word, "section": section, "byline_note": word,
             "tags": [tag], "bylines": [writer], "photos": photos}  # fmt: skip
    live = {"status": "published", "published_at": hour - HOUR}
    for number in range(32):
        make_article(slug=f"more-{number}", kicker=word[:60], source=agency, **words, **live)
    before = make_article(slug="before", **words, status="published", published_at=hour - 25 * HOUR)
    story = make_article(slug="story", body=f"<h2>{word}</h2><p>{word}</p>", **words, **live)
    gallery = make_gallery(slug="gallery", **words, **live)
    gone = make_article(slug="gone", status="withdrawn", published_at=hour - HOUR)
    no_more = make_gallery(slug="no-more", status="withdrawn", published_at=hour - HOUR)
    today, day_before = (f"/{one.edition_date:%Y/%m/%d}/" for one in (story, before))
    return {
        "front": "/", "latest": "/latest/", "section": "/city/", "topics": "/topics/",
        "topic": "/topics/ferries/", "contributor": "/by/kim/", "agency": "/by/agency/",
        "month": today[:-3], "day": today, "day before": day_before, "galleries": "/photos/",
        "story": story.get_absolute_url(), "gallery": gallery.get_absolute_url(),
        "corrections": "/corrections/", "feeds": "/feeds/",
        "search": "/search/", "search results": f"/search/?q={word}",
        "withdrawn": gone.get_absolute_url(), "withdrawn gallery": no_more.get_absolute_url(),
        "not found": "/nowhere/",
    }  # fmt: skip
