"""A revision, read by its link: the page that readers would get, and its photos."""

from functools import wraps

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from articles import preview_links as links
from articles.preview import as_story, put_beside
from articles.revisions import EMPTY, photo_ids
from articles.views.stories import page_of_story
from media.pictures import served_from
from media.views import upload
from newsroom import clock
from newsroom.read_only import read_only

PRIVATE = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",  # the address is the key: no other site is told it
}


def private(view):
    """Nothing that this view answers is kept, listed or told to another site."""

    @wraps(view)
    def answered(request, *args, **places):
        return sealed(view(request, *args, **places))

    return answered


def sealed(response):
    """The response, told to be kept and listed nowhere."""
    for name, value in PRIVATE.items():
        response[name] = value
    return response


@private
@read_only
def preview(request, token):
    """The revision of this link, on the page that readers would get.

    Once readers have it, or a later one, the link leads to the story; 410 when it opens
    nothing any more.
    """
    link, at = _link(token), clock.now(request)
    state = links.state_of(link, at)
    if state == links.LIVE:
        return HttpResponseRedirect(link.revision.piece.get_absolute_url())
    if state != links.OPEN:
        return render(request, "articles/preview_gone.html", {"state": state}, status=410)
    photos = reverse("paper:preview-photo", args=[token, "-"]).removesuffix("-")
    with served_from(photos):
        page = preview_page(request, link.revision, until=link.expires_at)
    if request.method == "GET":
        links.count_opening(link)
    return page


@private
@read_only
def photo(request, token, name):
    """A photo on that page: of this revision, or one that readers have anyway."""
    link, at = _link(token), clock.now(request)
    if links.state_of(link, at) not in (links.OPEN, links.LIVE) or not link.is_open(at):
        raise Http404
    unlocked = frozenset(photo_ids(EMPTY | link.revision.data))
    with served_from(reverse("paper:preview-photo", args=[token, "-"]).removesuffix("-")):
        return upload(request, name, unlocked=unlocked)


def preview_page(request, revision, until=None):
    """The page of a revision at this hour; `until` when a link to it ends."""
    article = as_story(revision, clock.now(request))
    context, _galleries = page_of_story(request, article, put_beside(revision))
    preview = {"revision": revision, "until": until}
    return render(request, "articles/story.html", {**context, "preview": preview})


def _link(token):
    link = links.link_of(token)
    if link is None:
        raise Http404("No such preview.")
    return link
