"""Reading the demo's files, and dates that follow the clock."""

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path

from django.utils import dateformat, translation

FOLDER = Path(__file__).parent
_TOKEN = re.compile(r"\{\{(weekday|date|year)([+-]\d+)?\}\}")
_FORMATS = {"en": {"weekday": "l", "date": "N j"}, "ko": {"weekday": "l", "date": "n월 j일"}}


def table(name: str) -> dict:
    """One of the demo's TOML files."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text())


def story_files() -> list[tuple[dict, str]]:
    """Every story: its front matter and its body."""
    stories = []
    for path in sorted((FOLDER / "stories").glob("*.html")):
        _empty, front, body = path.read_text().split("+++\n", 2)
        stories.append((tomllib.loads(front), body.strip()))
    return stories


def dated(text: str, day: date, language: str) -> str:
    """`text` with its tokens filled: {{weekday-1}} is the day before `day`, {{year}} its year."""

    def fill(token: re.Match) -> str:
        kind, shift = token[1], int(token[2] or 0)
        if kind == "year":
            return str(day.year + shift)
        with translation.override(language):
            form = _FORMATS.get(language, _FORMATS["en"])[kind]
            return dateformat.format(day + timedelta(days=shift), form)

    return _TOKEN.sub(fill, text)
