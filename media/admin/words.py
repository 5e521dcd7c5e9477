"""The words without which a photo cannot run, written where a piece shows the photo."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import HiddenInput
from django.http import Http404, JsonResponse
from django.template.loader import render_to_string
from django.urls import path

from media.admin.photo_form import PhotoForm
from media.admin.rights import may_mend
from media.admin.widgets import shot_of
from media.models import Photo
from newsroom.admin.widgets import is_id

TEMPLATE = "admin/media/photo/_words.html"


class WordsForm(PhotoForm):
    """Caption, credit and text alternative; its fields name the form that they belong to.

    They stand within the form of a piece, which must not send them.
    """

    keywords = rights_until = taken_at = None

    class Meta(PhotoForm.Meta):
        fields = (
            "caption", "credit_kind", "credit_line", "alt_text", "caption_describes", "language",
        )  # fmt: skip
        widgets = PhotoForm.Meta.widgets | {"language": HiddenInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.auto_id = f"words_{self.instance.pk}_%s"
        for field in self.fields.values():
            field.widget.attrs["form"] = f"words-{self.instance.pk}"


class WritesWords:
    """Mix into the desk of photos: `<id>/words/` shows these words as a form, and saves them.

    Answers {"html": the form}, with 400 when it was refused; once saved {"shot": the photo}.
    """

    def get_urls(self):
        view = self.admin_site.admin_view(self.words_view)
        return [path("<str:pk>/words/", view, name="media_photo_words"), *super().get_urls()]

    @transaction.atomic
    def words_view(self, request, pk):
        photo = Photo.objects.with_renditions().filter(pk=pk).first() if is_id(pk) else None
        if photo is None:
            raise Http404(pk)
        if not may_mend(request.user, photo):
            raise PermissionDenied
        form = WordsForm(request.POST or None, instance=photo)
        if form.is_valid():
            self.save_model(request, form.save(commit=False), form, True)
            self.log_change(request, photo, self.construct_change_message(request, form, []))
            return JsonResponse({"shot": shot_of(photo, by=request.user)})
        html = render_to_string(TEMPLATE, {"form": form, "photo": photo}, request)
        return JsonResponse({"html": html}, status=400 if form.is_bound else 200)
