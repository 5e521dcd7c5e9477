"""Files made to break whatever opens them, each a few kilobytes, and what must become of them."""

import gzip
import io
import random
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageCms

from tests.media.pictures import animated_bytes, as_chunk, endless_png

PHONES = Path(__file__).parent / "phone.heic"
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><circle r="9"/></svg>'


def noise(size=(120, 80), mode="RGB"):
    """A picture that does not pack well, always the same."""
    chance = random.Random(7)
    width, height = size
    raw = bytes(chance.randrange(256) for _pixel in range(width * height * 3))
    return Image.frombytes("RGB", size, raw).convert(mode)


def packed(kind="JPEG", mode="RGB", size=(120, 80), **saving) -> bytes:
    file = io.BytesIO()
    noise(size, mode).save(file, kind, **saving)
    return file.getvalue()


WHOLE = {
    "jpeg": packed(), "png": packed("PNG"), "webp": packed("WEBP"), "avif": packed("AVIF"),
    "tiff": packed("TIFF", compression="tiff_lzw"), "heic": PHONES.read_bytes(),
}  # fmt: skip


def flipped(content: bytes, seed: int) -> bytes:
    """Eight bits flipped anywhere, the header included."""
    chance, flawed = random.Random(seed), bytearray(content)
    for _bit in range(8):
        flawed[chance.randrange(len(flawed))] ^= 1 << chance.randrange(8)
    return bytes(flawed)


def with_segment(marker: int, body: bytes) -> bytes:
    """A JPEG with one more segment at its start."""
    jpeg = WHOLE["jpeg"]
    return jpeg[:2] + struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body + jpeg[2:]


def exif(body: bytes) -> bytes:
    return with_segment(0xE1, b"Exif\0\0" + body)


def xmp(body: bytes) -> bytes:
    return with_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + body)


def of_size(width: int, height: int) -> bytes:
    """A small JPEG that says it is of this size."""
    jpeg = bytearray(WHOLE["jpeg"])
    at = jpeg.index(b"\xff\xc0") + 5
    jpeg[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(jpeg)


def tiff_of_size(width: int, height: int) -> bytes:
    """A TIFF of nothing that says it is of this size."""
    tags = [(256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1),
            (273, 4, 8), (277, 3, 1), (278, 4, height), (279, 4, 20)]  # fmt: skip
    directory = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + directory + bytes(4)


def with_chunk(kind: bytes, body: bytes) -> bytes:
    """A PNG with one more chunk behind its header."""
    png = WHOLE["png"]
    return png[:33] + as_chunk(kind, body) + png[33:]


def several(kind: str, number: int, **saving) -> bytes:
    """Many frames."""
    frames = [Image.new("RGB", (8, 8), (n % 256, 0, 0)) for n in range(number)]
    file = io.BytesIO()
    frames[0].save(file, kind, save_all=True, append_images=frames[1:], **saving)
    return file.getvalue()


LAUGHS = (
    b"<!DOCTYPE x [<!ENTITY a 'ha'>"
    + b"".join(
        f"<!ENTITY {chr(98 + n)} '{('&' + chr(97 + n) + ';') * 10}'>".encode() for n in range(12)
    )
    + b"]><x>&m;</x>"
)
LAB = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
RDF = b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="d"><r:Description>'
LOOP = b"II*\0\x08\0\0\0" + struct.pack("<HHHII", 1, 0x8769, 4, 1, 8) + struct.pack("<I", 8)

TAKEN = {
    "one pixel, jpeg": packed(size=(1, 1)),
    "one pixel, png": packed("PNG", size=(1, 1)),
    "one pixel, webp": packed("WEBP", size=(1, 1)),
    "one pixel, tiff": packed("TIFF", size=(1, 1)),
    "extremely wide": packed("PNG", "L", (20_000, 1)),
    "extremely tall": packed("PNG", "L", (1, 20_000)),
    "cmyk jpeg": packed(mode="CMYK"),
    "cmyk tiff": packed("TIFF", "CMYK"),
    "lab tiff": packed("TIFF", "LAB"),
    "16 bits of grey, png": packed("PNG", "I;16"),
    "16 bits of grey, tiff": packed("TIFF", "I;16"),
    "one bit": packed("PNG", "1"),
    "palette": packed("PNG", "P", transparency=3),
    "grey and transparent": packed("PNG", "LA"),
    "broken profile": packed(icc_profile=b"no profile at all"),
    "empty profile": packed(icc_profile=bytes(128)),
    "profile of another mode": packed(icc_profile=LAB),
    "profile of colours on grey": packed(mode="L", icc_profile=LAB),
    "exif of noise": exif(bytes(range(256)) * 40),
    "exif that is its own directory": exif(LOOP),
    "exif that ends at once": exif(b"MM\0*"),
    "orientation that does not exist": exif(
        b"II*\0\x08\0\0\0" + struct.pack("<HHHIIi", 1, 0x0112, 3, 1, 99, 0)
    ),
    "xmp that is no xml": xmp(b"<x:xmpmeta <<<>>"),
    "xmp of a billion laughs": xmp(LAUGHS),
    "xmp that asks for a file": xmp(
        b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>'
    ),
    "xmp of 6,000 storeys": xmp(RDF + b"<d:e>" * 6000 + b"</d:e>" * 3000),
    "iim longer than the file": with_segment(
        0xED,
        b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\0\0\0\x0c" + b"\x1c\x02\x78\xff\xff" + bytes(7),
    ),
    "web page behind a jpeg": WHOLE["jpeg"] + HTML,
    "web page behind a png": WHOLE["png"] + HTML,
    "web page in a comment": packed(comment=HTML),
    "pdf in a comment": packed(comment=b"%PDF-1.7 1 0 obj <</JavaScript 2 0 R>> endobj"),
    "photo and its preview": several("MPO", 2),
}  # fmt: skip

REFUSED = {
    "nothing": b"",
    "one byte": b"\xff",
    "NUL bytes": bytes(4000),
    **{f"noise {seed}": random.Random(seed).randbytes(5000) for seed in range(3)},
    **{f"first bytes of a {kind}": whole[:16] for kind, whole in WHOLE.items()},
    **{f"half a {kind}": whole[: len(whole) // 2] for kind, whole in WHOLE.items()},
    "bomb, png": endless_png(),
    "bomb, png with fewer rows": endless_png(9_000, 9_000),
    "bomb, jpeg": of_size(65_000, 65_000),
    "bomb, tiff": tiff_of_size(100_000, 100_000),
    "jpeg of no width": of_size(0, 100),
    "tiff without its pixels": tiff_of_size(3000, 3000),
    "png that ends in its header": WHOLE["png"][:40],
    "many frames, gif": several("GIF", 300),
    "many frames, png": several("PNG", 200),
    "many frames, webp": several("WEBP", 200),
    "many frames, avif": several("AVIF", 20),
    "many pages": several("TIFF", 200),
    "two frames": animated_bytes("PNG"),
    "svg": SVG,
    "svg with a mark": b"\xef\xbb\xbf" + SVG,
    "svg, packed": gzip.compress(SVG),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\nsystemdict /quit get exec",
    "web page": HTML,
    "xml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>',
    "zip": b"PK\x03\x04" + bytes(60),
    "bmp": packed("BMP"),
    "icon": packed("ICO"),
    "portable pixmap": packed("PPM"),
    "targa": packed("TGA"),
    "jpeg 2000": b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(60),
    "jpeg xl": b"\xff\x0a" + bytes(60),
    "photoshop": b"8BPS\0\1" + bytes(60),
    "film": b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + bytes(60),
    "program": b"\x7fELF\x02\x01\x01" + bytes(60),
}  # fmt: skip

EITHER = {
    **{f"flipped {kind} {seed}": flipped(whole, seed)
       for kind, whole in WHOLE.items() for seed in range(3)},
    **{f"{kind} without its end": whole[:-3] for kind, whole in WHOLE.items()},
    "text bomb": with_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(90_000_000), 9)),
    "profile bomb": with_chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(90_000_000), 9)),
    "png without a checksum": WHOLE["png"][:29] + bytes(4)
    + WHOLE["png"][33:],
    "png of one row too many": endless_png(100, 101, rows=100 * 301),
}  # fmt: skip
