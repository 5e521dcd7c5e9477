"""More files made to break what opens them: costly, lying or of two kinds. As in hostile."""

import io
import struct
import zipfile
import zlib

from tests.media.hostile import (
    RDF,
    WHOLE,
    exif,
    packed,
    tiff_of_size,
    with_chunk,
    with_segment,
    xmp,
)

DESCRIPTION = (
    RDF + b'<dc:description xmlns:dc="http://purl.org/dc/elements/1.1/"><r:Alt><r:li>%s'
    b"</r:li></r:Alt></dc:description></r:Description></r:RDF>"
)


def of_scans(number: int) -> bytes:
    """A small progressive JPEG that begins anew so often; nothing is in most of its scans."""
    jpeg = packed(progressive=True, size=(3000, 2000), quality=5)
    first = jpeg.index(b"\xff\xda")
    header = jpeg[first : first + 2 + int.from_bytes(jpeg[first + 2 : first + 4])]
    return jpeg[:-2] + header * number + b"\xff\xd9"


def saying(kind: str, width: int, height: int) -> bytes:
    """An AVIF or HEIC whose boxes say that it is of this size."""
    file, at = bytearray(WHOLE[kind]), -1
    while (at := file.find(b"ispe", at + 1)) >= 0:
        file[at + 8 : at + 16] = struct.pack(">II", width, height)
    return bytes(file)


def webp_of_its_largest_size() -> bytes:
    """A lossless WebP of a few kilobytes that says it is of 16,384 × 16,384 pixels."""
    file = bytearray(packed("WEBP", lossless=True))
    at = file.index(b"VP8L") + 9
    file[at : at + 4] = b"\xff\xff\xff\x0f"
    return bytes(file)


def photo_in_a_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("photo.jpg", WHOLE["jpeg"])
    return file.getvalue()


def iim_of(records: bytes) -> bytes:
    head = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(records))
    return with_segment(0xED, head + records)


MANY_TAGS = b"II*\0\x08\0\0\0" + struct.pack("<H", 65535) + b"\0\1\4\0\xff\xff\xff\xff" * 7000
TAKEN = {
    "as many scans as software writes": of_scans(20),
    "exif of 65,535 tags": exif(MANY_TAGS[:60_000]),
    "iim of 9,000 keywords": iim_of(b"\x1c\x02\x19\x00\x01x" * 9000),
    "iim of half a letter": iim_of(b"\x1c\x02\x78\x00\x04\xed\x95\xed\x95"),
    "xmp in another alphabet": xmp(b'<?xml version="1.0" encoding="utf-7"?>+ADw-x+AD4-'),
    "xmp of a script": xmp(DESCRIPTION % b"&lt;script&gt;alert(1)&lt;/script&gt;"),
    "xmp that turns its words around": xmp(DESCRIPTION % "\u202eevil\u202c \u2066x".encode()),
    "xmp of a caption as long as a book": xmp(DESCRIPTION % (b"word " * 11_000)),
    "archive behind a jpeg": WHOLE["jpeg"] + b"7z\xbc\xaf\x27\x1c" + bytes(200),
    "pdf behind a jpeg": WHOLE["jpeg"] + b"\n%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF",
    "end, and another beginning": WHOLE["jpeg"] + of_scans(200),
    "one pixel wide and as tall as can be": packed(mode="L", size=(1, 65_500)),
    "tones that are no numbers": packed("TIFF", "F"),
    "wide as a webp can be": packed("WEBP", size=(16_383, 1)),
}  # fmt: skip

REFUSED = {
    "20,000 scans": of_scans(20_000),
    "bomb, avif": saying("avif", 60_000, 60_000),
    "bomb, heic": saying("heic", 65_000, 65_000),
    "heic that says it is larger": saying("heic", 9_000, 9_000),
    "bomb, webp": webp_of_its_largest_size(),
    "bomb in a png's xmp": with_chunk(
        b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(bytes(200_000_000), 9)
    ),
    "bomb in a png's iim": with_chunk(
        b"zTXt", b"Raw profile type iptc\0\0" + zlib.compress(b"\niptc\n 9\n" + b"41" * 40_000_000)
    ),
    "boxes in boxes": b"\0\0\0\x18ftypavif\0\0\0\0avifmif1"
    + b"".join(struct.pack(">I4s", 0x7FFFFFFF, b"meta") for _box in range(500)),
    "script that looks like a gif": b"GIF89a/*" + bytes(50) + b"*/=1;alert(1)",
    "script in a jpeg's first segment": b"\xff\xd8\xff\xe0/*JFIF\0\1" + bytes(12_000) + b"*/=1",
    "photo in a zip": photo_in_a_zip(),
    "tiff of 65,535 tags": MANY_TAGS,
    "tiff of 110 megapixels without one": tiff_of_size(10_000, 11_000),
    "windows metafile": b"\xd7\xcd\xc6\x9a" + bytes(60),
    "fits": b"SIMPLE  =                    T" + bytes(2800),
    "openexr": b"v/1\x01" + bytes(60),
}  # fmt: skip
