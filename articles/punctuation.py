"""Quotes and dashes as a paper sets them, by the language of the story.

The editor turns them as one types (prose-punctuation.js), this module in copy that comes
whole; one table of tests holds both to the same answers.
"""

import re

DEFAULT = "en"
# The usual form of each language; one that is not here is set as English is.
STYLES = {
    "en": {"double": ["“", "”"], "single": ["‘", "’"], "dash": "—"},
    "ko": {"double": ["“", "”"], "single": ["‘", "’"], "dash": "―"},
    "de": {"double": ["„", "“"], "single": ["‚", "‘"], "dash": "–"},
    "fr": {"double": ["«\u00a0", "\u00a0»"], "single": ["‹\u00a0", "\u00a0›"], "dash": "–"},
    "es": {"double": ["«", "»"], "single": ["“", "”"], "dash": "—"},
    "sv": {"double": ["”", "”"], "single": ["’", "’"], "dash": "–"},
}
_ADDRESS = re.compile(r"://|^www\.|@", re.IGNORECASE)
_OPENS_AFTER = re.compile(r"[\s(\[{<–—/-]$")
_YEAR = re.compile(r"(?:^|[\s(\[“—])‘(\d\d)$")
_SHORT = re.compile(r"(?:^|[\s(\[“—])‘(tis|twas|til|em|n|cause|bout)$", re.IGNORECASE)
_AND = re.compile(r"(?:^|[\s(\[“—])‘(n)$", re.IGNORECASE)
_FEET = re.compile(r"(\d)[’'](\d{1,2})$")
_RULE = re.compile(r"(-{3,})")  # a line of hyphens parts texts, it is no dash


def smarten(text: str, language: str = DEFAULT) -> str:
    """The text with its straight signs turned; what is no sign stays as it is."""
    return "\n".join(_smart_line(line, language) for line in text.split("\n"))


def turned(before: str, sign: str, language: str) -> tuple[int, str] | None:
    """What becomes of `sign` after `before`: how many signs before it go, what stands instead.

    None leaves it. Never within an address or between backticks.
    """
    style = STYLES.get(language.partition("-")[0], STYLES[DEFAULT])
    word = before[len(before) - len(re.search(r"\S*$", before)[0]) :]
    if _ADDRESS.search(word) or before.count("`") % 2:
        return None
    if sign == "-":
        return (1, style["dash"]) if before.endswith("-") and not before.endswith("--") else None
    is_english = language.startswith("en")
    if sign == "'" and is_english and (found := _AND.search(before)):  # rock ’n’ roll
        return 2, f"’{found[1]}’"
    if sign in "\"'":
        return _quote(before, sign, style)
    return _shortened(before, sign) if is_english else None


def _smart_line(line, language):
    done = ""
    for part in _RULE.split(line):
        if _RULE.fullmatch(part):
            done += part
            continue
        for sign in part:
            cut, put = turned(done, sign, language) or (0, sign)
            done = done[: len(done) - cut] + put
    return done


def _quote(before, sign, style):
    feet = _FEET.search(before) if sign == '"' else None
    if feet:
        return len(feet[2]) + 1, f"′{feet[2]}″"
    double, single = style["double"], style["single"]
    openers = [one for one in (double[0], single[0]) if one not in (double[1], single[1])]
    opens = not before or _OPENS_AFTER.search(before) or before.endswith(tuple(openers))
    if sign == '"':
        return 0, double[0 if opens else 1]
    if opens:
        return 0, single[0]
    is_open = single[0] != single[1] and before.count(single[0]) > before.count(single[1])
    return 0, single[1] if is_open else "’"


def _shortened(before, sign):
    """’90s and ’tis: what looked like an opening quote was an apostrophe."""
    if sign == "s":
        found = _YEAR.search(before)
        return (3, f"’{found[1]}s") if found else None
    if not re.match(r"[\s,.;:]", sign):
        return None
    found = _YEAR.search(before) or (_SHORT.search(before) if sign.isspace() else None)
    return (len(found[1]) + 1, f"’{found[1]}{sign}") if found else None
