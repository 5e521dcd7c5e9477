"""The feeds of the paper: a page for people, a file for feed readers."""

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.reading import latest_headlines
from newsroom import clock
from newsroom.context_processors import frame_of
from newsroom.read_only import read_only
from newsroom.surrogates import render_page


@read_only
def feeds(request):
    """What can be followed, each in three formats."""
    context = {"lists": _lists(request), "headlines": latest_headlines(clock.now(request))}
    return render_page(request, "articles/feeds.html", context)


@read_only
def opml(request):
    """The same as OPML 2.0, which feed readers take in whole."""
    return render_page(
        request, "articles/feeds.opml", {"lists": _lists(request)}, content_type="text/x-opml"
    )


def _lists(request) -> list[tuple]:
    """(name, address of the page, address of its RSS) of every list that all readers have."""
    _paper, sections = frame_of(request)
    whole = [
        (_("Every story"), reverse("paper:latest"), reverse("paper:latest-feed")),
        (_("Photos"), reverse("media:galleries"), reverse("media:galleries-feed")),
        (_("Corrections"), reverse("paper:corrections"), reverse("paper:corrections-feed")),
    ]
    return whole + [
        (
            section.name,
            section.get_absolute_url(),
            reverse("paper:section-feed", kwargs={"section": section.slug}),
        )
        for section in sections
    ]
