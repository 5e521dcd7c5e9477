"""Makes a photo's fields of what its file says: XMP over IIM over EXIF, field by field."""

import re
import unicodedata
from datetime import UTC, datetime

from django.utils import timezone

from media.models import Photo
from media.supplied_credits import understood, without_credit

# Field: its names in XMP, in IIM and in EXIF; the first that says something counts.
NAMES = {
    "headline": ("photoshop:Headline", "headline", ""),
    "caption": ("dc:description", "caption", "ImageDescription"),
    "alt_text": ("Iptc4xmpCore:AltTextAccessibility", "", ""),
    "credit_line": ("photoshop:Credit", "credit", ""),
    "creator": ("dc:creator", "byline", "Artist"),
    "copyright_notice": ("dc:rights", "copyright", "Copyright"),
    "usage_terms": ("xmpRights:UsageTerms", "", ""),
    "instructions": ("photoshop:Instructions", "instructions", ""),
    "source_agency": ("photoshop:Source", "source", ""),
    "people": ("Iptc4xmpExt:PersonInImage", "", ""),
    "city": ("photoshop:City", "city", ""),
    "country": ("photoshop:Country", "country", ""),
}
KEYWORDS = ("dc:subject", "keywords", "XPKeywords")
STANDARDS = ("xmp", "iim", "exif")
SEVERAL = {"creator", "people"}  # all names of the list; of the others it is the first
IN_LINES = {"caption", "alt_text", "usage_terms", "instructions"}  # the others are of one line

LONGEST_TEXT = 5000  # characters, where the database sets no limit
MOST_KEYWORDS, LONGEST_KEYWORD = 100, 100
# What cameras write where a caption or a name belongs.
BY_CAMERAS = {"caption", "creator"}
CAMERA_WORDS = {
    "sony dsc", "olympus digital camera", "minolta digital camera", "digital camera",
    "samsung", "samsung camera pictures", "dcim", "default", "untitled", "unknown",
}  # fmt: skip
HANDOUT = re.compile(r"\bhand-?outs?\b", re.IGNORECASE)
EXIF_HOUR = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")
ERA = range(1826, 9999)  # the first photograph; and what a date can be in every zone


def fields_of(info: dict, given: dict) -> dict:
    """The fields of Photo that `info` (of media.file_info) tells and nobody has `given`.

    `metadata` keeps `info` whole; a field takes as much as it can hold. A credit that
    ends the caption is moved out of it, and `metadata["moved_credit"]` tells which.
    """
    fields = {field: _text_of(info, field) for field in NAMES}
    fields["keywords"] = _keywords_of(info)
    fields |= _taken(info)
    supplied = fields["caption"]
    moved = _settle_credit(fields, given)
    if fields["alt_text"] in (supplied, fields["caption"], given.get("caption")):
        fields["alt_text"] = ""  # never a copy
    found = {name: _fitting(name, value) for name, value in fields.items()
             if value and name not in given}  # fmt: skip
    return found | {"metadata": info | ({"moved_credit": moved} if moved else {})}


def _text_of(info: dict, field: str) -> str:
    for texts in _said(info, NAMES[field]):
        words = ", ".join(texts) if field in SEVERAL else texts[0]
        words = _lines(words) if field in IN_LINES else " ".join(words.split())
        if field not in BY_CAMERAS or words.casefold() not in CAMERA_WORDS:
            return words
    return ""


def _said(info: dict, names):
    """What each standard says under its name, as texts, where it says something."""
    for standard, name in zip(STANDARDS, names, strict=True):
        texts = [unicodedata.normalize("NFC", text).strip()
                 for text in _texts(info.get(standard, {}).get(name))]  # fmt: skip
        if texts := [text for text in texts if text]:
            yield texts


def _texts(value) -> list[str]:
    """The texts of a value: XMP writes one as a text or as a list, as the writer likes."""
    if isinstance(value, list):
        return [text for row in value for text in _texts(row)]
    return [value] if isinstance(value, str) else []


def _lines(words: str) -> str:
    """With single spaces, and no more than one empty line between two."""
    lines = [" ".join(line.split()) for line in words.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _keywords_of(info: dict) -> list[str]:
    for texts in _said(info, KEYWORDS):
        words = (" ".join(word.split()) for word in re.split("[,;]", ",".join(texts)))
        short = (word[:LONGEST_KEYWORD] for word in words if word)
        return list(dict.fromkeys(short))[:MOST_KEYWORDS]
    return []


def _settle_credit(fields: dict, given: dict) -> str:
    """Set the credit's kind and line; returns the credit that was moved out of the caption."""
    supplied, moved = given.get("credit_line", fields["credit_line"]), ""
    names_nobody = not understood(supplied)[1]
    if "caption" not in given and not (names_nobody and "credit_line" in given):
        fields["caption"], moved = without_credit(
            fields["caption"],
            credit="" if names_nobody else supplied,
            names=(fields["creator"], fields["source_agency"]),
        )
    kind, line = understood(moved if moved and names_nobody else supplied)
    if kind == Photo.CreditKind.PHOTO_BY:  # "AP", and the caption ended in "(AP, File)"
        kind = understood(moved)[0]
    if "credit_line" not in given:
        fields |= {"credit_kind": kind, "credit_line": line}
    told = " ".join(fields[name] for name in ("creator", "source_agency", "instructions"))
    fields["handout"] = kind == Photo.CreditKind.HANDOUT or bool(HANDOUT.search(told))
    return moved


def _fitting(name: str, value):
    """As much of a text as its field holds."""
    most = Photo._meta.get_field(name).max_length or LONGEST_TEXT
    if isinstance(value, str) and len(value) > most:
        return value[: most - 1].rstrip() + "…"
    return value


def _taken(info: dict) -> dict:
    """When it was taken: by the first standard that tells, in the detail of the finest.

    "2026-07-31" in the XMP and that day with its hour in the EXIF are the latter. A day
    without an hour is its first second; an hour without a zone is the paper's.
    """
    hours = [hour for hour in (_hour_in_xmp(info), _hour_in_iim(info), _hour_in_exif(info)) if hour]
    hours = [hour for hour in hours if _moment(hour)] or hours
    told = hours[0] if hours else ""
    for hour in hours:
        told = hour if hour.startswith(told) else told
    return {"taken_raw": told, "taken_at": _moment(told)}


def _hour_in_xmp(info: dict) -> str:
    names = [("photoshop:DateCreated", "", ""), ("exif:DateTimeOriginal", "", "")]
    texts = [texts[0] for name in names for texts in _said(info, name)]
    return EXIF_HOUR.sub(r"\1-\2-\3T\4", texts[0]) if texts else ""


def _hour_in_iim(info: dict) -> str:
    day, hour = ("".join(_texts(info.get("iim", {}).get(name))[:1]) for name in ("date", "time"))
    if not re.fullmatch(r"\d{8}", day):
        return day
    day = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    if not re.fullmatch(r"\d{6}([+-]\d{4})?", hour):
        return day
    zone = f"{hour[6:9]}:{hour[9:]}" if hour[6:] else ""
    return f"{day}T{hour[:2]}:{hour[2:4]}:{hour[4:6]}{zone}"


def _hour_in_exif(info: dict) -> str:
    """EXIF hours are of the camera's clock; only newer cameras tell its zone."""
    told = info.get("exif", {})
    for name in ("Original", "Digitized"):
        if match := EXIF_HOUR.match(told.get(f"DateTime{name}", "").strip()):
            return match.expand(r"\1-\2-\3T\4") + told.get(f"OffsetTime{name}", "").strip()
    return ""


def _moment(told: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        return None
    if moment.year not in ERA:
        return None
    if timezone.is_naive(moment):
        moment = moment.replace(tzinfo=timezone.get_default_timezone())
    return moment.astimezone(UTC)
