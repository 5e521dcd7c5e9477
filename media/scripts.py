"""The language of a text, as far as its script tells."""

from django.conf import settings

# The first of a row's characters that a text has settles it: Japanese has Chinese characters
# too, Korean may. "und": the script is sure and the language is not (a BCP 47 tag).
SCRIPTS = [
    ("ko", "\uac00", "\ud7a3"),
    ("ja", "\u3041", "\u30ff"),
    ("zh", "\u4e00", "\u9fff"),
    ("el", "\u0370", "\u03ff"),
    ("he", "\u0590", "\u05ff"),
    ("th", "\u0e00", "\u0e7f"),
    ("und-Cyrl", "\u0400", "\u04ff"),
    ("und-Arab", "\u0600", "\u06ff"),
    ("und-Deva", "\u0900", "\u097f"),
]
OWN_SCRIPT = {"ko", "ja", "zh", "el", "he", "th", "ru", "uk", "ar", "fa", "hi"}
MOSTLY = 0.3  # of the letters: a name in brackets does not make another language of a caption


def language_of(text: str) -> str:
    """The language of a caption: by its script, the paper's where Latin letters leave it open."""
    letters = [letter for letter in text if letter.isalpha()]
    for language, first, last in SCRIPTS:
        if sum(first <= letter <= last for letter in letters) > MOSTLY * len(letters):
            return _of_paper(language)
    paper = settings.LANGUAGE_CODE
    return "en" if letters and paper.partition("-")[0] in OWN_SCRIPT else paper


def _of_paper(language: str) -> str:
    """A paper in Ukrainian takes Cyrillic letters for its own."""
    paper = settings.LANGUAGE_CODE
    own = {"und-Cyrl": ("ru", "uk"), "und-Arab": ("ar", "fa"), "und-Deva": ("hi",)}
    return paper if paper in own.get(language, ()) else language
