"""Photos whose files say something of themselves: IIM, XMP and EXIF as agencies write them."""

import struct
from html import escape

from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

from media.ingest import take_in
from media.models import Photo
from tests.builders import make_user
from tests.media.pictures import as_upload, picture_bytes

UTF8 = b"\x1b%G"
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
}
DATASETS = {
    "keywords": 25, "instructions": 40, "date": 55, "time": 60, "byline": 80, "city": 90,
    "country": 101, "headline": 105, "credit": 110, "source": 115, "copyright": 116,
    "caption": 120,
}  # fmt: skip


def iim_bytes(charset="utf-8", *, declared=b"", **texts) -> bytes:
    """IIM records; a text may be bytes, or a list where the dataset repeats."""
    records = [(1, 90, declared)] if declared else []
    for name, said in texts.items():
        for text in said if isinstance(said, list) else [said]:
            raw = text if isinstance(text, bytes) else text.encode(charset)
            records.append((2, DATASETS[name], raw))
    return b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(raw)) + raw
        for record, number, raw in records
    )


def xmp_bytes(**properties) -> bytes:
    """An XMP packet; `dc_subject=[…]` is a bag, `dc_description="…"` a text in two languages."""
    told = "".join(_property(name.replace("_", ":", 1), said) for name, said in properties.items())
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {rdf}>'
        f'<rdf:Description rdf:about="" {spaces}>{told}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def _property(name, said) -> str:
    if isinstance(said, list):
        rows = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in said)
        inside = f"<rdf:Bag>{rows}</rdf:Bag>"
    elif name in ("dc:description", "dc:rights", "xmpRights:UsageTerms"):
        default = f'<rdf:li xml:lang="x-default">{escape(said)}</rdf:li>'
        inside = f'<rdf:Alt><rdf:li xml:lang="ko">다른 말</rdf:li>{default}</rdf:Alt>'
    else:
        inside = escape(said)
    return f"<{name}>{inside}</{name}>"


def exif_of(*, place=None, **texts) -> Image.Exif:
    """EXIF with texts by the names of its tags; `place` is written as the GPS position."""
    exif = Image.Exif()
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    for name, said in texts.items():
        is_inner = "Original" in name or "Serial" in name
        (inner if is_inner else exif)[ExifTags.Base[name]] = (
            said if said.isascii() else said.encode()
        )
    if place:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(
            {1: "N", 2: (place, 0.0, 0.0), 3: "E", 4: (place, 0.0, 0.0)}
        )
    return exif


def inscribed(*, iim=b"", xmp=b"", exif=None, kind="JPEG"):
    """An upload of a small photo that says this of itself, where its format has a place for it."""
    saving = {"exif": exif} if exif else {}
    if iim and kind == "TIFF":
        saving["tiffinfo"] = {33723: iim}
    if iim and kind == "PNG":
        saving["pnginfo"] = PngInfo()
        saving["pnginfo"].add_text("Raw profile type iptc", _as_magick(iim), zip=True)
    if xmp and kind == "PNG":
        saving["pnginfo"] = PngInfo()
        saving["pnginfo"].add_itxt("XML:com.adobe.xmp", xmp.decode())
    elif xmp:
        saving["xmp"] = xmp
    content = picture_bytes((64, 48), kind=kind, **saving)
    return as_upload(_with_iim(content, iim) if iim and kind == "JPEG" else content)


def photo_of(*, given=None, **says) -> Photo:
    """The photo as the library keeps it, read again from there."""
    photo = take_in(inscribed(**says), by=make_user(), **given or {})
    return Photo.objects.get(pk=photo.pk)


def long_xmp(caption="", *, parts=2, lost=False, **properties) -> bytes:
    """A JPEG whose `properties` are too long for one segment, and follow in `parts`."""
    name = b"0123456789ABCDEF" * 2
    note = f'xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="{name.decode()}"'
    first = xmp_bytes(dc_description=caption).replace(b" xmlns:dc=", f" {note} xmlns:dc=".encode())
    rest = xmp_bytes(**properties)
    step = -(-len(rest) // parts)
    segments = [b"http://ns.adobe.com/xap/1.0/\0" + first]
    for at in range(0, len(rest), step):
        place = struct.pack(">II", len(rest), at)
        part = rest[at : at + step]
        segments.append(b"http://ns.adobe.com/xmp/extension/\0" + name + place + part)
    segments = segments[:-1] if lost else segments
    jpeg = picture_bytes((64, 48))
    told = b"".join(b"\xff\xe1" + struct.pack(">H", len(one) + 2) + one for one in segments)
    return jpeg[:2] + told + jpeg[2:]


def _as_magick(iim: bytes) -> str:
    """As ImageMagick writes a profile into a PNG."""
    resource = b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(iim)) + iim
    return f"\niptc\n{len(resource):8}\n{resource.hex()}\n"


def _with_iim(jpeg: bytes, iim: bytes) -> bytes:
    resource = b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(iim)) + iim + bytes(len(iim) % 2)
    segment = b"Photoshop 3.0\0" + resource
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + jpeg[2:]
