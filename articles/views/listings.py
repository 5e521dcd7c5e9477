"""Lists of stories: the latest, by section, by topic, by name."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404

from articles.models import Article
from articles.reading import latest_headlines, listed_topics, portrait_of, section_top
from articles.standing import stories_in
from articles.views.pages import page_of_house
from newsroom import clock
from newsroom.context_processors import frame_of
from newsroom.models import Contributor, Tag
from newsroom.paging import by_day, page_of
from newsroom.read_only import read_only
from newsroom.surrogates import all_key, list_key, render_page


@read_only
def latest(request):
    """Every published story, newest first."""
    page = page_of(partial(Article.objects.newest, clock.now(request)), request)
    lists = [all_key(Article)]
    return render_page(request, "articles/latest.html", {"page": page}, lists=lists)


@read_only
def section(request, section):
    """A section's front and, below and on older pages, all of its stories; else a page of the
    house by that name. Sections, which every page knows anyway, are asked first.
    """
    _paper, sections = frame_of(request)
    here = next((one for one in sections if one.slug == section), None)
    return section_of(request, here) if here else page_of_house(request, section)


def section_of(request, here, slots=None, **more):
    """A section's page; with `slots`, as they would stand at its top."""
    at = clock.now(request)
    page = page_of(partial(Article.objects.in_section, here, at), request)
    top, rest = section_top(here, at, page.pieces, slots) if page.is_first else ([], page.pieces)
    return _listing(
        request, "articles/section.html", page, ("section", here), besides=stories_in(top),
        top=top, days=by_day(rest), **more,
    )  # fmt: skip


@read_only
def topics(request):
    """The topics that stories have, by name."""
    at = clock.now(request)
    context = {"topics": listed_topics(at), "headlines": latest_headlines(at)}
    return render_page(request, "articles/topics.html", context, lists=[all_key(Article)])


@read_only
def topic(request, tag):
    """The stories under a topic; of a topic without any, nothing is said."""
    here = get_object_or_404(Tag, slug=tag)
    page = page_of(partial(Article.objects.tagged, here, clock.now(request)), request)
    return _listing(request, "articles/topic.html", _with_stories(page), ("topic", here))


@read_only
def contributor(request, contributor):
    """The stories of a contributor, or an agency's copy."""
    people = Contributor.objects.select_related("portrait__photo__current")
    here = get_object_or_404(people, slug=contributor)
    at = clock.now(request)
    page = page_of(partial(Article.objects.by_contributor, here, at), request)
    portrait = portrait_of(here, at)
    return _listing(
        request, "articles/contributor.html", _with_stories(page), ("contributor", here),
        portrait=portrait,
    )  # fmt: skip


def _with_stories(page):
    """The page; Http404 when it is empty, as a name alone may tell of a story to come."""
    if not page.pieces:
        raise Http404("No stories.")
    return page


def _listing(request, template, page, subject, besides=(), **more):
    """A list's page; `subject` is the row that it is about, (its name in the template, the row).

    `besides` are stories that it shows beside those of the page.
    """
    headlines = latest_headlines(clock.now(request), besides=[*page.pieces, *besides])
    context = {"page": page, "headlines": headlines, **dict([subject]), **more}
    return render_page(request, template, context, lists=[list_key(subject[1])])
