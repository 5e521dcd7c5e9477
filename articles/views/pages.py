"""Pages of the house: about, contact, principles, privacy."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from articles.models import Page
from articles.reading import latest_headlines
from newsroom import clock
from newsroom.context_processors import frame_of
from newsroom.surrogates import render_page


def page_of_house(request, slug):
    """The page of this name; the paper's own row, which was read anyway, says if there is one."""
    if not frame_of(request)[0].has_page(slug):
        raise Http404("No such section or page.")
    context = {
        "page": get_object_or_404(Page, slug=slug),
        "headlines": latest_headlines(clock.now(request)),
    }
    return render_page(request, "articles/page.html", context)
