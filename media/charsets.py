"""Finds the charset of texts that came as bytes, as the writers of photo metadata leave them.

Part of the decoder's program: without Django.
"""

import codecs
import re

# IIM 1:90 in ISO 2022's words. Most writers leave it out, and some that write it are wrong.
DECLARED = {b"\x1b%G": "utf-8", b"\x1b%/I": "utf-8", b"\x1b.A": "latin-1", b"\x1b$)C": "cp949"}
# Latin-1 can pass for single Hangul syllables ("Åland" does), but not for a word of them.
KOREAN_WORD = re.compile("[가-힣]{2}")


def charset_of(texts: list[bytes], declared: bytes = b"") -> str:
    """The one charset of all `texts` of a record: the declared one, if they are in it.

    Else UTF-8, then CP949 (Korean), then what Latin-1 is in practice (CP1252).
    """
    charset = DECLARED.get(declared)
    if charset and _read(texts, charset) is not None:
        return charset
    as_utf8 = _read(texts, "utf-8")
    if as_utf8 is not None and (not as_utf8.isascii() or b"".join(texts).isascii()):
        return "utf-8"  # by evidence: the last letter of "José" could be the start of a character
    as_korean = _read(texts, "cp949")
    if as_korean is not None and KOREAN_WORD.search(as_korean):
        return "cp949"
    return "latin-1" if _read(texts, "cp1252") is None else "cp1252"


def decoded(text: bytes, charset: str) -> str:
    """The text; a character cut in two at its end, where a field was full, is left out."""
    return codecs.getincrementaldecoder(charset)("replace").decode(text)


def _read(texts, charset) -> str | None:
    try:
        return " ".join(codecs.getincrementaldecoder(charset)().decode(text) for text in texts)
    except UnicodeDecodeError:
        return None
