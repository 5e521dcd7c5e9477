"""Writes the desk's words into a public file: a copied photo still says whose it is.

Pure: bytes in, bytes out, no pixel touched. Into JPEG as segments (XMP in APP1, IPTC-IIM in
APP13; every other note of the file is dropped), into AVIF as its XMP. Only for files that
media.cutting made: what strangers send is never opened here.
"""

import hashlib
import re
import struct
from dataclasses import astuple, dataclass
from xml.sax.saxutils import escape

LONGEST = 2000  # characters of one text: a segment of JPEG holds 64 KB
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # not in XML

XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\0"
PHOTOSHOP_HEAD = b"Photoshop 3.0\0"
IPTC = 0x0404  # the Photoshop resource that holds the IIM records
UTF8 = b"\x1b%G"  # in record 1:90, or readers guess
BYLINE, CREDIT, COPYRIGHT, CAPTION = 80, 110, 116, 120  # datasets of record 2

SOS, APP0, APP1, APP13, APP14, APP15, COMMENT = 0xDA, 0xE0, 0xE1, 0xED, 0xEE, 0xEF, 0xFE
XMP_ITEM = b"mime", b"application/rdf+xml\0"  # how AVIF's list of items tells the XMP

PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" \
xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">{}</rdf:Description>\
</rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""
ALTERNATIVES = '<{0}><rdf:Alt><rdf:li xml:lang="x-default">{1}</rdf:li></rdf:Alt></{0}>'
SEQUENCE = "<{0}><rdf:Seq><rdf:li>{1}</rdf:li></rdf:Seq></{0}>"
PLAIN = "<{0}>{1}</{0}>"


class Unreadable(ValueError):
    """A file that is not as media.cutting makes them: nothing was written."""


@dataclass(frozen=True)
class Words:
    """What is written: the credit as the paper prints it ("Photo by Yonhap"), the rest as kept."""

    caption: str = ""
    creator: str = ""
    credit: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""

    @property
    def digest(self) -> str:
        """Tells whether a file's words are still these."""
        return hashlib.sha256("\0".join(astuple(self)).encode(errors="replace")).hexdigest()[:16]


def xmp_of(words: Words) -> bytes:
    """The words as an XMP packet."""
    properties = (
        ("dc:description", ALTERNATIVES, words.caption),
        ("dc:creator", SEQUENCE, words.creator),
        ("photoshop:Credit", PLAIN, words.credit),
        ("dc:rights", ALTERNATIVES, words.copyright_notice),
        ("xmpRights:UsageTerms", ALTERNATIVES, words.usage_terms),
    )
    told = (form.format(name, escape(_fitting(text))) for name, form, text in properties if text)
    return PACKET.format("".join(told)).encode()


def iim_of(words: Words) -> bytes:
    """The words as IIM records; it has none for usage terms.

    Not cut to the 32 bytes that the standard gives a credit (ten Korean letters): every
    reader takes as much as a record says it has.
    """
    texts = (
        (BYLINE, words.creator), (CREDIT, words.credit),
        (COPYRIGHT, words.copyright_notice), (CAPTION, words.caption),
    )  # fmt: skip
    records = [(1, 90, UTF8), (2, 0, b"\0\4")]
    records += [(2, dataset, _fitting(text).encode()) for dataset, text in texts if text]
    return b"".join(
        struct.pack(">BBBH", 0x1C, record, dataset, len(raw)) + raw
        for record, dataset, raw in records
    )


def inscribed(file: bytes, words: Words) -> bytes:
    """The file with these words and no others. Raises Unreadable."""
    if file[:2] == b"\xff\xd8":
        return _in_jpeg(file, words)
    if file[4:8] == b"ftyp":
        return _in_avif(file, xmp_of(words))
    raise Unreadable("neither JPEG nor AVIF")


def _fitting(text: str) -> str:
    return UNSEEN.sub("", text)[:LONGEST]


def _in_jpeg(jpeg: bytes, words: Words) -> bytes:
    iim = iim_of(words)
    resource = b"8BIM" + struct.pack(">HHI", IPTC, 0, len(iim)) + iim + bytes(len(iim) % 2)
    ours = _segment(APP1, XMP_HEAD + xmp_of(words)) + _segment(APP13, PHOTOSHOP_HEAD + resource)
    head, rest, at = b"\xff\xd8", b"", 2
    while (marker := jpeg[at + 1 : at + 2]) and jpeg[at] == 0xFF:
        if marker[0] == SOS:  # the picture itself follows
            return head + ours + rest + jpeg[at:]
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        if marker[0] == APP0:  # JFIF comes first
            head += jpeg[at:end]
        elif not _is_note(marker[0]):
            rest += jpeg[at:end]
        at = end
    raise Unreadable("a JPEG without a picture")


def _is_note(marker: int) -> bool:
    """Whether a segment says something about the picture; Adobe's (APP14) tells its colours."""
    return marker == COMMENT or (APP1 <= marker <= APP15 and marker != APP14)


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _in_avif(avif: bytes, xmp: bytes) -> bytes:
    """The XMP goes to the end, where it may grow; older words that stand there make room."""
    boxes = {kind: (at, end) for kind, at, end in _boxes(avif, 0, len(avif))}
    if "meta" not in boxes or boxes.get("mdat", (0, 0))[1] != len(avif):
        raise Unreadable("an AVIF of another build")
    body = boxes["meta"][0] + 12  # a version and flags follow size and name
    inside = {kind: (at, end) for kind, at, end in _boxes(avif, body, boxes["meta"][1])}
    try:
        place = _place_of(avif, *inside["iloc"], _xmp_item(avif, *inside["iinf"]))
    except (KeyError, struct.error) as error:
        raise Unreadable("an AVIF of another build") from error
    offset, length = struct.unpack_from(">II", avif, place)
    out = bytearray(avif[:offset] if offset + length == len(avif) else avif)
    struct.pack_into(">II", out, place, len(out), len(xmp))
    out += xmp
    start = boxes["mdat"][0]
    struct.pack_into(">I", out, start, len(out) - start)
    return bytes(out)


def _boxes(file: bytes, at: int, end: int):
    """(kind, start, end) of each box between two places."""
    while at + 8 <= end:
        size = int.from_bytes(file[at : at + 4])
        if size < 8 or at + size > end:
            raise Unreadable("an AVIF of another build")
        yield file[at + 4 : at + 8].decode("latin-1"), at, at + size
        at += size


def _xmp_item(avif: bytes, start: int, end: int) -> int:
    """The number of the XMP in the list of items (iinf, version 0)."""
    for _kind, at, stop in _boxes(avif, start + 14, end):
        item = avif[at:stop]
        if all(part in item for part in XMP_ITEM):
            return struct.unpack_from(">H", item, 12)[0]
    raise Unreadable("an AVIF without a place for words")


def _place_of(avif: bytes, start: int, end: int, wanted: int) -> int:
    """Where the list of places (iloc, version 0) keeps offset and length of an item."""
    version, sizes, number = avif[start + 8], *struct.unpack_from(">HH", avif, start + 12)
    if version or sizes != 0x4400:  # four bytes for each, and no base to add
        raise Unreadable("an AVIF of another build")
    at = start + 16
    for _item in range(number):
        item, _reference, extents = struct.unpack_from(">HHH", avif, at)
        if item == wanted and extents == 1:
            return at + 6
        at += 6 + 8 * extents
    raise Unreadable("an AVIF without a place for words")
