"""What every page's frame needs: the paper, its sections, the hour. One query, if used."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from newsroom import clock
from newsroom.assets import Worn
from newsroom.freshness import freshness_of, hours
from newsroom.models import Paper, Section


def paper(request):
    """The paper, its sections, the hour, and what of the settings a page says; for any template."""
    frame = SimpleLazyObject(lambda: frame_of(request))
    return {
        "paper": SimpleLazyObject(lambda: frame[0]),
        "sections": SimpleLazyObject(lambda: frame[1]),
        "hour": clock.now(request),
        "reader_css": Worn(request),
        "base_url": settings.BASE_URL,
        "sends_mail": settings.SENDS_MAIL,
        "must_have_factor": settings.REQUIRE_TWO_FACTOR,
    }


def frame_of(request) -> tuple[Paper, list[Section]]:
    """The paper and its sections in order, read once per request, with `request.freshness`."""
    if not hasattr(request, "frame"):
        at = clock.now(request)
        sections = list(Section.objects.for_masthead().annotate(**hours(at)))
        paper = sections[0].paper if sections else Paper.objects.current()
        request.frame = (paper, sections)
        request.freshness = freshness_of(sections[0] if sections else None, paper.changed_at)
    return request.frame
