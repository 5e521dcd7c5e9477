"""The image of a house ad: judged by its bytes in the decoder's own process, made to fit a slot."""

import hashlib
from contextlib import ExitStack
from pathlib import Path

from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from articles.models import HouseAd
from media.cutting import FULL
from media.decoding import Refused, decode
from media.ingest import copy_to, workplace
from media.renditions import keep
from media.storage import renditions

TALL_ENOUGH = 500  # px: the 250 of a slot, on a screen of two dots to the pixel
FLATTEST = 8  # times as wide as high
LARGEST = 12 * 1024 * 1024  # bytes


def dress(ad: HouseAd, file) -> None:
    """Give `ad` the image in `file`, as a JPEG in the store; the row is not saved.

    Raises Refused, in words for people. A file of the same bytes is kept once.
    """
    if file.size > LARGEST:
        raise Refused(_("An ad’s image is %s at most.") % filesizeformat(LARGEST))
    made, (ad.width, ad.height) = _fitted(file)
    name = f"house/{hashlib.sha256(made).hexdigest()[:32]}.jpg"
    store = renditions()
    if not store.exists(name):
        with ExitStack() as undo:
            keep(store, name, ContentFile(made), undo)
            undo.pop_all()
    ad.image.name = name


def _fitted(file) -> tuple[bytes, list[int]]:
    """The smallest size that is sharp in a slot, with its width and height."""
    with workplace() as folder:
        original = Path(folder) / "original"
        copy_to(original, file)
        sizes = decode(original, Path(folder)).manifest[FULL]
        width, height = next((one for one in sizes if one[1] >= TALL_ENOUGH), sizes[-1])
        if height > width * 2 or width > height * FLATTEST:
            raise Refused(_("This image is too tall or too flat for a slot of 600 × 250."))
        return (Path(folder) / f"{FULL}-{width}.jpg").read_bytes(), [width, height]
