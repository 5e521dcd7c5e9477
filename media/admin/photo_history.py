"""What happened to a photo: it came in, its words were changed, its rights were used."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.admin.pieces.history import Event
from newsroom.models import DeskAction
from newsroom.people import name_of
from newsroom.workflow import kind_of

MOST_SHOWN = 50  # of each kind of event
OWN_VERBS = {
    "kill": gettext_lazy("killed it"),
    "lift_kill": gettext_lazy("lifted the kill"),
    "set": gettext_lazy("set words or rights"),
    "reread": gettext_lazy("read its file again"),
}


def history_of(photo) -> list[Event]:
    """Newest first, down to the hour at which it came in."""
    acts = DeskAction.objects.filter(kind=kind_of(photo), target=photo.uid).select_related("by")
    events = [_acted(act) for act in acts.order_by("-at", "-pk")[:MOST_SHOWN]]
    saves = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(photo), object_id=str(photo.pk),
        action_flag=CHANGE,
    ).exclude(change_message="[]")  # fmt: skip
    saves = saves.select_related("user")
    events += [_saved(save) for save in saves.order_by("-action_time", "-pk")[:MOST_SHOWN]]
    came = Event(at=photo.uploaded_at, who=name_of(photo.uploaded_by), what=_("brought it in"))
    return [*sorted(events, key=lambda event: event.at, reverse=True), came]


def _acted(act) -> Event:
    what = OWN_VERBS.get(act.verb, act.verb)
    return Event(act.at, name_of(act.by), str(what), reason=act.reason)


def _saved(save) -> Event:
    return Event(save.action_time, name_of(save.user), save.get_change_message())
