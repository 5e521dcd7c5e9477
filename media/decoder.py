"""Opens one photo that may be hostile: a program of its own, with little memory and time.

`python -m media.decoder ORIGINAL FOLDER` writes what a page needs at once into FOLDER, with
the focal point behind them (`… 0.5 0.4`) every public file, and prints JSON: {"format", "width",
"height", "phash", "manifest": the files (media.cutting), "info": what the photo says of itself
(media.file_info)}, or why the file is refused: {"refused": reason, …}.
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

from media.cutting import WIDTHS, resized, write_all, write_first
from media.file_info import file_info
from media.scans import scans_in

# Bytes of address space: every file of 120 megapixels with transparency took 1,110,000,000.
MEMORY = 1_400_000_000
CPU_SECONDS = 30  # the same took 9, a photo as tall as a tower 11
LARGEST_FILE = 64_000_000  # bytes of one rendition, far above any real one
MOST_PIXELS = 120_000_000
LONGEST_SIDE = 65_500  # pixels: what a JPEG can be
MOST_SCANS = 100  # of a JPEG; a progressive one has about ten, 20,000 in 600 KB took 20 seconds

FORMATS = {
    "JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "TIFF": "tif",
    "HEIF": "heic",
}  # fmt: skip
OF_PILLOW = [name for name in FORMATS if name not in ("MPO", "HEIF")]
LEAST_CONTRAST = 12  # tones between the darkest and the brightest of 72 places
ORIENTATION = 0x0112  # the EXIF tag

SIGNATURES = {
    b"%PDF": "pdf", b"GIF8": "gif", b"II*\0": "raw", b"MM\0*": "raw", b"PK\x03\x04": "zip",
    b"BM": "bmp", b"%!PS": "eps", b"\xc5\xd0\xd3\xc6": "eps", b"8BPS": "psd",
}  # fmt: skip
PHONE_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
# TIFF tags: a raw file shows a small preview first, and its photo only to its maker's software.
SUBFILE, PHOTOMETRIC, DNG_VERSION = 254, 262, 50706
FROM_SENSORS = (32803, 34892)


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
        return "broken" if head[8:12] in {*PHONE_BRANDS, b"avif", b"avis"} else "film"
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
        im = Image.open(path, formats=formats_of(head))
    except Image.UnidentifiedImageError:
        raise Refuse(kind_of(head)) from None
    width, height = im.size
    if width * height > MOST_PIXELS or max(im.size) > LONGEST_SIDE:
        raise Refuse("pixels", width=width, height=height)
    # Cameras put a preview behind the photo (MPO), phones a burst: the first is the photo.
    if im.format not in ("MPO", "HEIF") and getattr(im, "n_frames", 1) > 1:
        raise Refuse("pages" if im.format == "TIFF" else "animated")
    if im.format == "TIFF" and is_raw(im, head):
        raise Refuse("raw")
    if im.format in ("JPEG", "MPO") and scans_in(path) > MOST_SCANS:
        raise Refuse("heavy")
    if zipfile.is_zipfile(path):  # a photo in front, an archive behind
        raise Refuse("zip")
    return im


def formats_of(head: bytes) -> list[str]:
    """Which readers may try: that of phones' photos is loaded for them alone, as it takes long."""
    brands = head[8 : int.from_bytes(head[:4])]
    if head[4:8] != b"ftyp" or brands[:4] not in PHONE_BRANDS or b"avif" in brands:
        return OF_PILLOW
    import pi_heif

    # Each thread would claim address space, of which there is little.
    pi_heif.register_heif_opener(
        decode_threads=1, thumbnails=False, depth_images=False, aux_images=False
    )
    return ["HEIF"]


def is_raw(im: Image.Image, head: bytes) -> bool:
    """Whether what opens as TIFF is a camera's raw file."""
    tags = im.tag_v2
    is_preview = tags.get(SUBFILE, 0) & 1 or tags.get(PHOTOMETRIC) in FROM_SENSORS
    return bool(is_preview or DNG_VERSION in tags or head[8:10] == b"CR")


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


def phash_of(im: Image.Image) -> int | None:
    """Whether the picture darkens or brightens from left to right at 8 × 8 places, as 64 bits.

    Signed, as databases keep it. Pictures that look alike differ in a few bits. None for
    one of a single tone, which would look like every other of these.
    """
    small = im.convert("L").resize((9, 8), Image.Resampling.BOX)
    darkest, brightest = small.getextrema()
    if brightest - darkest < LEAST_CONTRAST:
        return None
    tones, bits = small.tobytes(), 0
    for row in range(8):
        for at in range(9 * row, 9 * row + 8):
            bits = bits << 1 | (tones[at] < tones[at + 1])
    return bits - (1 << 64) if bits >> 63 else bits


def read(path: Path) -> tuple[dict, Image.Image]:
    """What the photo is, and its widest rendition."""
    try:
        im = open_photo(path)
        size = im.size[::-1] if orientation_of(im) in range(5, 9) else im.size
        facts = {"format": FORMATS[im.format], "width": size[0], "height": size[1]}
        widest = decode(im)
        facts["phash"] = phash_of(widest)
        return {**facts, "info": file_info(im)}, widest  # only now: a PNG may tell at its end
    except Refuse:
        raise
    except MemoryError:
        raise Refuse("heavy") from None
    except Exception as error:  # whatever a library says of bytes made to break it
        sys.stderr.write(f"{type(error).__name__}: {error}\n")  # for the log of who asked
        raise Refuse("broken") from None


def main(original: str, folder: str, *focus: str) -> int:
    """Answer on standard output; anything but an answer there means that it died."""
    set_limits()
    try:
        facts, im = read(Path(original))
        at = tuple(map(float, focus))
        made = write_all(im, Path(folder), at) if at else write_first(im, Path(folder))
        answer = {**facts, "manifest": made}
    except Refuse as refusal:
        answer = refusal.answer
    except Exception as error:  # an encoder without memory has many words for it
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        # Reading is over: what the machine says (by number, unlike Pillow) is of a full folder.
        answer = Refuse("room" if getattr(error, "errno", None) else "heavy").answer
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
