"""Checks before publication: what they find, and those that every kind of piece goes through.

A check is a pure function of a piece's form, as a revision keeps it, and of what was looked
up for it beforehand (`Known`), so that the desk, the verbs, commands and importers use the
same. What blocks keeps a piece from readers; the rest is advice that an editor may overrule.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from newsroom.names import spelled_two_ways

# Of a headline, in letters; a Hangul, Han or kana sign takes the room of two.
LONG_HEADLINE, SHORT_HEADLINE = 90, 20


@dataclass(frozen=True)
class Finding:
    """What one check found.

    `field` is the field of the form that it speaks of, `place` where in it: "block 4" is
    the fifth block of the body, "photo 12" the photo of that id; empty means all of it.
    `is_missing` says that nothing is wrong yet: the field still waits to be filled.
    """

    code: str
    field: str
    message: str
    is_blocking: bool = True
    place: str = ""
    is_missing: bool = False

    def __str__(self):
        return self.message


@dataclass(frozen=True)
class Known:
    """What checks ask of the database, looked up at once; empty, nothing speaks against a piece.

    photos: by id, those that the form names. names: who signs it. taken_on: the day on which
    another piece has its slug. runs_at, runs_on: the hour and the day at which readers get it.
    written: the day on which it was begun. links: path -> what is wrong with it, in words.
    """

    photos: Mapping[int, Any] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    taken_on: date | None = None
    runs_at: datetime | None = None
    runs_on: date | None = None
    written: date | None = None
    links: Mapping[str, str] = field(default_factory=dict)


def must(code, at, message, place="") -> Finding:
    """A finding that keeps the piece from readers; `at` is its field."""
    return Finding(code, at, str(message), True, place)


def missing(code, at, message) -> Finding:
    """What has to be there before readers get the piece, and is not there yet."""
    return Finding(code, at, str(message), is_missing=True)


def advise(code, at, message, place="") -> Finding:
    """A finding that an editor may overrule; `at` is its field."""
    return Finding(code, at, str(message), False, place)


def blocking(findings) -> list[Finding]:
    """Those that keep the piece from readers."""
    return [finding for finding in findings if finding.is_blocking]


def in_order(findings) -> list[Finding]:
    """What blocks before what is advice, each in the order of the form."""
    return sorted(findings, key=lambda finding: not finding.is_blocking)


# -- what every kind of piece needs ------------------------------------------------------


def headline_of(form):
    """It is there, and of a length that fronts, cards and feeds can carry."""
    headline = form["headline"].strip()
    if not headline:
        yield missing("no_headline", "headline", _("It has no headline."))
        return
    length = width(headline)
    if length > LONG_HEADLINE:
        words = _("The headline has %(length)d characters: over %(most)d.")
        yield advise("long_headline", "headline", words % {"length": length, "most": LONG_HEADLINE})
    if length < SHORT_HEADLINE:
        words = _("The headline has %(length)d characters: under %(least)d.")
        yield advise(
            "short_headline", "headline", words % {"length": length, "least": SHORT_HEADLINE}
        )


def section_of(form):
    """It has a home."""
    if not form["section"]:
        yield missing("no_section", "section", _("It has no section."))


def hours_of(form):
    """The hour asked for is not before the source's."""
    embargo, hour = (_hour(form[name]) for name in ("embargo_until", "planned_for"))
    if embargo and hour and embargo > hour:
        words = _("It is to go live before its embargo lifts: %(hour)s.") % {"hour": said(embargo)}
        yield must("embargo", "planned_for", words)


def slug_of(form, known: Known):
    """A slug that somebody chose is free on its day; one made of the headline gives way."""
    if form["slug"] and known.taken_on:
        day = {"slug": form["slug"], "day": date_format(known.taken_on, "j F Y")}
        words = _("The slug “%(slug)s” is taken on %(day)s: choose another.") % day
        yield must("slug_taken", "slug", words)


def topics_of(form):
    """It can be found by a topic."""
    if not form["tags"]:
        yield advise("no_topics", "tags", _("It has no topics."))


def names_of(texts):
    """Names that are spelled two ways; `texts` are ((field, place), text).

    What leads there leads to the rarer spelling.
    """
    for rare, usual in spelled_two_ways(texts):
        words = _("One name, two spellings? “%(rare)s” and “%(usual)s”.")
        names = {"rare": rare.name, "usual": usual.name}
        yield advise("name_twice", rare.where[0], words % names, rare.where[1])


def width(text: str) -> int:
    """Letters, the wide signs of East Asia counted twice."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def said(hour: datetime) -> str:
    """An hour on the paper's clock: "31 July 2026, 18:00 KST"."""
    then = timezone.localtime(hour, timezone.get_default_timezone())
    return f"{date_format(then, 'j F Y, H:i')} {then.tzname()}"


def _hour(value) -> datetime | None:
    return parse_datetime(value) if value else None
