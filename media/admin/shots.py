"""Photos for the form of a piece: new ones, those it does not draw yet, those of a gallery."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from media.admin.widgets import AT_ONCE, MOST_PHOTOS, shots_of
from media.models import Gallery
from newsroom.admin.fields import row_id


class TakesPhotos:
    """Mix into the desk of a piece with photos: all that its form needs without being left.

    New files come in (`take_in_url`); `shots/?ids=` draws photos that the form holds;
    `shots/?gallery=` gives a gallery's photos, with its captions, to be copied.
    """

    def get_urls(self):
        name = self.url_name("shots").partition(":")[2]
        shots = path("shots/", self.admin_site.admin_view(self.shots), name=name)
        return [shots, *super().get_urls()]

    def shots(self, request):
        """{"shots": rows} of at most a hundred photos, or of a gallery and `words` on them."""
        may_see = request.user.has_perm("media.view_photo")
        if not (may_see and self.has_view_or_change_permission(request)):
            raise PermissionDenied
        if "gallery" in request.GET:
            return JsonResponse(self._of_gallery(request, request.GET["gallery"]))
        try:
            ids = [row_id(typed) for typed in request.GET.get("ids", "").split(",") if typed]
        except ValueError:
            raise Http404("These are no photos.") from None
        rows = [{"photo": pk, "caption": ""} for pk in ids[:AT_ONCE]]
        return JsonResponse({"shots": shots_of(rows, by=request.user)})

    def _of_gallery(self, request, typed) -> dict:
        """The photos of its newest revision, as its own form has them."""
        pk = row_id(typed) if typed.isascii() and typed.isdecimal() else 0
        gallery = Gallery.objects.select_related("head").filter(pk=pk).first()
        if gallery is None:
            raise Http404("There is no such gallery.")
        if not request.user.has_perm("media.view_gallery"):
            raise PermissionDenied
        rows = gallery.head.data["photos"] if gallery.head else []
        words = ""
        if len(rows) > MOST_PHOTOS:
            words = _("The gallery has %(all)s photos: these are the first %(most)s.")
            words %= {"all": len(rows), "most": MOST_PHOTOS}
        return {"shots": shots_of(rows[:MOST_PHOTOS], by=request.user), "words": words}

    def render_piece(self, request, context):
        may_add = request.user.has_perm("media.add_photo")
        site = self.admin_site.name
        given = {
            "take_in_url": reverse(f"{site}:media_photo_intake") if may_add else "",
            "shots_url": reverse(self.url_name("shots")),
        }
        return super().render_piece(request, {**context, **given})
