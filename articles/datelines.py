"""Datelines: where and when a story was filed, as its agency signs.

"SEOUL, July 31 (UPI) --": composed of parts by a pattern, never typed into a body. Pure:
it reads what a story already has in memory.
"""

import re
from datetime import date as Date

# As the Associated Press abbreviates them; the short ones stay whole.
AP_MONTHS = (
    "Jan.", "Feb.", "March", "April", "May", "June",
    "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip

# By the language of the story; an agency's own pattern wins over both.
PATTERNS = {"en": "{place}, {date} ({agency}) --", "ko": "({place}={agency})"}


def dateline_of(article, own_agency: str = "") -> str:
    """The dateline of a story as plain text; "" for a story without one.

    A story that came from no agency is signed with `own_agency`, the paper's own name in
    datelines. Without that, the place stands alone ("SEOUL --"), and the date only where
    an editor set it.
    """
    source = article.source
    agency = (source.agency_name or source.name) if source else own_agency
    if not agency and not article.dateline_place:
        return ""
    filed = article.dateline_date or (article.edition_date if agency else None)
    return compose(
        (source.dateline_pattern if source else "") or pattern_for(article.language),
        place=article.dateline_place,
        date=day_in_words(filed, article.language) if filed else "",
        agency=agency,
    )


def compose(pattern: str, *, place: str = "", date: str = "", agency: str = "") -> str:
    """Fill `{place}`, `{date}` and `{agency}`; what is empty takes its comma or brackets along.

    Any other brace is left as it was typed: an editor's pattern never raises.
    """
    parts = {"place": place.strip(), "date": date, "agency": agency.strip()}
    for name in (name for name, words in parts.items() if not words):
        pattern = re.sub(rf"\{{{name}\}}\s*[,=/·]\s*|\s*[,=/·]?\s*\{{{name}\}}", "", pattern)
    pattern = re.sub(r"\(\s*\)|\[\s*\]", "", pattern)
    filled = re.sub(r"\{(place|date|agency)\}", lambda found: parts[found[1]], pattern)
    return " ".join(filled.split())


def pattern_for(language: str) -> str:
    """The usual form in a language (BCP 47); English for those we have no form for."""
    return PATTERNS.get(language.partition("-")[0], PATTERNS["en"])


def day_in_words(day: Date, language: str) -> str:
    """`July 31`, or in Korean `7월 31일`: datelines never name the year."""
    if language.partition("-")[0] == "ko":
        return f"{day.month}월 {day.day}일"
    return f"{AP_MONTHS[day.month - 1]} {day.day}"
