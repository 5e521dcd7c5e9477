"""Looking up what checks of any piece ask of the database: its hour, its day, its slug."""

from django.utils.dateparse import parse_datetime

from newsroom import clock
from newsroom.publishing import Publishable
from newsroom.slugs import make_slug
from newsroom.workflow.moves import edition_of


def hours_known(piece: Publishable, form: dict) -> dict:
    """The hour, the days and the slug of `newsroom.preflight.Known`: one query.

    Of a piece that readers have, its hour stands; of any other it is the latest of the hour
    asked for, the embargo and now.
    """
    now = clock.now()
    if piece.is_addressable(now):
        runs_at, day = piece.published_at, piece.edition_date
    else:
        asked = [parse_datetime(form[name] or "") for name in ("planned_for", "embargo_until")]
        runs_at = max(hour for hour in (*asked, now) if hour)
        day = edition_of(runs_at)
    return {
        "runs_at": runs_at,
        "runs_on": day,
        "written": edition_of(piece.created_at),
        "taken_on": day if _is_taken(piece, make_slug(form["slug"]), day) else None,
    }


def _is_taken(piece, slug, day) -> bool:
    rows = type(piece)._default_manager.filter(edition_date=day, slug=slug)
    return bool(slug) and rows.exclude(pk=piece.pk).exists()
