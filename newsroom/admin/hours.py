"""Hours as the desk reads them: near ones by their distance, far ones by their date."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def in_paper_zone(hour: datetime) -> datetime:
    """The same hour on the paper's clock."""
    return timezone.localtime(hour, timezone.get_default_timezone())


def since(hour: datetime, now: datetime) -> str:
    """How long ago: "12 min", "2 h", "yesterday", "Wed", "30 Jul", "30 Jul 2024"."""
    passed = now - hour
    if passed < MINUTE:
        return _("now")
    if passed < HOUR:
        return _("%(minutes)d min") % {"minutes": passed // MINUTE}
    then, today = in_paper_zone(hour), in_paper_zone(now)
    days = (today.date() - then.date()).days
    if days == 0 or passed < 6 * HOUR:
        return _("%(hours)d h") % {"hours": passed // HOUR}
    if days == 1:
        return _("yesterday")
    if days < 7:
        return date_format(then, "D")
    return date_format(then, "j M" if then.year == today.year else "j M Y")


def until(hour: datetime, now: datetime) -> str:
    """How long to go: "in 18 min", "in 1 h 48", "in 3 days"."""
    left = hour - now
    if left < MINUTE:
        return _("in less than a minute")
    if left < HOUR:
        return _("in %(minutes)d min") % {"minutes": left // MINUTE}
    if left < 24 * HOUR:
        hours, minutes = divmod(left // MINUTE, 60)
        return _("in %(hours)d h %(minutes)02d") % {"hours": hours, "minutes": minutes}
    return ngettext("in %(days)d day", "in %(days)d days", left.days) % {"days": left.days}


def clock_time(hour: datetime, now: datetime) -> str:
    """The hour on the paper's clock: "18:00" today, "1 Aug 18:00" on another day."""
    then = in_paper_zone(hour)
    is_today = then.date() == in_paper_zone(now).date()
    return date_format(then, "H:i" if is_today else "j M H:i")


def spelled_out(now: datetime) -> str:
    """ "Friday 31 July, 09:42 KST": the paper's clock, with its zone's name."""
    then = in_paper_zone(now)
    return f"{date_format(then, _('l j F, H:i'))} {then.tzname() or settings.TIME_ZONE}"
