"""Parts of addresses: a day as 2026/07/31, a slug in any script."""

import re
import unicodedata
from datetime import date


class DayConverter:
    """`2026/07/31` as a date; what is no day of the calendar does not match."""

    regex = r"[0-9]{4}/[0-9]{2}/[0-9]{2}"

    def to_python(self, value: str) -> date:
        year, month, day = map(int, value.split("/"))
        return date(year, month, day)  # ValueError: no match

    def to_url(self, value: date) -> str:
        return f"{value:%Y/%m/%d}" if value.year >= 1000 else value.isoformat().replace("-", "/")


class MonthConverter:
    """`2026/07` as the first day of that month."""

    regex = r"[0-9]{4}/[0-9]{2}"

    def to_python(self, value: str) -> date:
        year, month = map(int, value.split("/"))
        return date(year, month, 1)

    def to_url(self, value: date) -> str:
        return f"{value:%Y/%m}"


class ISOMonthConverter(MonthConverter):
    """`2026-07`, within the name of a file."""

    regex = r"[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return super().to_python(value.replace("-", "/"))

    def to_url(self, value: date) -> str:
        return super().to_url(value).replace("/", "-")


class SlugConverter:
    """A slug in letters of any script; matched in NFC, however it was typed."""

    regex = r"[^\W_](?:[-\w]*\w)?"

    def to_python(self, value: str) -> str:
        return unicodedata.normalize("NFC", value)

    def to_url(self, value: str) -> str:
        if not re.fullmatch(self.regex, value):
            raise ValueError(f"{value!r} is no slug")
        return value
