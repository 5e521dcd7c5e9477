"""The words by which photos are found: caption, credit, people, places and what else names one.

Whoever writes one of `SEARCHED` calls `index_photos` in the same transaction.
"""

from collections.abc import Iterable

from newsroom.word_index import WordIndex

SEARCHED = (
    "caption", "headline", "credit_line", "creator", "source_agency", "people", "city",
    "country", "keywords",
)  # fmt: skip

index = WordIndex("search_photo")


def index_photos(photos: Iterable) -> None:
    """Keep the words of these photos as they stand."""
    index.put((photo.pk, text_of(photo)) for photo in photos)


def text_of(photo) -> str:
    """All the words of a photo."""
    *plain, keywords = (getattr(photo, name) for name in SEARCHED)
    return "\n".join([*plain, *map(str, keywords)])
