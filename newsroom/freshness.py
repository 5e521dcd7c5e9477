"""How long a page may be kept: never beyond the second at which it would read otherwise.

Each room names the columns of hours at which something appears or goes; the frame's one
query brings the last of them that has come and the next that will, so that the headers
cost no query. What verbs change is purged (`newsroom.purging`); where no purge is
configured, a shared cache may keep a page for a few seconds only.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.db.models import Subquery
from django.utils.http import http_date

DAY, FIVE_MINUTES = 86_400, 300  # seconds
UNPURGED = 5  # seconds that a page is kept where nobody tells the cache of a change
GRACE = 60  # seconds that it may be handed out while it is fetched anew
# A page that changes twice within a second has one Last-Modified for both (RFC 9110, 8.8.2.2).
SETTLED = timedelta(seconds=1)

_hours: list[tuple[str, str]] = []


@dataclass(frozen=True)
class Freshness:
    """When what readers see last changed, and when it will by itself; None for not known."""

    changed: datetime | None = None
    changes: datetime | None = None


def watch(label: str, *fields: str) -> None:
    """Say that rows of a model ("app.Model") change what readers see at the hours in `fields`."""
    _hours.extend((label, field) for field in fields if (label, field) not in _hours)


def hours(at) -> dict[str, Subquery]:
    """Annotations for a row of the frame: of each watched column the hour before and after."""
    found = {}
    for number, (label, field) in enumerate(_hours):
        rows = apps.get_model(label)._base_manager.order_by()
        come = rows.filter(**{f"{field}__lte": at}).order_by(f"-{field}")
        comes = rows.filter(**{f"{field}__gt": at}).order_by(field)
        found[f"came_{number}"] = Subquery(come.values(field)[:1])
        found[f"comes_{number}"] = Subquery(comes.values(field)[:1])
    return found


def freshness_of(row, *besides: datetime) -> Freshness:
    """Read from a row that was asked for `hours()`; `besides` are hours of other changes."""
    numbers = range(len(_hours))
    came = [getattr(row, f"came_{number}", None) for number in numbers]
    comes = [getattr(row, f"comes_{number}", None) for number in numbers]
    return Freshness(
        changed=max(filter(None, [*came, *besides]), default=None),
        changes=min(filter(None, comes), default=None),
    )


def keep(response, freshness: Freshness, at, lifetime: int) -> None:
    """Say how long a page may be kept: browsers ask each time, shared caches for `lifetime`.

    lifetime: seconds, cut at the next change. Whoever has just published sees it at once.
    """
    left = int((freshness.changes - at).total_seconds()) if freshness.changes else DAY
    kept = min(lifetime if settings.PURGE_URL else UNPURGED, left)
    response["Cache-Control"] = f"public, max-age=0, s-maxage={kept}, stale-if-error={DAY}"
    response["CDN-Cache-Control"] = (  # RFC 9213
        f"max-age={kept}, stale-while-revalidate={min(GRACE, left - kept)}, stale-if-error={DAY}"
    )
    if freshness.changed and at - freshness.changed >= SETTLED:
        response["Last-Modified"] = http_date(freshness.changed.timestamp())
