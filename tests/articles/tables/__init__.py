"""Tables that both the server's functions and the editor's scripts are held to."""

import json
from pathlib import Path

HERE = Path(__file__).parent


def punctuation() -> list[list[str]]:
    """[language, as typed, as set]."""
    return json.loads((HERE / "punctuation.json").read_text())


def lengths() -> list[dict]:
    """A body and how long it is; a `repeat` of [times, text] stands at its braces."""
    rows = json.loads((HERE / "lengths.json").read_text())
    for row in rows:
        times, text = row.pop("repeat", (0, ""))
        row["body"] = row["body"].replace("{}", text * times)
    return rows


def copies() -> list[dict]:
    """Plain text and the paragraphs that it is read as."""
    return json.loads((HERE / "copies.json").read_text())
