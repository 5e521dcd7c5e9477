"""Lists of stories: the latest, by section, by topic, by name."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control

from articles.models import Article
from articles.reading import latest_headlines, listed_topics, portrait_of
from newsroom import clock
from newsroom.context_processors import frame_of
from newsroom.models import Contributor, Tag
from newsroom.paging import by_day, page_of
from newsroom.read_only import read_only

TOP = 3  # stories: a lead and two


@read_only
@cache_control(no_cache=True)
def latest(request):
    """Every published story, newest first."""
    page = page_of(partial(Article.objects.newest, clock.now(request)), request)
    return render(request, "articles/latest.html", {"page": page})


@read_only
@cache_control(no_cache=True)
def section(request, section):
    """A section's front and, below and on older pages, all of its stories."""
    _paper, sections = frame_of(request)
    here = next((one for one in sections if one.slug == section), None)
    if here is None:
        raise Http404("No such section.")
    page = page_of(partial(Article.objects.in_section, here, clock.now(request)), request)
    return _listing(request, "articles/section.html", page, section=here, **_top_and_days(page))


@read_only
@cache_control(no_cache=True)
def topics(request):
    """The topics that stories have, by name."""
    at = clock.now(request)
    context = {"topics": listed_topics(at), "headlines": latest_headlines(at)}
    return render(request, "articles/topics.html", context)


@read_only
@cache_control(no_cache=True)
def topic(request, tag):
    """The stories under a topic; of a topic without any, nothing is said."""
    here = get_object_or_404(Tag, slug=tag)
    page = page_of(partial(Article.objects.tagged, here, clock.now(request)), request)
    return _listing(request, "articles/topic.html", _with_stories(page), topic=here)


@read_only
@cache_control(no_cache=True)
def contributor(request, contributor):
    """The stories of a contributor, or an agency's copy."""
    people = Contributor.objects.select_related("portrait__photo__current")
    here = get_object_or_404(people, slug=contributor)
    at = clock.now(request)
    page = page_of(partial(Article.objects.by_contributor, here, at), request)
    subject = {"contributor": here, "portrait": portrait_of(here, at)}
    return _listing(request, "articles/contributor.html", _with_stories(page), **subject)


def _top_and_days(page):
    """The head of a section's first page, one with a picture leading, and the rest by day."""
    top = page.pieces[:TOP] if page.is_first else []
    pictured_first = sorted(top, key=lambda story: not hasattr(story, "lead"))
    return {"top": pictured_first, "days": by_day(page.pieces[len(top) :])}


def _with_stories(page):
    """The page; Http404 when it is empty, as a name alone may tell of a story to come."""
    if not page.pieces:
        raise Http404("No stories.")
    return page


def _listing(request, template, page, **subject):
    headlines = latest_headlines(clock.now(request), besides=page.pieces)
    return render(request, template, {"page": page, "headlines": headlines, **subject})
