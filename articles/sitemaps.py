"""What search engines are told there is: an index of months, the months, the news.

Formats: sitemaps.org 0.9, Google's extensions for news (the last 48 hours, at most 1,000)
and for images. XML by templates; the addresses are ours, so nothing in them needs more
than the escaping that Django does.
"""

from datetime import timedelta
from itertools import chain

from django.http import Http404

from articles.models import Article, Page
from articles.reading import last_day_of
from media.models import Gallery
from newsroom import clock
from newsroom.models import MonthSummary
from newsroom.months import months_of
from newsroom.read_only import read_only
from newsroom.surrogates import all_key, month_key, render_page

NEWS = timedelta(hours=48)
MOST_NEWS = 1000
MOST = 50_000  # addresses of one sitemap


@read_only
def index(request):
    """The months, each with its latest change."""
    at = clock.now(request)
    months: dict = {}
    for row in chain(months_of(Article, at), months_of(Gallery, at)):
        months[row.month] = max(months.get(row.month, row.first_at), _changed(row, at))
    context = {"months": sorted(months.items(), reverse=True)}
    return _xml(request, "sitemaps/index.xml", context, all_key(Article), all_key(Gallery))


@read_only
def month(request, month):
    """Every story and gallery of the month's editions, each with the picture that leads it."""
    at = clock.now(request)
    days = (month, last_day_of(month))
    stories = Article.objects.published(at).between_days(*days).for_listing(at).newest_first()
    galleries = Gallery.objects.published(at).between_days(*days).for_listing(at).newest_first()
    pieces = [*stories[:MOST], *galleries[: MOST // 10]]
    if not pieces:
        raise Http404("Nothing of that month.")
    return _xml(request, "sitemaps/month.xml", {"pieces": pieces[:MOST]}, month_key(month))


@read_only
def pages(request):
    """The pages of the house."""
    return _xml(request, "sitemaps/pages.xml", {"pages": Page.objects.in_order()[:MOST]})


@read_only
def news(request):
    """The stories of the last two days, at most a thousand: what Google News reads."""
    at = clock.now(request)
    stories = Article.objects.newest(at).come_since(at - NEWS).for_headlines()
    return _xml(request, "sitemaps/news.xml", {"stories": stories[:MOST_NEWS]}, all_key(Article))


def _changed(row: MonthSummary, at):
    """When something of the month last changed for readers: by a verb, or by its hour."""
    return max(row.changed_at, min(row.last_at, at))


def _xml(request, template, context, *lists):
    return render_page(request, template, context, lists=lists, content_type="application/xml")
