"""What the story desk adds to the frame of every reader's page."""

from django.utils.functional import SimpleLazyObject

from articles.models import Breaking
from newsroom import clock
from newsroom.context_processors import frame_of


def breaking(request):
    """The banner of this hour: no query unless the paper's own row says that one may stand."""
    return {"breaking": SimpleLazyObject(lambda: _banner(request))}


def _banner(request) -> Breaking | None:
    at, until = clock.now(request), frame_of(request)[0].breaking_until
    banner = Breaking.objects.on_now(at) if until and until > at else None
    request.in_frame = [banner]  # which the page's surrogate keys tell of
    return banner
