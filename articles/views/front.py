"""The front page."""

from articles.models import Article
from articles.reading import front_page
from newsroom import clock
from newsroom.context_processors import frame_of
from newsroom.read_only import read_only
from newsroom.surrogates import all_key, render_page


@read_only
def front(request):
    """The paper at this hour, as an editor set it, else by priority and hour."""
    return front_of(request)


def front_of(request, slots=None, **more):
    """The front page; with `slots`, as they would stand on it."""
    _paper, sections = frame_of(request)
    context = {"front": front_page(sections, clock.now(request), slots), **more}
    return render_page(request, "articles/front.html", context, lists=[all_key(Article)])
