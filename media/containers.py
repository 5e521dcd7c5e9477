"""Finds the blocks in which a file keeps what it says of itself, wherever its format puts them.

Part of the decoder's program and only ever run there, without Django.
"""

import re

IPTC = 0x0404  # the Photoshop resource that holds the IIM records
IN_TIFF, PHOTOSHOP_IN_TIFF = 33723, 34377  # tags
IN_PNG = ("Raw profile type iptc", "Raw profile type 8bim", "Raw profile type APP13")
RECORD = b"\x1c"  # every IIM record begins so

EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
ITS_NAME = re.compile(rb"HasExtendedXMP(?:=[\"']|>)([0-9A-F]{32})")
NAME, SIZES = 32, 8  # bytes: of the packet's name, then of its whole length and a part's place


def iim_block(im) -> bytes:
    """The IIM records: of a JPEG in APP13, of a TIFF in a tag, of a PNG as text in hexadecimal."""
    resources = im.info.get("photoshop")
    if isinstance(resources, dict):
        return resources.get(IPTC, b"")
    tags = getattr(im, "tag_v2", {})
    texts = (_from_hexadecimal(im.info[name]) for name in IN_PNG if name in im.info)
    for block in (tags.get(IN_TIFF), tags.get(PHOTOSHOP_IN_TIFF), *texts):
        if isinstance(block, tuple):  # some writers give the tag numbers of four bytes
            block = b"".join(number.to_bytes(4, "little") for number in block)
        if isinstance(block, bytes) and block:
            return block if block.startswith(RECORD) else _resource(block)
    return b""


def _from_hexadecimal(text: str) -> bytes:
    """ImageMagick's way: a name, the length, then lines of digits."""
    return bytes.fromhex("".join(str(text).split()[2:]))


def _resource(block: bytes) -> bytes:
    """The IIM records among Photoshop's resources."""
    at = block.find(b"8BIM" + IPTC.to_bytes(2))
    if at < 0:
        return b""
    at += 6
    at += (block[at] + 2) & ~1  # its name, padded to even
    size = int.from_bytes(block[at : at + 4])
    return block[at + 4 : at + 4 + size]


def xmp_packets(im) -> list[bytes]:
    """The XMP packet and, in JPEG, the rest of it that was too long for one segment of 64 KB.

    Raises ValueError when the rest is not whole.
    """
    packet = im.info.get("xmp") or b""
    if not packet:
        return []
    name = ITS_NAME.search(packet)
    return [packet, _extended(im, name[1])] if name else [packet]


def _extended(im, name: bytes) -> bytes:
    """The parts of this name, put together."""
    head, parts = EXTENSION + name, {}
    for _marker, segment in getattr(im, "applist", ()):
        if segment.startswith(head):
            sizes = segment[len(head) : len(head) + SIZES]
            whole, place = int.from_bytes(sizes[:4]), int.from_bytes(sizes[4:])
            parts[place] = segment[len(head) + SIZES :]
    packet = b"".join(parts[place] for place in sorted(parts))
    if not parts or len(packet) != whole:
        raise ValueError("a part of the XMP is missing")
    return packet
