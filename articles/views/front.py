"""The front page."""

from django.shortcuts import render
from django.views.decorators.cache import cache_control

from articles.reading import front_page
from newsroom import clock
from newsroom.context_processors import frame_of
from newsroom.read_only import read_only


@read_only
@cache_control(no_cache=True)
def front(request):
    """The paper at this hour, by priority and hour."""
    _paper, sections = frame_of(request)
    return render(
        request, "articles/front.html", {"front": front_page(sections, clock.now(request))}
    )
