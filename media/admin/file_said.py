"""What a photo's file said of itself, as lines of its page."""

from collections.abc import Iterator

STANDARDS = [("xmp", "XMP"), ("iim", "IPTC-IIM"), ("exif", "EXIF")]


def said_by_file(metadata: dict) -> list[tuple[str, list[tuple[str, str]]]]:
    """[(standard, [(name, text), …]), …] of media.file_info's findings, in reading order."""
    found = [(name, list(_lines(metadata.get(key) or {}))) for key, name in STANDARDS]
    return [(name, lines) for name, lines in found if lines]


def unread(metadata: dict) -> list[str]:
    """The standards in which the file says something that could not be read."""
    names = dict(STANDARDS)
    return [names.get(key, key) for key in metadata.get("unread", ())]


def _lines(values: dict) -> Iterator[tuple[str, str]]:
    for name, value in sorted(values.items()):
        if text := _text(value):
            yield name, text


def _text(value) -> str:
    """A value of any depth in one line: lists by commas, structures as "name: text"."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_text(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return ", ".join(_text(inner) for inner in value)
    return str(value)
