"""Purges: what shared caches have of a page or file is to be forgotten.

A verb says so in its own transaction and a worker carries it out: one HTTP request to
PURGE_URL with the keys (newsroom.surrogates) in `Surrogate-Key`, as Fastly and Varnish's
xkey have it. Where no PURGE_URL is configured, nothing is written and nothing asked.
"""

from datetime import datetime
from urllib.request import Request, urlopen

from django.conf import settings

from newsroom import clock
from newsroom.publishing import PUBLIC
from newsroom.surrogates import HEADER, key_of, lists_of
from newsroom.tasks import enqueue_at, task

AT_ONCE = 200  # keys of one request: Fastly takes 256
PATIENCE = 10  # seconds
FIRST = 10  # before photos: readers see what they should not


def purge(*keys: str, at: datetime | None = None) -> None:
    """Purge these keys, at `at` if that is still to come; in the caller's transaction."""
    if not settings.PURGE_URL or not keys:
        return
    if at and at > clock.now():
        enqueue_at(purge_keys, sorted(keys), hour=at, priority=FIRST)
    else:
        purge_keys.enqueue(sorted(keys))


def purge_piece(piece) -> None:
    """Purge what shows a public piece and the lists that it joins, at its hour."""
    if settings.PURGE_URL and piece.status in PUBLIC:
        purge(key_of(piece), *lists_of(piece), at=piece.published_at)


@task(priority=FIRST)
def purge_keys(keys: list[str]) -> None:
    """Ask the cache to forget. Raises OSError when it does not answer or refuses."""
    for start in range(0, len(keys), AT_ONCE):
        if settings.PURGE_URL:  # or it was switched off since
            _ask(keys[start : start + AT_ONCE])


def _ask(keys: list[str]) -> None:
    name, _colon, value = settings.PURGE_HEADER.partition(":")
    headers = {HEADER: " ".join(keys)} | ({name.strip(): value.strip()} if value else {})
    request = Request(settings.PURGE_URL, headers=headers, method=settings.PURGE_METHOD)  # noqa: S310
    with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - the operator's own address
        answer.read()
