"""What ad slots load: the images of house ads, and the frames in which others run."""

import logging

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render

from articles.models import HouseAd
from media.storage import renditions
from media.views.uploads import POLICY, store_fails
from newsroom.models import Paper
from newsroom.read_only import read_only
from newsroom.surrogates import HEADER, PAPER

log = logging.getLogger(__name__)

YEAR = 365 * 86400  # seconds
FRAME_KEPT = 300  # seconds
SNIPPETS = {"slot": "ad_snippet", "analytics": "analytics_snippet"}
# An origin of its own, whoever opens it and however: no cookie, no storage, no page of ours.
# What runs in there is its provider's, so in there it may load what it likes.
FRAME_POLICY = (
    "sandbox allow-scripts allow-popups; default-src * data: blob: 'unsafe-inline' 'unsafe-eval'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


@read_only
def frame(request, kind):
    """The document around a provider's snippet, the same for every slot and reader; else 404."""
    field = SNIPPETS.get(kind)
    snippet = field and getattr(Paper.objects.current().ads, field)
    if not snippet:
        raise Http404("No snippet.")
    response = render(request, "ad_frame.html", {"snippet": snippet})
    response["Cache-Control"] = f"public, max-age={FRAME_KEPT}"
    response["Content-Security-Policy"] = FRAME_POLICY
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["X-Robots-Tag"] = "noindex"
    response[HEADER] = PAPER
    return response


@read_only
def house_image(request, name):
    """The image of a house ad; its name digests its bytes, so it is kept for ever."""
    ad = get_object_or_404(HouseAd.objects.with_image(name)[:1])
    try:
        file = renditions().open(ad.image.name)
    except FileNotFoundError:
        raise Http404 from None
    except OSError as error:
        log.error("%s: %s", ad.image.name, error)
        return store_fails()
    response = FileResponse(file, content_type="image/jpeg")
    response["Content-Length"] = file.size
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    return response
