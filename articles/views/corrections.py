"""Every correction that stands, in one list."""

from functools import partial

from articles.models import Correction
from articles.reading import latest_headlines
from newsroom import clock
from newsroom.paging import page_of
from newsroom.read_only import read_only
from newsroom.surrogates import all_key, render_page


@read_only
def corrections(request):
    """The newest first, each with a link to its story."""
    at = clock.now(request)
    page = page_of(partial(Correction.objects.newest, at), request)
    context = {"page": page, "headlines": latest_headlines(at)}
    return render_page(request, "articles/corrections.html", context, lists=[all_key(Correction)])
