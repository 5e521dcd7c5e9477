"""Reads a dispatch as wires send it: slug, headline, byline, dateline, source, the copy.

Pure: text in, parts out; the desk shows them before anything is taken over. What is
recognised but belongs nowhere (end marks, notes to editors, the desk's initials) is kept in
`left_out`, so that nothing goes unseen.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from articles.datelines import AP_MONTHS

HEAD_LINES = 40  # within which the copy begins
LONG = 90  # characters: longer lines were not broken by a wire but by their writer

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_MONTH = "|".join([*_MONTHS, *(month.replace(".", r"\.?") for month in AP_MONTHS), r"Sep\.?"])
_DATE = rf"(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:, (?P<year>\d{{4}}))?"
_AGENCY = r"\((?P<agency>[A-Z][\w.&'-]*(?: [A-Z][\w.&'-]*){0,3})\)"
_DASH = r"(?:--|-|–|—|―)"
_DATELINES = [
    re.compile(rf"(?:(?P<place>[^()]{{2,80}}?),? )?{_DATE} {_AGENCY} ?{_DASH} ?(?P<copy>\S.*)"),
    re.compile(rf"(?P<place>[^()]{{2,80}}?) {_AGENCY} ?{_DASH} ?(?P<copy>\S.*)"),
    re.compile(rf"(?P<place>[A-Z][A-Z .,'-]{{2,60}}?), {_DATE} ?{_DASH} ?(?P<copy>\S.*)"),
    re.compile(r"(?P<place>[A-Z][A-Z .,'-]{2,40}?) (?:--|–|—) ?(?P<copy>\S.*)"),
]
_KOREAN = re.compile(
    r"\((?P<place>[^=()]{1,30})=(?P<agency>[^()]{1,20})\)\s*"
    r"(?:(?P<names>[가-힣·, ]{2,40}?)\s*(?:기자|특파원|통신원|논설위원)\s*=\s*)?(?P<copy>.+)"
)
_BYLINE = re.compile(r"by[ :]+(?P<names>\S.{1,100})", re.IGNORECASE)
_NAMES = re.compile(r",| and | & |·")
_NO_NAME = re.compile(
    r"\b(writer|correspondent|reporter|editor|press|news|agency|staff|afp|reuters|upi|yonhap)\b",
    re.IGNORECASE,
)
_SLUG_LINE = re.compile(r"(?:slug(?:line)?\s*:\s*)(?P<slug>.{2,60})", re.IGNORECASE)
_SLUG = re.compile(r"(?:(?:BC|AM|PM|AP)-{1,2})?(?P<slug>[A-Z][\w.&']*(?:[-/][\w.&']+)+)(?:,.*)?")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]{2,23}")
_LABEL = re.compile(
    r"\((?:\d\w{0,2} )?(?:LEAD|LD|URGENT|ROUNDUP|UPDATE)[^)]*\)\s*"
    r"|(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|EXCLUSIVE)\b ?\d*[-:]\s*"
    r"|(?:FLASH|BULLETIN|URGENT)\s*[-:]+\s*"
    r"|head(?:line)?\s*:\s*",
    re.IGNORECASE,
)
_PRIORITIES = {"flash": 1, "bulletin": 2, "urgent": 3}
_NOTE = re.compile(
    r"(?:eds?|editors?|note to editors|embargo(?:ed)?|attention|attn|recasts|advisory)\b.*:.*"
    r"|\((?:adds|updates|recasts|corrects|repeats|changes|photos?|attn|eds)\b.*\)"
    r"|\* .*|\(\(.*\)\)",
    re.IGNORECASE,
)
_END = re.compile(
    r"\(?(?:end|ends|끝)\)?\.?|[-–—*#=_ ]*(?:0|30|end)?[-–—*#=_ ]+|#+|nnnn"
    r"|/?[a-z]{2,4}/[a-z]{2,4}/?|/[a-z]{2,4}|[^@\s]+@[^@\s]+"
    r"|\((?:reporting|writing|editing|additional|compiled) .*\)|\(\(.*\)\)"
    r"|(?:copyright|©|<저작권자).*",
    re.IGNORECASE,
)
_NOISE = re.compile(r"\W{0,2}(?:more|계속|advertisement|photo)\W{0,2}", re.IGNORECASE)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_INDENT = re.compile(r"\s{2,}|\t|\u3000")


@dataclass
class Dispatch:
    """What was recognised; an empty part was not there.

    names: of the byline; agency: as the dateline signs it; paragraphs: the copy, dateline
    and end marks aside.
    """

    slugline: str = ""
    headline: str = ""
    dek: str = ""
    priority: int | None = None
    place: str = ""
    filed: date | None = None
    agency: str = ""
    names: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def read_dispatch(text: str, today: date) -> Dispatch:
    """The parts of a dispatch; a date without its year is the one nearest to `today`."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate({0: None, 12: 10}).split("\n")
    found = Dispatch()
    begins, dateline = _dateline_in(lines)
    if dateline is None:
        begins = _copy_without_dateline(lines)
    else:
        _take_dateline(found, dateline, today)
        lines[begins] = dateline["copy"]
    for line in filter(None, map(str.strip, lines[:begins])):
        _take_head(found, line)
    found.paragraphs = paragraphs("\n".join(_copy(found, lines[begins:])))
    return found


def is_korean(text: str) -> bool:
    """Whether most of its letters are Hangul."""
    letters = [sign for sign in text if sign.isalpha()]
    return sum("가" <= sign <= "힣" for sign in letters) > len(letters) / 2


def paragraphs(text: str) -> list[str]:
    """Plain text as paragraphs: an empty line or an indent parts them, a line break joins.

    Text without an empty line whose lines are long has one paragraph a line.
    """
    lines = text.split("\n")
    is_loose = all(line.strip() for line in lines) and any(len(line) > LONG for line in lines)
    found, is_open = [], False
    for line in lines:
        words = " ".join(line.split())
        if not words:
            is_open = False
        elif not is_open or is_loose or _INDENT.match(line):
            found.append(words)
            is_open = True
        else:
            is_unspaced = _UNSPACED.match(found[-1][-1]) and _UNSPACED.match(words)
            found[-1] += words if is_unspaced else f" {words}"
    return found


def _dateline_in(lines):
    """(line, match) of the line that opens the copy; (0, None) without one."""
    for number, line in enumerate(lines[:HEAD_LINES]):
        words = " ".join(line.split())
        for pattern in (_KOREAN, *_DATELINES):
            match = pattern.fullmatch(words)
            if match and not _BYLINE.fullmatch(words) and not _LABEL.match(words):
                return number, match
    return 0, None


def _copy_without_dateline(lines):
    """Where the copy begins: after a first block of short lines that are no sentences."""
    for number, line in enumerate(lines[:HEAD_LINES]):
        words = line.strip()
        if len(words) > LONG or words.endswith((".", "다.", "”", '"')):
            return number
    return 0


def _take_dateline(found, match, today):
    parts = match.groupdict()
    found.place = " ".join((parts.get("place") or "").strip(" ,").split())
    found.agency = (parts.get("agency") or "").strip()
    found.names += _names_in(parts.get("names") or "")
    if parts.get("month"):
        found.filed = _day(parts["month"], int(parts["day"]), parts.get("year"), today)


def _day(month, day, year, today):
    number = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(month[:3]))
    years = [int(year)] if year else [today.year - 1, today.year, today.year + 1]
    days = []
    for each in years:
        try:
            days.append(date(each, number, day))
        except ValueError:  # no such day in that year
            continue
    return min(days, key=lambda filed: abs(filed - today), default=None)


def _take_head(found, line):
    """One line above the copy, into the part that it is."""
    if match := _BYLINE.fullmatch(line):
        found.names += _names_in(match["names"])
    elif line.lower().strip("() -:!") in _PRIORITIES:
        found.priority = _PRIORITIES[line.lower().strip("() -:!")]
    elif not found.slugline and (slug := _slug_in(line)):
        found.slugline = slug
    elif _is_aside(line) or (found.names and _NO_NAME.search(line)):
        found.left_out.append(line)
    elif not found.headline:
        found.headline = _headline(found, line)
    elif not found.dek and not found.names:
        found.dek = line
    else:
        found.left_out.append(line)


def _slug_in(line):
    match = _SLUG_LINE.fullmatch(line) or _SLUG.fullmatch(line)
    if match:
        return match["slug"].strip()
    return line if _CAPITALS.fullmatch(line) else ""


def _headline(found, line):
    while label := _LABEL.match(line):
        word = re.sub(r"\W", " ", label[0]).split()[:1]
        if word and word[0].lower() in _PRIORITIES:
            found.priority = _PRIORITIES[word[0].lower()]
        line = line[label.end() :]
    return line


def _names_in(text):
    names = (" ".join(name.split()) for name in _NAMES.split(text))
    return [name.title() if name.isupper() else name for name in names
            if name and not _NO_NAME.search(name)]  # fmt: skip


def _is_aside(line):
    return any(pattern.fullmatch(line) for pattern in (_NOTE, _END, _NOISE))


def _copy(found, lines):
    """The lines without end marks, initials and what pages put between."""
    last = len(lines)
    while last and (not lines[last - 1].strip() or _END.fullmatch(lines[last - 1].strip())):
        last -= 1
    noise = [line.strip() for line in lines[:last] if _NOISE.fullmatch(line.strip())]
    ends = [line.strip() for line in lines[last:] if line.strip()]
    found.left_out += [*dict.fromkeys(noise), *ends]
    return [line for line in lines[:last] if not _NOISE.fullmatch(line.strip())]
