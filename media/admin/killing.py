"""Killing a photo at its page, and lifting a kill: first the verb, then what was typed beside."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media import rights
from newsroom.models import DeskAction
from newsroom.workflow import WorkflowError, holds, kind_of


class KillsPhotos:
    """Mix into the desk of photos: a kill is done at once, whatever else the form holds.

    The form is then saved, or shown with its errors, as by Save: nothing typed is lost.
    """

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        verb = request.POST.get("_verb")
        if request.method == "POST" and verb in (rights.KILL, rights.LIFT):
            photo = self.get_object(request, object_id)
            if photo:
                self._carry_out(request, photo, verb)
                if not self.has_change_permission(request, photo):
                    return redirect(request.path)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _carry_out(self, request, photo, verb):
        act, reason = VERBS[verb], request.POST.get(f"_{verb}_words", "")
        try:
            act(photo, by=request.user, reason=reason)
        except WorkflowError as refused:
            self.message_user(request, str(refused), messages.ERROR)
        else:
            self.message_user(request, done(verb, photo), messages.SUCCESS)


VERBS = {rights.KILL: rights.kill, rights.LIFT: rights.lift}


def done(verb: str, photo) -> str:
    """What to say after the verb was carried out."""
    if verb == rights.LIFT:
        return _("The kill is lifted: the photo is where it was.")
    number = len(where_it_ran(photo))
    words = ngettext(
        "Killed: it is off every page, feed and file. It ran in %(count)d place.",
        "Killed: it is off every page, feed and file. It ran in %(count)d places.",
        number,
    )
    return words % {"count": number}


def where_it_ran(photo) -> list[dict]:
    """Where readers had the photo when it was last killed: [{"label": …, "address": …}]."""
    kills = DeskAction.objects.filter(kind=kind_of(photo), target=photo.uid, verb=rights.KILL)
    last = kills.order_by("-at", "-pk").first()
    return last.detail.get("ran", []) if last else []


def kill_of(photo, user) -> dict:
    """What the page needs to show a kill, or to ask for one."""
    return {
        "may_kill": holds(user, rights.KILL, photo),
        "kill_verb": rights.LIFT if photo.killed_at else rights.KILL,
        "ran": where_it_ran(photo) if photo.killed_at else [],
    }
