"""What of the photo desk needs a person: rights that end, background work, run again from here."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from media.admin.ending import rights_ending
from media.models import Photo
from newsroom import tasks
from newsroom.admin.hours import since
from newsroom.admin.panels import Row

PERMISSION = "media.change_photo"
SHOWN = 5  # failed tasks
OTHER_WORK = {  # by the task's name; the others make the files of a photo
    "delete_files": gettext_lazy("Files of a photo that was thrown out"),
    "purge_keys": gettext_lazy("Purge of the caches in front of the paper"),
    "mail_notifications": gettext_lazy("Mail that tells somebody of a story"),
}


def photo_rows(user, now) -> list[Row]:
    """Rights that end soon, what failed in spite of its tries, that no worker runs."""
    if not user.has_perm(PERMISSION):
        return []
    failed = list(tasks.failed()[:SHOWN])
    waiting = list(tasks.overdue()[:1])
    photos = Photo.objects.defer("metadata").in_bulk([_photo_of(row) for row in failed])
    rows = [_no_worker(waiting[0], now)] if waiting else []
    rows += rights_ending(now)
    return [*rows, *(_failed(row, photos.get(_photo_of(row)), now) for row in failed)]


def _photo_of(row) -> int:
    """The photo that a task is about; 0 for one of another kind."""
    about = next(iter(row.args_kwargs["args"]), 0)
    return about if isinstance(about, int) and row.task_name not in OTHER_WORK else 0


def _failed(row, photo, now) -> Row:
    page = reverse("admin:media_photo_change", args=[photo.pk]) if photo else ""
    return Row(
        url=page or reverse("admin:media_photo_changelist"),
        state="down",
        word=_("failed"),
        headline=OTHER_WORK.get(row.task_name)
        or _("Files of “%(photo)s”") % {"photo": photo or row.task_name},
        language=photo.language if photo else "",
        side=since(row.finished_at, now),
        act_url=reverse("admin:media_task_again", args=[row.pk]),
        act_label=_("Run again"),
    )


def _no_worker(row, now) -> Row:
    number = tasks.overdue().count()
    words = ngettext(
        "%(count)d task waits: is the worker running?",
        "%(count)d tasks wait: is the worker running?",
        number,
    )
    return Row(
        url=reverse("admin:media_photo_changelist"),
        state="down",
        word=_("waiting"),
        headline=words % {"count": number},
        side=since(row.enqueued_at, now),
    )


class RunsTasks:
    """Mix into the desk of photos: `tasks/<id>/again/` lets a failed task run again."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.run_again)
        return [path("tasks/<uuid:pk>/again/", view, name="media_task_again"), *super().get_urls()]

    @method_decorator(require_POST)
    def run_again(self, request, pk):
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        if tasks.run_again(pk):
            self.message_user(request, _("It runs again in a moment."), messages.SUCCESS)
        else:
            self.message_user(request, _("This task has not failed any more."), messages.INFO)
        return redirect(f"{self.admin_site.name}:index")
