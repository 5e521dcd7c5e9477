"""Counting the months of a kind of piece: so that no page has to read them all."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count, Max, Min

from newsroom.models import MonthSummary


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def recount(kind, days: Iterable[date | None]) -> None:
    """Count anew the months of these days, in the transaction of what changed them.

    The row of a month is locked before its pieces are read: of two verbs at once the
    second counts what the first has written.
    """
    label = kind._meta.label_lower
    for month in sorted({month_of(day) for day in days if day}):
        rows = MonthSummary.objects.select_for_update().filter(kind=label, month=month)
        if (row := rows.first()) is None:
            fresh = MonthSummary(kind=label, month=month)
            MonthSummary.objects.bulk_create([fresh], ignore_conflicts=True)
            row = rows.get()
        for name, value in _told(kind, month).items():
            setattr(row, name, value)
        row.save()


def recount_all(kind) -> None:
    """Count every month of a kind of piece anew."""
    MonthSummary.objects.filter(kind=kind._meta.label_lower).delete()
    days = kind._default_manager.filter(edition_date__isnull=False).order_by()
    recount(kind, days.values_list("edition_date", flat=True).distinct())


def months_of(kind, at) -> list[MonthSummary]:
    """The months in which readers find pieces of this kind at `at`, newest first."""
    rows = MonthSummary.objects.filter(kind=kind._meta.label_lower, first_at__lte=at)
    return list(rows.order_by("-month"))


def first_month_of(kind, at) -> date | None:
    """The first of them, by its first day; None where readers find nothing."""
    rows = MonthSummary.objects.filter(kind=kind._meta.label_lower, first_at__lte=at)
    return rows.order_by("month").values_list("month", flat=True).first()


def _told(kind, month) -> dict:
    last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    rows = kind._default_manager.filter(edition_date__range=(month, last), withdrawn_at=None)
    return rows.order_by().aggregate(
        number=Count("pk"), first_at=Min("published_at"), last_at=Max("published_at"),
        changed_at=Max("changed_at"),
    )  # fmt: skip
