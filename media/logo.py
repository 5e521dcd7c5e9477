"""A logo as it was sent, made into icons: judged by its content, as photos are."""

import io
import tempfile
from pathlib import Path

from django.utils.translation import gettext as _
from PIL import Image

from media.decoding import Refused, decode
from newsroom.models.paper_icon import SIZES

MOST_BYTES = 5_000_000
LEAST = 192  # pixels on a side: below, the icons of phones would be a blur
MIDDLE = (0.5, 0.5)


def icons_of(upload) -> dict[int, bytes]:
    """Square PNGs of the picture's middle, by size in pixels. Raises Refused, in words.

    The decoder, a process of its own, opens what was sent; here only its JPEG is read.
    """
    if upload.size > MOST_BYTES:
        raise Refused(_("A logo may have at most 5 MB."))
    with tempfile.TemporaryDirectory() as folder:
        original = Path(folder) / "original"
        original.write_bytes(upload.read())
        made = decode(original, Path(folder), focus=MIDDLE)
        if min(made.width, made.height) < LEAST:
            raise Refused(_("A logo needs at least %(least)d pixels on a side.") % {"least": LEAST})
        square = Path(folder) / f"1x1-{made.manifest['1x1'][-1][0]}.jpg"
        with Image.open(square) as picture:
            return {size: _png(picture, size) for size in SIZES}


def _png(picture, size) -> bytes:
    file = io.BytesIO()
    picture.resize((size, size), Image.Resampling.LANCZOS).save(file, "PNG", optimize=True)
    return file.getvalue()
