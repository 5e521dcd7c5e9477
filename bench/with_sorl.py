"""The same files by sorl-thumbnail: `python -m bench.with_sorl ORIGINAL FOLDER [all]`.

What bench.photos compares the decoder with, in a process of its own. It is told all that it can
be told: the same widths, crops, formats and qualities, progressive JPEG, no copy of the
original's notes. It knows no speed of AVIF, and reads the original again for each file.
"""

import shutil
import sys
from pathlib import Path

from django.conf import settings

from media.cutting import CROPS, FULL, IN_AVIF, SAVING, WIDTHS


def start(original: Path, folder: Path) -> None:
    """Django with nothing but what sorl-thumbnail needs; its notes go to a file in `folder`."""
    settings.configure(
        INSTALLED_APPS=["sorl.thumbnail"],
        MEDIA_ROOT=str(folder / "media"),
        THUMBNAIL_KVSTORE="sorl.thumbnail.kvstores.dbm_kvstore.KVStore",
        THUMBNAIL_DBM_FILE=str(folder / "notes"),
        THUMBNAIL_PROGRESSIVE=True,
        THUMBNAIL_UPSCALE=False,
    )
    import django

    django.setup()
    (folder / "media").mkdir()
    shutil.copyfile(original, folder / "media" / "original.jpg")


def wanted(everything: bool):
    """(ratio, width, geometry, ending) of each file, as the decoder makes them."""
    for width in WIDTHS:
        yield FULL, width, str(width), "jpg"
    if not everything:
        return
    for width in WIDTHS:
        yield FULL, width, str(width), "avif"
    for ratio, (across, down, widths) in CROPS.items():
        for width in widths:
            geometry = f"{width}x{round(width * down / across)}"
            for ending in ("jpg", "avif") if ratio in IN_AVIF else ("jpg",):
                yield ratio, width, geometry, ending


def main(original: str, folder: str, everything: str = "") -> None:
    """Make the files, under the decoder's names."""
    place = Path(folder)
    start(Path(original), place)
    from sorl.thumbnail import get_thumbnail

    for ratio, width, geometry, ending in wanted(bool(everything)):
        kind, saving = SAVING[ending]
        crop = {"crop": "center"} if ratio != FULL else {}
        made = get_thumbnail(
            "original.jpg", geometry, format=kind, quality=saving["quality"], **crop
        )
        shutil.move(place / "media" / made.name, place / f"{ratio}-{width}.{ending}")


if __name__ == "__main__":
    main(*sys.argv[1:])
