"""Very many photos at once, for measuring: rows of the library, without files behind them.

Words are drawn by seeded chance, so that two runs are alike.
"""

import hashlib
import random
from datetime import datetime, timedelta

from django.db import transaction

from articles.demo.bulk import WORDS
from media.models import Photo
from media.photo_words import index_photos

BATCH = 2000  # photos a transaction
APART = timedelta(minutes=3)  # between one photo's arrival and the next
CREDITS = [f"{name} Pictures" for name in ("Quay", "Northern", "Tideline", "Harbor", "Lantern")]
PEOPLE = [f"{first} {last}" for first in ("Ada", "Bo", "Kim", "Lena", "Omar", "Yuna")
          for last in ("Berg", "Castell", "Dorn", "Okafor", "Seo", "Varga")]  # fmt: skip
CITIES = [("Seoul", "Korea"), ("Bergen", "Norway"), ("Porto", "Portugal"), ("Odense", "Denmark")]
LASTING = {5: timedelta(days=3), 6: timedelta(days=365)}  # of a hundred, whose rights end


class BulkPhotos:
    """Photos going back from `newest`, brought in by the `people` in turn."""

    def __init__(self, *, people, newest: datetime, seed: int = 1):
        self.people, self.newest, self.seed = list(people), newest, seed
        self.chance = random.Random(seed)
        self.before = Photo.objects.count()

    def load(self, count: int):
        """Make `count` photos; yields how many are done after each batch."""
        for start in range(0, count, BATCH):
            numbers = range(start, min(start + BATCH, count))
            with transaction.atomic():
                photos = [self._photo(number) for number in reversed(numbers)]
                index_photos(Photo.objects.bulk_create(photos))
            yield numbers.stop

    def complete(self, count: int) -> list[Photo]:
        """Make `count` photos that lack nothing and whose rights do not end."""
        photos = [self._photo(100 * number + 50) for number in range(count)]
        with transaction.atomic():
            index_photos(Photo.objects.bulk_create(photos))
        return photos

    def _photo(self, number: int) -> Photo:
        """Of a hundred, three lack an alt text, two a credit, and two have rights that end.

        Of a thousand, one was killed.
        """
        hour, share = self.newest - number * APART, number % 100
        city, country = CITIES[number % len(CITIES)]
        caption = self._sentence(22)
        return Photo(
            sha256=hashlib.sha256(f"{self.seed}:{self.before}:{number}".encode()).hexdigest(),
            format="jpg", bytes=4_000_000, width=6000, height=4000,
            headline=self._sentence(6).rstrip("."), caption=caption,
            alt_text="" if share < 3 else self._sentence(12),
            credit_line="" if share in (3, 4) else CREDITS[number % len(CREDITS)],
            people=", ".join(self.chance.sample(PEOPLE, 2)), city=city, country=country,
            keywords=self.chance.sample(WORDS, 5), taken_at=hour, uploaded_at=hour,
            rights_until=hour + LASTING[share] if share in LASTING else None,
            killed_at=hour if number % 1000 == 7 else None,
            kill_reason="Asked by the agency." if number % 1000 == 7 else "",
            uploaded_by=self.people[number % len(self.people)],
            metadata={"iim": {"caption": caption}, "exif": {"Model": self._sentence(60)}},
        )  # fmt: skip

    def _sentence(self, length: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=length)).capitalize() + "."
