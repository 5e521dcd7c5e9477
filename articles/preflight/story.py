"""What speaks against a story: the checks in the order of its form."""

from django.utils.translation import gettext as _

from articles import body as bodies
from articles.preflight.days import days_of
from articles.preflight.links import links_in
from media.preflight import photo_of, photo_texts, photos_of
from newsroom.preflight import (
    Finding,
    Known,
    advise,
    headline_of,
    hours_of,
    in_order,
    missing,
    names_of,
    section_of,
    slug_of,
    topics_of,
)

LONG_PARAGRAPH = 120  # words
NAMED_BY = 5  # words of a paragraph that say which one is meant


def check(form: dict, known: Known) -> list[Finding]:
    """All that speaks against a story's form, what blocks first."""
    blocks = bodies.blocks(form["body"])
    found = [*must_haves(form), *slug_of(form, known)]
    found += [*photos_of(form["photos"], known), *photos_in_text(blocks, known)]
    found += [*dek_of(form), *topics_of(form), *lead_of(form)]
    found += [*paragraphs_of(blocks), *links_of(blocks, known)]
    found += [*days_of(form, blocks, known), *names_of(texts_of(form, blocks, known))]
    return in_order(found)


def must_haves(form: dict) -> list[Finding]:
    """What a form needs by itself: headline, text, section, a name or agency, a possible hour."""
    found = [*headline_of(form), *body_of(form), *section_of(form), *byline_of(form)]
    return [*found, *hours_of(form)]


def body_of(form):
    """It says something."""
    if not bodies.plain_text(form["body"]).strip():
        yield missing("no_body", "body", _("It has no text."))


def byline_of(form):
    """Somebody answers for it: a name, or the agency whose copy it is."""
    if not form["bylines"] and not form["source"]:
        yield missing("no_byline", "bylines", _("It has neither a byline nor a source agency."))


def dek_of(form):
    """It has a dek."""
    if not form["dek"].strip():
        yield advise("no_dek", "dek", _("It has no dek."))


def lead_of(form):
    """A photo leads it."""
    if not form["photos"]:
        yield advise("no_lead_photo", "photos", _("It has no lead photo."))


def photos_in_text(blocks, known: Known):
    """Photos in the text, each once."""
    for photo in dict.fromkeys(_photos_in(blocks, known)):
        name = _("A photo in the text, “%(photo)s”,") % {"photo": photo}
        yield from photo_of(photo, name, "body", known)


def paragraphs_of(blocks):
    """None so long that it is a grey wall on a telephone."""
    for number, block in enumerate(blocks):
        if block.kind == "p" and (length := bodies.words(block.html)) > LONG_PARAGRAPH:
            words = _("The paragraph “%(opening)s…” has %(length)d words: over %(most)d.")
            named = {"opening": opening(block), "length": length, "most": LONG_PARAGRAPH}
            yield advise("long_paragraph", "body", words % named, f"block {number}")


def links_of(blocks, known: Known):
    """Links to our own pieces lead to a page."""
    for number, block in enumerate(blocks):
        for path, words in links_in(block.html):
            if wrong := known.links.get(path):
                named = {"words": words or path, "wrong": wrong}
                said = _("The link “%(words)s” %(wrong)s.") % named
                yield advise("broken_link", "body", said, f"block {number}")


def texts_of(form, blocks, known: Known):
    """Every text of the story that may name somebody, as ((field, place), text)."""
    for number, block in enumerate(blocks):
        yield ("body", f"block {number}"), bodies.plain_text(block.html)
        for figure in bodies.figures(block.html):
            yield ("body", f"block {number}"), figure.get("caption", "")
    yield from (((name, ""), form[name]) for name in ("headline", "dek", "byline_note"))
    yield from ((("bylines", ""), name) for name in known.names)
    inside = ({"photo": photo.pk, "caption": ""} for photo in _photos_in(blocks, known))
    yield from photo_texts([*form["photos"], *inside], known)


def opening(block) -> str:
    """The first words of a block, by which a person knows it."""
    return " ".join(bodies.plain_text(block.html).split()[:NAMED_BY])


def _photos_in(blocks, known: Known):
    for block in blocks:
        for figure in bodies.figures(block.html):
            photo = known.photos.get(int(figure.get("photo", 0)))
            if photo:
                yield photo
