"""Files that arrive in chunks, so that a lost connection costs one and not the file.

They lie under the uploads, in a folder of the person who sends them, until they are whole
or a day old. Where several machines take uploads, they must share that folder; otherwise
the browser ends up sending a file in one go.
"""

import fcntl
import hashlib
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.utils.translation import gettext as _

from media.decoding import REASONS
from media.ingest import Refused, too_large

LIFE = 24 * 60 * 60  # seconds that an unfinished file waits for its next chunk
MOST_WAITING = 1 << 30  # bytes that the unfinished files of one person may take


class Elsewhere(Exception):
    """The next chunk of the file begins at byte `offset`, not where this one does."""

    def __init__(self, offset: int):
        self.offset = offset
        super().__init__(f"The next chunk begins at {offset}.")


class Busy(Exception):
    """Another request is at work on this very file."""


class Incoming:
    """One file on its way in, of one person.

    Known by its name, size in bytes and hour of change, so that the same file chosen
    again goes on where it stopped. Use it `with incoming.held():`.
    """

    def __init__(self, person, name: str, size: int, changed: str):
        known = hashlib.sha256(f"{name}:{size}:{changed}".encode()).hexdigest()
        self.name, self.size = name, size
        self.path = folder() / str(person.pk) / known[:32]

    @contextmanager
    def held(self):
        """Alone with the file. Raises Busy, and Refused when the disk is full or closed."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.lock = self.path.open("ab")
        except OSError as error:
            raise Refused(REASONS["room"]) from error
        with self.lock:
            try:
                fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise Busy from None
            yield self

    def add(self, offset: int, chunk: File) -> bool:
        """Write the chunk that begins at `offset`; whether the file is whole now.

        Raises Elsewhere, changing nothing; or Refused, and then nothing of it is kept.
        """
        here = self.lock.seek(0, 2)
        if not here:
            self._judge()
        if offset != here:
            if not here:
                self.drop()
            raise Elsewhere(here)
        if here + chunk.size > self.size:
            self.drop()
            raise Refused(_("More came than this file has. Send it once more."))
        try:
            for block in chunk.chunks():
                self.lock.write(block)
            self.lock.flush()
        except OSError as error:
            self.drop()
            raise Refused(REASONS["room"]) from error
        return here + chunk.size == self.size

    def whole(self) -> File:
        """The file, to be read; whoever opens it closes it."""
        return File(self.path.open("rb"), name=self.name)

    def drop(self):
        """Keep nothing of it."""
        self.path.unlink(missing_ok=True)

    @property
    def receipt(self) -> int | None:
        """The photo that this file became, when the answer that said so may have been lost."""
        with suppress(OSError, ValueError):
            return int(self._told.read_text())
        return None

    def give_receipt(self, photo):
        """Remember what it became, for as long as an unfinished file would wait."""
        with suppress(OSError):  # without it a file whose answer was lost comes twice: no harm
            self._told.write_text(str(photo.pk))

    @property
    def _told(self) -> Path:
        return self.path.with_suffix(".in")

    def _judge(self):
        """The first chunk: is there room for the whole?"""
        prune()
        waiting = sum(path.stat().st_size for path in self.path.parent.iterdir())
        if self.size > settings.UPLOAD_MAX_BYTES:
            self.drop()
            raise Refused(too_large(self.size))
        if waiting > MOST_WAITING:
            self.drop()
            raise Refused(_("Too many of your files are half-way in. Finish those first."))


def folder() -> Path:
    """Where unfinished files wait, one folder a person."""
    return settings.UPLOADS_DIR / "incoming"


def prune():
    """Throw out what no chunk has reached for a day."""
    last = time.time() - LIFE
    for path in folder().glob("*/*"):
        with suppress(FileNotFoundError):  # another request was quicker
            if path.stat().st_mtime < last:
                path.unlink()
