"""An action of the desk in a sentence, as its people are told of it."""

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy

from newsroom.models import DeskAction
from newsroom.people import name_of

SENTENCES = {
    "assign": gettext_lazy("%(who)s gave you “%(piece)s”"),
    "send_back": gettext_lazy("%(who)s sent “%(piece)s” back"),
    "publish": gettext_lazy("%(who)s published “%(piece)s”"),
    "schedule": gettext_lazy("%(who)s put “%(piece)s” on the schedule"),
    "withdraw": gettext_lazy("%(who)s withdrew “%(piece)s”"),
    "spike": gettext_lazy("%(who)s spiked “%(piece)s”"),
    "correct": gettext_lazy("%(who)s added a correction to “%(piece)s”"),
    "note": gettext_lazy("%(who)s left a note on “%(piece)s”"),
    "break_lock": gettext_lazy("%(who)s took over “%(piece)s”, which you held"),
}
OTHERWISE = gettext_lazy("%(who)s worked on “%(piece)s”")


def sentence(action: DeskAction) -> str:
    """ "Kim sent “Harbour reopens” back"; `action.by` is asked for its name."""
    verb = action.verb
    hour = action.detail.get("hour") if verb == "publish" else None
    if hour and parse_datetime(hour) > action.at:
        verb = "schedule"
    said = {"who": name_of(action.by), "piece": action.label}
    return str(SENTENCES.get(verb, OTHERWISE)) % said


def words_of(action: DeskAction) -> str:
    """The words that came with it, where they are to the person who is told."""
    return action.reason if action.verb in ("send_back", "spike", "withdraw", "note") else ""
