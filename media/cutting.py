"""Cuts one decoded photo into its public files: the full frame, and crops about its focal point.

Part of the decoder's program, and only ever run there. A file is `<ratio>-<width>.<jpg|avif>`;
nothing of the camera is in one, as nothing but pixels is handed on.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageFile

WIDTHS = (320, 640, 960, 1280, 1920)
FULL = "full"
# What crops are cut to, and the widths of each: 3:2 for cards, the others for sharing.
CROPS = {
    "3x2": (3, 2, WIDTHS),
    "16x9": (16, 9, (1200,)),
    "4x3": (4, 3, (1200,)),
    "1x1": (1, 1, (1200,)),
}
IN_AVIF = (FULL, "3x2")  # those who share pictures and read structured data want JPEG

SAVING = {
    # Baseline would show nothing until the end; 78 is where people stop seeing the difference.
    "jpg": ("JPEG", {"quality": 78, "optimize": True, "progressive": True}),
    # 50 at speed 8 is smaller than WebP at 75, and nearer to the photo. The one byte of XMP is
    # a place for the desk's words (media.inscription), which come in without a new encoding.
    # Tiles serve threads, of which there is one; steeper angles of prediction took a tenth of
    # the encoder's time for half a percent of the bytes, and no picture was nearer for it.
    "avif": (
        "AVIF",
        {
            "quality": 50, "speed": 8, "max_threads": 1, "xmp": b" ",
            "autotiling": False, "advanced": {"enable-angle-delta": "0"},
        },
    ),
}  # fmt: skip
# Bytes: a progressive JPEG is written in one piece, and Pillow expects no more than one for each
# pixel. A picture one pixel wide has far more.
ImageFile.MAXBLOCK = 4_000_000
MOST_IN_AVIF = 9_000_000  # pixels: a frame as tall as a tower would take all the memory


def crop_box(size, ratio, focus) -> tuple[int, int, int, int]:
    """The largest box of this ratio whose middle is as near the focal point as the edges let it.

    `focus` is (across, down), each from 0 to 1 of `size`.
    """
    width, height = size
    across, down = ratio
    if width * down <= height * across:
        box = (width, max(1, round(width * down / across)))
    else:
        box = (max(1, round(height * across / down)), height)
    left, top = (
        min(max(round(at * whole - part / 2), 0), whole - part)
        for at, whole, part in zip(focus, size, box, strict=True)
    )
    return left, top, left + box[0], top + box[1]


def resized(im: Image.Image, width: int, frame: tuple[int, int]) -> Image.Image:
    """At `width` pixels, in the proportions of `frame`."""
    height = max(1, round(width * frame[1] / frame[0]))
    return im.resize((width, height), Image.Resampling.LANCZOS)


def write_first(im: Image.Image, folder: Path) -> dict:
    """What a page needs at once, the full frame in JPEG; returns the manifest."""
    return {FULL: _write(_sizes(im, WIDTHS), folder, FULL, ("jpg",))}


def write_all(im: Image.Image, folder: Path, focus: tuple[float, float]) -> dict:
    """Every public file; returns the manifest: the sizes of each ratio, and which have AVIF."""
    formats = ("jpg", "avif") if im.width * im.height <= MOST_IN_AVIF else ("jpg",)
    cut: dict[str, list[Image.Image]] = {}
    frames = _cutting(_sizes(im, WIDTHS), focus, cut)
    manifest = {FULL: _write(frames, folder, FULL, formats)}
    for name, (across, down, widths) in CROPS.items():
        box = crop_box(im.size, (across, down), focus)
        if box == (0, 0, *im.size) and widths == WIDTHS:
            manifest[name] = _copy(manifest[FULL], folder, name, formats)
        else:
            own = formats if name in IN_AVIF else ("jpg",)
            pieces = cut.get(name) or _sizes(im.crop(box), widths)
            manifest[name] = _write(pieces, folder, name, own)
    return manifest | {"avif": list(IN_AVIF) if "avif" in formats else []}


def _sizes(im: Image.Image, widths) -> Iterator[Image.Image]:
    """The picture at each width, from the next larger one; never wider than it is."""
    frame = im.size
    for width in sorted({min(width, im.width) for width in widths}, reverse=True):
        im = resized(im, width, frame) if width < im.width else im
        yield im


def _cutting(frames, focus, cut: dict) -> Iterator[Image.Image]:
    """Hand on the full frames, and cut from each the crops as wide as it: no second resizing."""
    for frame in frames:
        for name, (across, down, widths) in CROPS.items():
            box = crop_box(frame.size, (across, down), focus)
            if widths == WIDTHS and box[2] - box[0] == frame.width:
                cut.setdefault(name, []).append(frame.crop(box))
        yield frame


def _write(pieces, folder, name, formats) -> list[list[int]]:
    """Write each picture in each format; returns their sizes, the narrowest first."""
    sizes = []
    for im in pieces:
        for ending in formats:
            kind, saving = SAVING[ending]
            im.save(folder / f"{name}-{im.width}.{ending}", kind, **saving)
        sizes.append([im.width, im.height])
    return sizes[::-1]


def _copy(sizes, folder, name, formats) -> list[list[int]]:
    """The full frame under another name: a photo of 3:2 is its own crop, and AVIF costs time."""
    for width, _height in sizes:
        for ending in formats:
            shutil.copyfile(
                folder / f"{FULL}-{width}.{ending}", folder / f"{name}-{width}.{ending}"
            )
    return sizes
