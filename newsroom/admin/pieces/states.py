"""Where a piece stands, as the desk sees it: a word and the colour of its square."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from newsroom.admin.hours import clock_time
from newsroom.publishing import Publishable, Status


@dataclass(frozen=True)
class State:
    """`css` is the square's colour: draft, review, ready, scheduled, live, down."""

    css: str
    word: str


def state_of(piece: Publishable, now) -> State:
    """Its status, with `published` told apart by whether its hour has come."""
    if piece.is_scheduled(now):
        hour = {"hour": clock_time(piece.published_at, now)}
        if piece.published_at == piece.embargo_until:
            return State("scheduled", _("embargo %(hour)s") % hour)
        return State("scheduled", _("at %(hour)s") % hour)
    if piece.status == Status.PUBLISHED:
        return State("live", _("live"))
    css = "down" if piece.status in (Status.WITHDRAWN, Status.SPIKED) else piece.status
    return State(css, str(piece.get_status_display()))
