"""Pages of galleries."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404

from media.models import Gallery
from newsroom import clock
from newsroom.paging import page_of
from newsroom.publishing import Status
from newsroom.read_only import read_only
from newsroom.surrogates import all_key, render_page

PHOTOS = 100  # on a page of a gallery
PHOTOS_BEFORE_AD = 4
MORE = 4  # galleries below one


@read_only
def galleries(request):
    """Every gallery, newest first."""
    page = page_of(partial(Gallery.objects.newest, clock.now(request)), request)
    context = {"page": page, "here": "photos"}
    return render_page(request, "media/galleries.html", context, lists=[all_key(Gallery)])


@read_only
def gallery(request, edition_date, slug):
    """What an address of a gallery answers: its photos, or the notice of its withdrawal."""
    pages = Gallery.objects.addressable(clock.now(request)).for_page(clock.now(request))
    here = get_object_or_404(pages, edition_date=edition_date, slug=slug)
    if here.status == Status.WITHDRAWN:
        return render_page(request, "410.html", {"piece": here}, status=410)
    at = clock.now(request)
    more = Gallery.objects.newest(at).besides([here]).for_listing(at)[:MORE]
    context = {"gallery": here, "more": more, "here": "photos"} | _frames(request, here, at)
    return render_page(request, "media/gallery.html", context, lists=[all_key(Gallery)])


def _frames(request, gallery, at):
    """A page of its photos, parted where an ad slot may stand, and the one that leads.

    `number` is of all; `start` the place of the first here.
    """
    page = page_asked(request)
    shown = gallery.photos.shown(at).loaded()
    start = (page - 1) * PHOTOS
    uses = list(shown[start : start + PHOTOS + 1])
    if page > 1 and not uses:
        raise Http404("The gallery has no such page.")
    has_next, is_whole = len(uses) > PHOTOS, page == 1 and len(uses) <= PHOTOS
    number = len(uses) if is_whole else shown.count()
    above = PHOTOS if _hides_ads(gallery) else PHOTOS_BEFORE_AD
    return {
        "is_sensitive": _is_sensitive(gallery),
        "on_page": uses[:PHOTOS],
        "uses": uses[:above],
        "below_ad": uses[above:PHOTOS],
        "number": number,
        "start": start + 1,
        "pages": [*range(1, -(-number // PHOTOS) + 1)] if not is_whole else [],
        "page": page,
        "newer": _address(gallery, page - 1) if page > 1 else "",
        "older": _address(gallery, page + 1) if has_next else "",
        "address": _address(gallery, page),
        "cover": gallery.shown_cover or (uses[0].photo if uses else None),
    }


def page_asked(request) -> int:
    """The page of a gallery, from its address: `?page=2`. Raises Http404 for none, and for 1.

    The first page is the gallery's own address: a page has one address.
    """
    asked = request.GET.get("page", "1")
    page = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else 0
    if page < 1 or (page == 1) == ("page" in request.GET) or asked != str(page):
        raise Http404("The gallery has no such page.")
    return page


def _address(gallery, page: int) -> str:
    address = gallery.get_absolute_url()
    return f"{address}?page={page}" if page > 1 else address


def _is_sensitive(gallery) -> bool:
    topics = (tagging.tag for tagging in gallery.taggings.all())
    return gallery.section.sensitive or any(tag.sensitive for tag in topics)


def _hides_ads(gallery) -> bool:
    topics = (tagging.tag for tagging in gallery.taggings.all())
    return gallery.section.hide_ads or any(tag.hide_ads for tag in topics)
