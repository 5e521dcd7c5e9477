"""Files dropped on the desk: each taken in by itself, in chunks, and told of as JSON."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from media.admin.intake import Arrival, arrival_of
from media.admin.widgets import shot_of
from media.decoding import REASONS
from media.incoming import Busy, Elsewhere, Incoming
from media.ingest import Refused
from media.likeness import look_alikes
from media.models import Photo
from newsroom.uploads import NoRoom


class ChunkForm(forms.Form):
    """Which file it is, and the bytes of it that begin at `offset`."""

    name = forms.CharField(max_length=1000, strip=False)
    size = forms.IntegerField(min_value=0, max_value=1 << 50)
    changed = forms.CharField(max_length=30, required=False)
    offset = forms.IntegerField(min_value=0, max_value=1 << 50)
    chunk = forms.FileField(allow_empty_file=True, max_length=None)


class TakesFiles:
    """Mix into the desk of photos: `intake/` takes a file's chunks and, once whole, the file.

    Answers what became of the file; or {"offset": …}, from where to go on: with 200 after
    a chunk, with 409 when the chunk began elsewhere. 503 asks to come back in a moment:
    somebody else is at this file, or the store does not answer and the file waits here.
    """

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.intake))
        return [path("intake/", view, name="media_photo_intake"), *super().get_urls()]

    def intake(self, request):
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ChunkForm(request.POST, request.FILES)
        if not form.is_valid():
            return JsonResponse({"words": _("The file did not come as it should.")}, status=400)
        sent = form.cleaned_data
        incoming = Incoming(request.user, sent["name"], sent["size"], sent["changed"])
        try:
            with incoming.held():
                return self._took(request, incoming, sent)
        except Elsewhere as elsewhere:
            return JsonResponse({"offset": elsewhere.offset}, status=409)
        except Busy:
            return JsonResponse({}, status=503)
        except Refused as refused:
            return JsonResponse(told(Arrival(sent["name"], None, str(refused)), by=request.user))

    def _took(self, request, incoming, sent):
        if sent["offset"] and (photo := Photo.objects.filter(pk=incoming.receipt).first()):
            return JsonResponse(
                told(Arrival(incoming.name, photo, _("It is in."), is_new=True), by=request.user)
            )
        if isinstance(sent["chunk"], NoRoom):
            incoming.drop()
            raise Refused(REASONS["room"])
        if not incoming.add(sent["offset"], sent["chunk"]):
            return JsonResponse({"offset": sent["offset"] + sent["chunk"].size})
        with incoming.whole() as file:
            arrival = arrival_of(file, by=request.user)
        if arrival.may_come_later:
            return JsonResponse({"state": "waits"}, status=503)
        incoming.drop()
        if arrival.is_new:
            incoming.give_receipt(arrival.photo)
            self.log_addition(request, arrival.photo, [{"added": {}}])
        return JsonResponse(told(arrival, by=request.user))


def told(arrival, *, by) -> dict:
    """What became of a file: `shot` is its row in a form, `near` the photos that it looks like."""
    photo = arrival.photo
    state = "in" if arrival.is_new else "here" if photo else "refused"
    answer = {"state": state, "words": arrival.words, "shot": None, "url": "", "near": []}
    if photo:
        answer |= {"shot": shot_of(photo, by=by), "url": _page_of(photo)}
    if arrival.is_new:
        answer["near"] = [
            {"words": _("Looks like “%(photo)s”") % {"photo": other},
             "url": _page_of(other)}
            for other in look_alikes(photo)
        ]  # fmt: skip
    return answer


def _page_of(photo) -> str:
    return reverse("admin:media_photo_change", args=[photo.pk])
