"""A story's own page."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control

from articles.models import Article
from articles.reading import beside, latest_headlines
from articles.typesetting import embedded_galleries, strip_of, typeset
from media.models import Gallery
from newsroom import clock
from newsroom.context_processors import frame_of
from newsroom.publishing import Status
from newsroom.read_only import read_only


@read_only
@cache_control(no_cache=True)
def story(request, edition_date, slug):
    """What an address of a story answers: the story, or the notice of its withdrawal."""
    at = clock.now(request)
    pages = Article.objects.addressable(at).for_page(at)
    article = get_object_or_404(pages, edition_date=edition_date, slug=slug)
    if article.status == Status.WITHDRAWN:
        return _withdrawn(request, article)
    return _published(request, article)


def _published(request, article):
    at = clock.now(request)
    wanted = embedded_galleries(article)
    galleries = Gallery.objects.published(at).for_listing(at).in_bulk(wanted) if wanted else {}
    related, headlines = beside(article, at)
    context = {
        "story": article,
        "section": article.section,
        "strip": strip_of(article),
        "body": typeset(article, frame_of(request)[0], galleries),
        "related": related,
        "headlines": headlines,
    }
    return render(request, "articles/story.html", context)


def _withdrawn(request, article):
    headlines = latest_headlines(clock.now(request))
    context = {"piece": article, "headlines": headlines}
    return render(request, "articles/withdrawn.html", context, status=410)
