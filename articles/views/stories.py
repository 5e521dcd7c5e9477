"""A story's own page."""

from django.shortcuts import get_object_or_404

from articles.models import Article
from articles.reading import beside, latest_headlines
from articles.typesetting import embedded_galleries, linked_stories, strip_of, typeset
from media.models import Gallery
from newsroom import clock
from newsroom.context_processors import frame_of
from newsroom.publishing import Status
from newsroom.read_only import read_only
from newsroom.surrogates import render_page


@read_only
def story(request, edition_date, slug):
    """What an address of a story answers: the story, or the notice of its withdrawal."""
    at = clock.now(request)
    pages = Article.objects.addressable(at).for_page(at)
    article = get_object_or_404(pages, edition_date=edition_date, slug=slug)
    if article.status == Status.WITHDRAWN:
        return _withdrawn(request, article)
    context, galleries = page_of_story(request, article)
    return render_page(request, "articles/story.html", context, besides=galleries)


def page_of_story(request, article, put=None) -> tuple[dict, dict]:
    """What the page of a story loaded by `for_page()` shows, and the galleries in its text.

    `put` are the ids of the stories beside it, of a revision whose rows are not laid down.
    """
    at = clock.now(request)
    wanted = embedded_galleries(article)
    galleries = Gallery.objects.published(at).for_listing(at).in_bulk(wanted) if wanted else {}
    related, headlines, inside = beside(article, at, linked_stories(article), put)
    context = {
        "story": article,
        "section": article.section,
        "strip": strip_of(article),
        "body": typeset(article, frame_of(request)[0], galleries, inside),
        "related": related,
        "headlines": headlines,
    }
    return context, galleries


def _withdrawn(request, article):
    headlines = latest_headlines(clock.now(request))
    context = {"piece": article, "headlines": headlines}
    return render_page(request, "articles/withdrawn.html", context, status=410)
