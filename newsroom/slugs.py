"""Slugs: the readable last part of an address."""

import unicodedata

from django.utils.text import slugify

LONGEST = 120  # characters, as the column


def make_slug(text: str, longest: int = LONGEST) -> str:
    """`text` as a slug: NFC, lower case, letters of any script, cut between words.

    Empty when `text` has neither letter nor digit.
    """
    slug = unicodedata.normalize("NFC", slugify(text, allow_unicode=True))
    if len(slug) <= longest:
        return slug
    cut = slug[: longest + 1].rfind("-")
    return slug[: cut if cut > 0 else longest].strip("-")


def with_suffix(slug: str, number: int, longest: int = LONGEST) -> str:
    """`slug` for the number-th piece of that name: the first keeps it bare."""
    if number == 1:
        return slug
    tail = f"-{number}"
    return slug[: longest - len(tail)].rstrip("-") + tail
