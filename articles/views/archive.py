"""The archive, by the day of the edition."""

from functools import partial

from django.http import Http404
from django.utils import timezone

from articles.models import Article
from articles.reading import last_day_of, latest_headlines, month_by_day
from newsroom import clock
from newsroom.paging import page_of
from newsroom.read_only import read_only
from newsroom.surrogates import day_key, month_key, render_page


@read_only
def day(request, day):
    """Every story of one edition, with the way to the editions next to it."""
    at = clock.now(request)
    page = page_of(partial(Article.objects.on_day(day).newest, at), request)
    if not page.pieces:
        raise Http404("No edition of that day.")
    earlier, later = Article.objects.published(at).neighbor_days(day, day)
    context = {"day": day, "page": page, "earlier": earlier, "later": later}
    context["headlines"] = latest_headlines(at, besides=page.pieces)
    return render_page(request, "articles/day.html", context, lists=[day_key(day)])


@read_only
def month(request, month):
    """The editions of one month; the present month has a page before its first story."""
    at = clock.now(request)
    days = month_by_day(month, at)
    if not days and month != timezone.localdate(at).replace(day=1):
        raise Http404("No edition of that month.")
    earlier, later = Article.objects.published(at).neighbor_days(month, last_day_of(month))
    context = {"month": month, "days": days, "earlier": earlier, "later": later}
    return render_page(request, "articles/month.html", context, lists=[month_key(month)])
