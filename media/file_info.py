"""Reads what a photo's file says of itself: IPTC-IIM, XMP, EXIF.

Part of the decoder's program and only ever run there, as these bytes are strangers':
without Django, and every standard by itself, so that a broken one takes nothing else along.
What it finds is mapped to a photo's fields by media.metadata.
"""

import re

from PIL import ExifTags

from media.charsets import charset_of, decoded
from media.containers import iim_block, xmp_packets

LONGEST_XMP = 2_000_000  # bytes of a packet; real ones have some 20,000
DEEPEST = 8  # structures within structures: real ones have 3

IIM_NAMES = {
    (2, 5): "title", (2, 10): "urgency", (2, 15): "category", (2, 20): "categories",
    (2, 25): "keywords", (2, 40): "instructions", (2, 55): "date", (2, 60): "time",
    (2, 80): "byline", (2, 85): "byline_title", (2, 90): "city", (2, 92): "place",
    (2, 95): "state", (2, 100): "country_code", (2, 101): "country", (2, 103): "job",
    (2, 105): "headline", (2, 110): "credit", (2, 115): "source", (2, 116): "copyright",
    (2, 118): "contact", (2, 120): "caption", (2, 122): "caption_writer",
}  # fmt: skip
CHARSET = (1, 90)
EXTENDED = 0x8000  # this bit of a size says that it is the size of the size

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XML = "{http://www.w3.org/XML/1998/namespace}"
BOXES = {f"{RDF}Alt", f"{RDF}Bag", f"{RDF}Seq"}
PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
}

GPS_LATITUDE = 2  # a tag of the GPS directory; cameras without a fix write the others alone
WINDOWS_TEXTS = range(0x9C9B, 0x9CA0)  # title, comment, author, keywords, subject

POSITION = re.compile(r"latitude|longitude|\}(lat|long)$", re.IGNORECASE)
# Neither does anyone at the desk need a serial number; previews may show what was cropped away.
WITHHELD = re.compile(POSITION.pattern + "|gps|serialnumber|thumbnail|gimg", re.IGNORECASE)
NEW_LINE = re.compile(r"\r\n?")
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # PostgreSQL takes no NUL, not even in JSON


def file_info(im) -> dict:
    """{"iim": …, "xmp": …, "exif": …, "has_gps": bool, "unread": [standard, …]}, as JSON may be.

    IIM is {name: [text, …]}, EXIF {name: text}; in XMP a value is a text, a list, or
    a structure. All that the file says is there but positions, serial numbers and
    previews: what is not kept cannot leak. Never raises.
    """
    found = {"has_gps": False, "unread": []}
    for standard, read in (("iim", iim), ("xmp", xmp), ("exif", exif)):
        try:
            said = read(im)
            found["has_gps"] |= any(POSITION.search(name) for name in said)
            found[standard] = _fit_to_keep(said)
        except Exception:  # whatever a library says of bytes made to break it
            found["unread"].append(standard)
    return found


def _fit_to_keep(said):
    """The same without what is withheld, at any depth, and without what nobody can see."""
    if isinstance(said, str):
        return UNSEEN.sub("", NEW_LINE.sub("\n", said))
    if isinstance(said, list):
        return [_fit_to_keep(value) for value in said]
    return {name: _fit_to_keep(said[name]) for name in said if not WITHHELD.search(name)}


def iim(im) -> dict[str, list[str]]:
    """The IIM records, by name: all in one charset, which the file may say or not."""
    records = list(_records(iim_block(im)))
    texts = [(IIM_NAMES[key], raw) for key, raw in records if key in IIM_NAMES]
    charset = charset_of([raw for _name, raw in texts], dict(records).get(CHARSET, b""))
    found = {}
    for name, raw in texts:
        found.setdefault(name, []).append(decoded(raw, charset))
    return found


def _records(block: bytes):
    at = 0
    while at + 5 <= len(block) and block[at] == 0x1C:
        key, size = (block[at + 1], block[at + 2]), int.from_bytes(block[at + 3 : at + 5])
        at += 5
        if size & EXTENDED:
            more = size - EXTENDED
            size = int.from_bytes(block[at : at + more])
            at += more
        yield key, block[at : at + size]
        at += size


def xmp(im) -> dict:
    """The XMP properties, as {"dc:description": value, …}; the first of a name counts."""
    found = {}
    for packet in xmp_packets(im):
        if len(packet) > LONGEST_XMP:
            raise ValueError("more XMP than a photo has")
        from defusedxml.ElementTree import fromstring  # here: most start without it

        for rdf in fromstring(packet.strip(b"\0 \n")).iter(f"{RDF}RDF"):
            for description in rdf:
                for name, value in _properties(description).items():
                    found.setdefault(name, value)
    return found


def _properties(element, depth=0) -> dict:
    found = {_name(key): text for key, text in element.items() if not key.startswith((RDF, XML))}
    for child in element:
        found.setdefault(_name(child.tag), _value(child, depth + 1))
    return found


def _value(element, depth):
    """A text, the list in a box (of several languages the default one first), a structure."""
    if depth > DEEPEST:
        return ""
    first = element[0] if len(element) else None
    if first is None:
        plain = element.text or element.get(f"{RDF}resource") or ""
        return _properties(element, depth) or plain
    if first.tag in BOXES:
        rows = sorted(first, key=lambda row: row.get(f"{XML}lang", "x-default") != "x-default")
        return [_value(row, depth + 1) for row in rows]
    return _properties(first if first.tag == f"{RDF}Description" else element, depth)


def _name(tag: str) -> str:
    namespace, _brace, name = tag.removeprefix("{").rpartition("}")
    prefix = PREFIXES.get(namespace)
    return f"{prefix}:{name}" if prefix else tag


def exif(im) -> dict[str, str]:
    """The EXIF texts and numbers, by name: bytes beyond ASCII in whatever charset they prove."""
    tags = im.getexif()
    found = {**tags, **tags.get_ifd(ExifTags.IFD.Exif)}
    # Pillow reads texts as Latin-1, whatever they are in.
    raw = {tag: said.encode("latin-1") for tag, said in found.items() if isinstance(said, str)}
    charset = charset_of(list(raw.values()))
    told = {tag: _between_nulls(decoded(text, charset)) for tag, text in raw.items()}
    for tag, said in found.items():
        if isinstance(said, int | float):
            told[tag] = str(said)
        elif tag in WINDOWS_TEXTS and isinstance(said, bytes):
            told[tag] = said.decode("utf-16-le", "replace")
    named = {ExifTags.TAGS[tag]: text for tag, text in told.items() if tag in ExifTags.TAGS}
    if GPS_LATITUDE in tags.get_ifd(ExifTags.IFD.GPSInfo):
        named["GPSLatitude"] = ""  # withheld, but told of
    return named


def _between_nulls(text: str) -> str:
    """NULs pad a text, and part a photographer's copyright from an editor's."""
    return "; ".join(part for part in text.split("\0") if part.strip())
