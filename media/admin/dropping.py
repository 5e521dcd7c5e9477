"""Files dropped on the photos of a piece: each is taken in by itself and told of as JSON."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from media.admin.intake import take_in_all
from media.admin.widgets import shot_of


class TakesPhotos:
    """Mix into the desk of a piece with photos: new ones come in without leaving its form."""

    def get_urls(self):
        view = require_POST(self.take_in)
        name = f"{self.opts.app_label}_{self.opts.model_name}_take_in"
        return [path("take-in/", self.admin_site.admin_view(view), name=name), *super().get_urls()]

    def render_piece(self, request, context):
        may_add = request.user.has_perm("media.add_photo")
        url = reverse(self.url_name("take_in")) if may_add else ""
        return super().render_piece(request, {**context, "take_in_url": url})

    def take_in(self, request):
        """One file in, its row of the form out; or in words why it was refused."""
        if not request.user.has_perm("media.add_photo"):
            raise PermissionDenied
        files = request.FILES.getlist("file")[:1]
        if not files:
            return JsonResponse({"words": _("No file came.")})
        arrival = take_in_all(files, by=request.user)[0]
        shot = shot_of(arrival.photo, by=request.user) if arrival.photo else None
        return JsonResponse({"shot": shot, "words": f"{arrival.file}: {arrival.words}"})
