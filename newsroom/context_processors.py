"""What every page's frame needs: the paper, its sections, the hour. One query, if used."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from newsroom import clock
from newsroom.assets import reader_css
from newsroom.models import Paper, Section


def paper(request):
    """`paper`, `sections`, `hour`, `reader_css`, `base_url` for any template."""
    frame = SimpleLazyObject(lambda: frame_of(request))
    return {
        "paper": SimpleLazyObject(lambda: frame[0]),
        "sections": SimpleLazyObject(lambda: frame[1]),
        "hour": clock.now(request),
        "reader_css": reader_css,
        "base_url": settings.BASE_URL,
    }


def frame_of(request) -> tuple[Paper, list[Section]]:
    """The paper and its sections in order, read once per request."""
    if not hasattr(request, "frame"):
        sections = list(Section.objects.for_masthead())
        request.frame = (sections[0].paper if sections else Paper.objects.current(), sections)
    return request.frame
