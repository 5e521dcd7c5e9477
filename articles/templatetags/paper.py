"""Hours, days, names and languages as the paper prints them. Tags only format.

Hours are shown in the paper's zone, absolute, so that a kept page never lies; the words
are the interface's, whatever the language of the story.
"""

from datetime import datetime
from itertools import groupby

from django import template
from django.conf import settings
from django.template.defaultfilters import stringfilter
from django.utils import timezone
from django.utils.dateformat import format as written
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info, ngettext

from media.pictures import picture_of
from newsroom import hangul
from newsroom.feeds.entries import clean
from newsroom.models import BylineBase

register = template.Library()

# In Django's letters: "N" abbreviates a month and "P" tells an hour as the Associated Press.
FORMATS = {
    "en": {
        "weekday": "l, N j, Y", "weekday_alone": "l, N j", "day": "N j, Y", "day_alone": "N j",
        "month": "F Y", "month_alone": "M Y", "hour": "N j, Y, P", "hour_alone": "N j, P",
        "clock": "P",
    },
    "ko": {
        "weekday": "Y년 n월 j일 l", "weekday_alone": "n월 j일 l", "day": "Y년 n월 j일",
        "day_alone": "n월 j일", "month": "Y년 n월", "month_alone": "Y년 n월",
        "hour": "Y년 n월 j일 A g:i", "hour_alone": "n월 j일 A g:i", "clock": "A g:i",
    },
}  # fmt: skip
OLD_AFTER_DAYS = 30
ROLE_ORDER = ("writer", "photographer", "reporting", "editor")


def worded(moment, name: str) -> str:
    """A day or an hour by the named format, in the interface's language."""
    formats = FORMATS.get((get_language() or "en").partition("-")[0], FORMATS["en"])
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return written(local, formats[name])


@register.filter
def in_words(moment, name):
    """The day or hour as text: `{{ day|in_words:"weekday" }}`; nothing for none."""
    return worded(moment, name) if moment else ""


@register.simple_tag
def stamp(hour, name="hour"):
    """A <time> with its offset: `July 31, 2026, 10:12 a.m.`"""
    return _time(hour, worded(hour, name))


@register.simple_tag
def stamp_day(hour, name="day"):
    """A <time> that names the day of an hour, and no more."""
    return format_html('<time datetime="{}">{}</time>', _day(hour).isoformat(), worded(hour, name))


@register.simple_tag
def updated_stamp(updated, published):
    """The hour of an update; the day along only if it is another than the first."""
    return stamp(updated, "clock" if _day(updated) == _day(published) else "hour")


@register.simple_tag
def short_stamp(hour, now):
    """For narrow columns: `10:42` of today, `July 30` of this year, else `Dec 2025`."""
    if _day(hour) == _day(now):
        return clock_stamp(hour)
    return stamp(hour, "day_alone" if _day(hour).year == _day(now).year else "month_alone")


@register.simple_tag
def age_warning(published, now):
    """ "This article is more than 2 months old", from 30 days on; nothing before."""
    if (now - published).days <= OLD_AFTER_DAYS:
        return ""
    then, today = _day(published), _day(now)
    months = (today.year - then.year) * 12 + today.month - then.month - (today.day < then.day)
    years = months // 12
    if years:
        words = ngettext(
            "This article is more than %(n)d year old",
            "This article is more than %(n)d years old", years,
        )  # fmt: skip
        return words % {"n": years}
    words = ngettext(
        "This article is more than %(n)d month old",
        "This article is more than %(n)d months old", max(months, 1),
    )  # fmt: skip
    return words % {"n": max(months, 1)}


@register.simple_tag
def clock_stamp(hour):
    """`10:42`, where the day stands above the list."""
    return _time(hour, f"{timezone.localtime(hour):%H:%M}")


@register.simple_tag
def tongue(language, within=None):
    """The attributes of words in another language than what is around them, else nothing."""
    if not language or language == (within or settings.LANGUAGE_CODE):
        return ""
    direction = mark_safe(' dir="rtl"') if _is_rtl(language) else ""  # noqa: S308  constant
    return format_html(' lang="{}"{}', language, direction)


@register.filter
def local_day(hour):
    """The day of an hour in the paper's zone."""
    return _day(hour)


@register.filter
def spoken_in(use, piece):
    """The language of a caption: the piece's where it has its own, else the photo's."""
    return piece.language if use.caption else use.photo.language


@register.simple_tag
def names_by_role(piece):
    """[(words before them, contributors, agency)…] of a byline, the first words capitalised.

    The source agency follows the writers; without any it stands in their place.
    """
    rows = sorted(piece.bylines.all(), key=lambda row: ROLE_ORDER.index(row.role))
    source = getattr(piece, "source", None)
    groups = [
        (label, [row.contributor for row in those], source if role == "writer" else None)
        for (role, label), those in groupby(rows, lambda row: (row.role, row.get_role_display()))
    ]
    if source and not any(agency for _label, _names, agency in groups):
        groups.insert(0, (BylineBase.Role.WRITER.label, [source], None))
    return [(capfirst(label), *rest) for label, *rest in groups[:1]] + groups[1:]


@register.simple_tag
def standing_corrections(article):
    """Its corrections, newest first, without those that a later one took the place of."""
    rows = list(article.corrections.all())
    superseded = {row.supersedes_id for row in rows}
    return [row for row in rows if row.pk not in superseded]


@register.filter
def absolute(address):
    """An address of ours with the paper's own host, for what leaves the page."""
    return f"{settings.BASE_URL}{address}"


@register.filter
def in_format(feed, suffix):
    """The address of the same feed in another format: rss, atom or json."""
    head, _dot, query = feed.partition("feed.rss")
    return f"{head}feed.{suffix}{query}"


@register.filter(is_safe=True)
@stringfilter
def bound(text):
    """A text in which a Korean particle stays with its word, whatever mark is between."""
    return hangul.bound(text)


@register.filter
def clean_xml(text):
    """A text as XML may hold it."""
    return clean(text)


@register.filter
def leading_picture(piece):
    """The `Picture` that stands for a story or gallery on a card; None without one to be shared."""
    lead = getattr(piece, "lead", None)
    photo = piece.face if hasattr(piece, "face") else lead and lead.photo
    return None if photo is None or photo.no_syndication else picture_of(photo)


@register.filter
def to_share(photo):
    """A photo as others show it beside a link, 16:9, as a `Picture`.

    None while it has no file, and for one that may not leave the house.
    """
    return None if photo and photo.no_syndication else picture_of(photo, "16x9")


def _day(hour):
    return timezone.localtime(hour).date()


def _is_rtl(language):
    try:
        return get_language_info(language)["bidi"]
    except KeyError:
        return False


def _time(hour, words):
    return format_html(
        '<time datetime="{}">{}</time>', timezone.localtime(hour).isoformat("T", "seconds"), words
    )
