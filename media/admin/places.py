"""The places that show a photo, as lines of its page."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from media.where_used import Use, where_used
from newsroom.admin.hours import clock_time
from newsroom.admin.pieces.states import State, state_of


@dataclass(frozen=True)
class Place:
    """One line: what it is, its page at the desk, how far it is on its way to readers."""

    label: str
    kind: str
    url: str
    state: State


def places_of(photo, site_name: str, at) -> list[Place]:
    """Every place that shows the photo, as it stands at `at`."""
    return [_place(use, site_name, at) for use in where_used(photo)]


def _place(use: Use, site_name: str, at) -> Place:
    opts = use.place._meta
    try:
        name = f"{site_name}:{opts.app_label}_{opts.model_name}_change"
        url = reverse(name, args=[use.place.pk])
    except NoReverseMatch:  # of a kind that has no page at the desk
        url = ""
    return Place(str(use.place), use.kind, url, _state(use, at))


def _state(use: Use, at) -> State:
    """Of a piece, where it stands; of what only has an hour, whether it came."""
    if use.piece:
        return state_of(use.piece, at)
    if hour := getattr(use.place, "takes_effect_at", None):
        hour_set = {"hour": clock_time(hour, at)}
        return State("scheduled" if hour > at else "live", _("from %(hour)s") % hour_set)
    return State("live", _("portrait"))
