"""Counts the scans of a JPEG without decoding one: each costs a walk over the whole picture.

Part of the decoder's program and only ever run there, without Django.
"""

import mmap
import re
from pathlib import Path

SCAN, END = b"\xda", b"\xd9"
# Within a scan FF is followed by 00 or by a restart; what else follows is the next segment.
MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")


def scans_in(path: Path) -> int:
    """How many scans the first picture of the file has, up to its end."""
    number, at = 0, 2
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as jpeg:
        while (found := MARKER.search(jpeg, at)) and found[1] != END:
            number += found[1] == SCAN
            at = found.end() + int.from_bytes(jpeg[found.end() : found.end() + 2])
    return number
