"""Opens one photo that may be hostile: a program of its own, with little memory and time.

`python -m media.decoder ORIGINAL FOLDER` writes `full-<width>.jpg` into FOLDER and prints
JSON: {"format", "width", "height", "full": [[width, height], …], "info": what the file
says of itself (media.file_info)}, or why the file is refused: {"refused": reason, …}.
Without Django, so that it starts quickly; it knows no secret and no database. What it
reads is judged by its bytes, never by its name.
"""

import codecs
import io
import json
import os
import resource
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from media.file_info import file_info

MEMORY = 1_400_000_000  # bytes of address space: 120 megapixels with transparency, measured
CPU_SECONDS = 30  # 100 megapixels of PNG take some 6
LARGEST_FILE = 64_000_000  # bytes of one rendition, far above any real one
MOST_PIXELS = 120_000_000
LONGEST_SIDE = 65_500  # pixels: what a JPEG can be

WIDTHS = (320, 640, 960, 1280, 1920)
FORMATS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
# Baseline would show nothing until the end; 78 is where people stop seeing the difference.
SAVING = {"quality": 78, "optimize": True, "progressive": True}
ORIENTATION = 0x0112  # the EXIF tag

SIGNATURES = {
    b"%PDF": "pdf", b"GIF8": "gif", b"II*\0": "tiff", b"MM\0*": "tiff", b"PK\x03\x04": "zip",
    b"BM": "bmp",
}  # fmt: skip
PHONE_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


class Refuse(Exception):
    """The file is no photo that we take: `reason` is a word, `facts` what to say of it."""

    def __init__(self, reason, **facts):
        self.answer = {"refused": reason, **facts}
        super().__init__(reason)


def set_limits() -> None:
    """Hold this process to its memory, time and file size; dump no core of a private photo."""
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_FSIZE: LARGEST_FILE,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in limits.items():
        with suppress(ValueError, OSError):  # macOS knows no limit of address space
            resource.setrlimit(kind, (most, most))
    os.nice(5)  # readers come first


def kind_of(head: bytes) -> str:
    """What a file that is no photo looks like, by its first bytes."""
    if not head:
        return "empty"
    for signature, kind in SIGNATURES.items():
        if head.startswith(signature):
            return kind
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in PHONE_BRANDS else "film"
    if head[:2] == b"\xff\xd8" or head[:4] in (b"\x89PNG", b"RIFF"):
        return "broken"
    with suppress(UnicodeDecodeError):
        text = codecs.getincrementaldecoder("utf-8")().decode(head).lower()
        if "\0" not in text:
            return "svg" if "<svg" in text else "text"
    return "unknown"


def open_photo(path: Path) -> Image.Image:
    """The photo, its header read and judged, its pixels not yet decoded."""
    with path.open("rb") as file:
        head = file.read(2048)
    Image.MAX_IMAGE_PIXELS = None  # we count ourselves, below, and answer in words
    try:
        im = Image.open(path, formats=[name for name in FORMATS if name != "MPO"])
    except Image.UnidentifiedImageError:
        raise Refuse(kind_of(head)) from None
    width, height = im.size
    if width * height > MOST_PIXELS or max(im.size) > LONGEST_SIDE:
        raise Refuse("pixels", width=width, height=height)
    # Cameras put a preview behind the photo (MPO): its first picture is the photo.
    if getattr(im, "n_frames", 1) > 1 and im.format != "MPO":
        raise Refuse("animated")
    if zipfile.is_zipfile(path):  # a photo in front, an archive behind
        raise Refuse("zip")
    return im


def orientation_of(im: Image.Image) -> int:
    """How the camera was held, by EXIF: 1 is upright, from 5 on the frame lies on its side."""
    with suppress(Exception):  # broken camera notes are no reason to refuse a photo
        return im.getexif().get(ORIENTATION, 1)
    return 1


def flat(im: Image.Image) -> Image.Image:
    """Without palette, transparency (laid over white) and 16-bit greys."""
    if im.mode.startswith("I"):
        return im.point(lambda value: value / 256).convert("L")
    if im.has_transparency_data:
        im = im if im.mode == "RGBA" else im.convert("RGBA")
        ground = Image.new("RGB", im.size, "white")
        ground.paste(im, mask=im.getchannel("A"))
        return ground
    return im if im.mode in ("RGB", "L", "CMYK") else im.convert("RGB")


def in_srgb(im: Image.Image, profile: bytes | None) -> Image.Image:
    """In the colours that every screen assumes of a picture without a profile."""
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):  # a broken profile, or one of another mode
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(im, source, target, outputMode="RGB")
    return im.convert("RGB")


def decode(im: Image.Image) -> Image.Image:
    """The widest rendition: upright and in sRGB."""
    if im.format in ("JPEG", "MPO"):  # libjpeg decodes straight to 1/2, 1/4, 1/8, never below
        im.draft(im.mode, (WIDTHS[-1], WIDTHS[-1]))
    profile = im.info.get("icc_profile")
    im.load()
    if orientation_of(im) in range(2, 9):  # asked first, as exif_transpose copies in any case
        im = ImageOps.exif_transpose(im)
    im = flat(im)
    if im.width > WIDTHS[-1]:
        im = resized(im, WIDTHS[-1], im.size)
    im = in_srgb(im, profile)
    im.info = {}  # Pillow would write a comment found here into every file
    return im


def resized(im: Image.Image, width: int, frame: tuple[int, int]) -> Image.Image:
    """At `width` pixels, in the proportions of `frame`."""
    height = max(1, round(width * frame[1] / frame[0]))
    return im.resize((width, height), Image.Resampling.LANCZOS)


def write_sizes(im: Image.Image, folder: Path) -> list[list[int]]:
    """Write each size from the next larger one; never wider than the photo itself."""
    sizes, frame = [], im.size
    for width in sorted({min(width, im.width) for width in WIDTHS}, reverse=True):
        im = resized(im, width, frame) if width < im.width else im
        im.save(folder / f"full-{width}.jpg", "JPEG", **SAVING)
        sizes.append([im.width, im.height])
    return sizes[::-1]


def read(path: Path) -> tuple[dict, Image.Image]:
    """What the photo is, and its widest rendition."""
    try:
        im = open_photo(path)
        size = im.size[::-1] if orientation_of(im) in range(5, 9) else im.size
        facts = {"format": FORMATS[im.format], "width": size[0], "height": size[1]}
        widest = decode(im)
        return {**facts, "info": file_info(im)}, widest  # only now: a PNG may tell at its end
    except Refuse:
        raise
    except MemoryError:
        raise Refuse("heavy") from None
    except Exception as error:  # whatever a library says of bytes made to break it
        sys.stderr.write(f"{type(error).__name__}: {error}\n")  # for the log of who asked
        raise Refuse("broken") from None


def main(original: str, folder: str) -> int:
    """Answer on standard output; anything but an answer there means that it died."""
    set_limits()
    try:
        facts, im = read(Path(original))
        answer = {**facts, "full": write_sizes(im, Path(folder))}
    except Refuse as refusal:
        answer = refusal.answer
    except OSError as error:  # reading is over: it is the folder that is full
        sys.stderr.write(f"{error}\n")
        answer = Refuse("room").answer
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
