"""Pages of galleries."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control

from media.models import Gallery
from newsroom import clock
from newsroom.paging import page_of
from newsroom.publishing import Status
from newsroom.read_only import read_only

PHOTOS_BEFORE_AD = 4
MORE = 4  # galleries below one


@read_only
@cache_control(no_cache=True)
def galleries(request):
    """Every gallery, newest first."""
    page = page_of(partial(Gallery.objects.newest, clock.now(request)), request)
    return render(request, "media/galleries.html", {"page": page, "here": "photos"})


@read_only
@cache_control(no_cache=True)
def gallery(request, edition_date, slug):
    """What an address of a gallery answers: its photos, or the notice of its withdrawal."""
    pages = Gallery.objects.addressable(clock.now(request)).for_page(clock.now(request))
    here = get_object_or_404(pages, edition_date=edition_date, slug=slug)
    if here.status == Status.WITHDRAWN:
        return render(request, "410.html", {"piece": here}, status=410)
    at = clock.now(request)
    more = Gallery.objects.newest(at).besides([here]).for_listing(at)[:MORE]
    context = {"gallery": here, "more": more, "here": "photos"} | _frames(here)
    return render(request, "media/gallery.html", context)


def _frames(gallery):
    """Its photos, parted where an ad slot may stand, and the one that stands for them all."""
    uses = list(gallery.photos.all())
    topics = (tagging.tag for tagging in gallery.taggings.all())
    hide_ads = gallery.section.hide_ads or any(tag.hide_ads for tag in topics)
    above = len(uses) if hide_ads else PHOTOS_BEFORE_AD
    return {
        "uses": uses[:above],
        "below_ad": uses[above:],
        "number": len(uses),
        "cover": gallery.shown_cover or (uses[0].photo if uses else None),
    }
