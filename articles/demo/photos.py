"""The demo's photographs, taken in as a photo editor would."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.core.files import File
from django.db import connection

from articles.demo.words import FOLDER, table
from media import ingest
from media.models import Photo
from newsroom import clock

WORDS = (
    "headline", "caption", "credit_kind", "credit_line", "creator", "city", "country",
    "keywords", "people", "language",
)  # fmt: skip


def take_in_photos(by, now) -> dict[str, Photo]:
    """Every photo by its slug; those that are there already stay as they are."""
    listed = json.loads((FOLDER / "photos" / "photos.json").read_text())
    captions = table("captions")

    def take(entry) -> tuple[str, Photo]:
        try:
            return entry["slug"], _take_in(entry, captions[entry["slug"]], by, now)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=2) as workers:  # decoding happens in child processes
        return dict(workers.map(take, listed))


def _take_in(entry, words, by, now) -> Photo:
    across, down = entry["focal"]
    given = {name: words[name] for name in WORDS if name in words}
    path = FOLDER / "photos" / entry["file"]
    with clock.at(now - timedelta(days=21)), path.open("rb") as file:
        try:
            return ingest.take_in(
                File(file, name=entry["file"]), by=by, alt_text=entry["alt"],
                focal_x=across, focal_y=down,
                copyright_notice=f"© {words['credit_line']}", **given,
            )  # fmt: skip
        except ingest.AlreadyHere as here:
            return here.photo
