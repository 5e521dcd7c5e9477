"""Runs the decoder and understands its answer."""

import json
import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

log = logging.getLogger(__name__)

PATIENCE = 90  # seconds of wall time for one photo, on a machine that is busy
MOST_MEGAPIXELS = 120  # as in media.decoder, for people
# Two at a time in each process: ten uploads at once must not need ten times the memory.
_turn = BoundedSemaphore(2)

REASONS = {
    "empty": gettext_lazy("This file is empty."),
    "text": gettext_lazy("This is a text file, not a photo."),
    "svg": gettext_lazy("This is an SVG drawing, not a photo."),
    "pdf": gettext_lazy("This is a PDF, not a photo."),
    "eps": gettext_lazy("This is an EPS drawing, not a photo."),
    "gif": gettext_lazy("This is a GIF, not a photo. Send it as JPEG, PNG, WebP or AVIF."),
    "raw": gettext_lazy(
        "This is a camera's raw file, or a damaged TIFF. Send it as JPEG, TIFF or HEIC."
    ),
    "bmp": gettext_lazy("This is a BMP file. Send it as JPEG, PNG, WebP or AVIF."),
    "psd": gettext_lazy("This is a Photoshop file. Send it as JPEG, PNG or TIFF."),
    "pages": gettext_lazy("This TIFF has more than one page. Send the one that is meant."),
    "film": gettext_lazy("This is a film, not a photo."),
    "zip": gettext_lazy("This is a ZIP archive, or has one inside. Send the photos themselves."),
    "animated": gettext_lazy("This picture moves: it has more than one frame. Send a still one."),
    "unknown": gettext_lazy("This is not a photo that we can open."),
    "broken": gettext_lazy("This photo is damaged or cut off. Send it once more."),
    "heavy": gettext_lazy("This photo takes too much memory or time to open. Send a smaller one."),
    "room": gettext_lazy("There is no room for this photo on the machine. Try again later."),
}


class Refused(Exception):
    """A file that is not taken in; `str()` of it tells the person why. Nothing was kept."""

    def __init__(self, reason):
        self.reason = str(reason)
        super().__init__(self.reason)


@dataclass(frozen=True)
class Decoded:
    """What the decoder found: the original's format and upright size, how it looks in 64 bits,
    the files that it made (media.cutting), and what the original says of itself
    (media.file_info)."""

    format: str
    width: int
    height: int
    phash: int | None
    manifest: dict
    info: dict


def decode(original: Path, folder: Path, focus: tuple[float, float] | None = None) -> Decoded:
    """Make the public files of the photo at `original` in `folder`, as media.cutting names them.

    What a page needs at once; with `focus` (across, down: 0 to 1) every one. Raises
    Refused, in words for people. The decoder is another process, so that a hostile or
    huge file takes nothing down with it.
    """
    command = [sys.executable, "-m", "media.decoder", str(original), str(folder)]
    command += [str(at) for at in focus or ()]
    with _turn:
        try:
            done = subprocess.run(  # noqa: S603 - our own program, by list, on a path of ours
                command, cwd=settings.BASE_DIR, env={}, capture_output=True, timeout=PATIENCE
            )
        except subprocess.TimeoutExpired:
            raise Refused(REASONS["heavy"]) from None
    if done.stderr:
        log.info("decoder of %s: %s", original.name, done.stderr[-2000:].decode(errors="replace"))
    if done.returncode < 0:  # killed, by its limits or by a machine out of memory
        raise Refused(REASONS["heavy"])
    if done.returncode:
        log.error("the decoder failed with %s", done.returncode)
        raise Refused(REASONS["unknown"])
    return _understood(json.loads(done.stdout))


def _understood(answer: dict) -> Decoded:
    if reason := answer.pop("refused", None):
        raise Refused(_too_many_pixels(**answer) if reason == "pixels" else REASONS[reason])
    return Decoded(**answer)


def _too_many_pixels(width: int, height: int) -> str:
    return _(
        "This picture is %(width)s × %(height)s pixels; the most is %(most)d megapixels, "
        "and 65,500 pixels on a side."
    ) % {"width": f"{width:,}", "height": f"{height:,}", "most": MOST_MEGAPIXELS}
