"""The hour that a request sees.

Everything that asks "may readers see this?" takes the hour as an argument; a
view gets it here, once per request, so that one page never straddles two hours.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_set_hour: ContextVar[datetime | None] = ContextVar("set_hour", default=None)


def now(request=None) -> datetime:
    """The hour of this request: the same at every call of one request.

    Without a request it is the hour itself, for commands and verbs.
    """
    if request is None:
        return _set_hour.get() or timezone.now()
    if not hasattr(request, "hour"):
        request.hour = now()
    return request.hour


@contextmanager
def at(hour: datetime):
    """Let everything within see `hour` (aware): for tests and the time machine."""
    token = _set_hour.set(hour)
    try:
        yield hour
    finally:
        _set_hour.reset(token)
