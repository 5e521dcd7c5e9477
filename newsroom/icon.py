"""The paper's icon: its logo where an editor gave one, else the one that comes with the house."""

import hashlib
from collections.abc import Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control

from newsroom.models import Paper, PaperIcon
from newsroom.read_only import read_only

YEAR = 31_536_000  # seconds
TAB = 32  # pixels


def set_icons(paper: Paper, pngs: Mapping[int, bytes]) -> None:
    """Make these the paper's icons, by size in pixels; none at all brings the house's own back.

    The caller saves the paper, in the same transaction.
    """
    PaperIcon.objects.all().delete()
    PaperIcon.objects.bulk_create(PaperIcon(size=size, png=png) for size, png in pngs.items())
    digest = hashlib.sha256(b"".join(pngs[size] for size in sorted(pngs)))
    paper.icon = digest.hexdigest()[:16] if pngs else ""


def address_of(paper: Paper, size: int) -> str:
    """Where the icon of that size is; it changes with its bytes. Only for a paper with a logo."""
    return reverse("icon", kwargs={"size": size, "digest": paper.icon})


@read_only
@cache_control(public=True, max_age=YEAR, immutable=True)
def icon(request, size, digest):
    """One size of the logo."""
    if Paper.objects.current().icon != digest:
        raise Http404("Another logo, or none.")
    row = get_object_or_404(PaperIcon, size=size)
    return HttpResponse(bytes(row.png), content_type="image/png")


@read_only
@cache_control(public=True, max_age=3600)
def favicon(request):
    """The way to the icon that pages name themselves, for programs that ask where icons were."""
    paper = Paper.objects.current()
    return redirect(address_of(paper, TAB) if paper.icon else static("icons/paper.svg"))
