"""The readers' search."""

from django.utils import timezone

from articles.models import Article
from articles.reading import latest_headlines
from articles.search.results import Search, results_of
from newsroom import clock
from newsroom.context_processors import frame_of
from newsroom.months import first_month_of
from newsroom.read_only import read_only
from newsroom.surrogates import all_key, render_page


@read_only
def search(request):
    """Stories with these words, newest first or best first; the bare page asks for some."""
    at = clock.now(request)
    asked = Search.of(request.GET, frame_of(request)[1])
    results = results_of(asked, at)
    first = first_month_of(Article, at) or timezone.localdate(at)
    context = {
        "search": asked,
        "results": results,
        "years": range(timezone.localdate(at).year, first.year - 1, -1),
        "headlines": latest_headlines(at, besides=[one.story for one in results.found]),
    }
    return render_page(request, "articles/search.html", context, lists=[all_key(Article)])
