"""Pictures made for tests: small, each of its own bytes, or hostile without being large."""

import io
import struct
import zlib
from itertools import count

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

_numbers = count(1)


def picture_bytes(size=(640, 480), *, kind="JPEG", mode="RGB", colour=None, **saving) -> bytes:
    """A plain picture. No two JPEGs of a run have the same bytes: each carries a number."""
    number = next(_numbers)
    if kind == "JPEG":
        saving.setdefault("comment", f"picture {number}".encode())
    picture = Image.new("RGB", size, colour or (number * 37 % 256, number * 101 % 256, 90))
    file = io.BytesIO()
    picture.convert(mode).save(file, kind, **saving)
    return file.getvalue()


def as_upload(content: bytes, name="photo.jpg") -> SimpleUploadedFile:
    """What a browser sends; its type is whatever the sender says, and never believed."""
    return SimpleUploadedFile(name, content, "image/jpeg")


def upload(size=(640, 480), *, name="photo.jpg", **picture) -> SimpleUploadedFile:
    """A picture as a browser sends it."""
    return as_upload(picture_bytes(size, **picture), name)


def animated_bytes(kind) -> bytes:
    """Two frames, as GIF, PNG or WEBP."""
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    file = io.BytesIO()
    frames[0].save(file, kind, save_all=True, append_images=frames[1:], duration=80)
    return file.getvalue()


def endless_png(width=50_000, height=50_000, *, rows=1_000_000) -> bytes:
    """A PNG of so many pixels in a few kilobytes: `rows` bytes of zeros, packed to nothing."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(as_chunk(*chunk) for chunk in chunks)


def as_chunk(kind, body):
    """A chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
