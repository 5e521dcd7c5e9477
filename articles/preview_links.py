"""Links by which somebody without an account reads a revision before readers do."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from articles.models import Article, PreviewLink, Revision
from newsroom import clock
from newsroom.publishing import Status
from newsroom.workflow import NotAllowed, log, may_edit
from newsroom.workflow.steps import MAKE_LINK, REVOKE_LINK

TOKEN_BYTES = 32  # 256 bits from the system's own source
LONGEST_TOKEN = 100  # characters of an address that are looked at
LIFETIMES = {
    "1h": (timedelta(hours=1), _("1 hour")),
    "1d": (timedelta(days=1), _("1 day")),
    "7d": (timedelta(days=7), _("7 days")),
}
USUAL = "1d"
OPEN, REVOKED, EXPIRED, LIVE, DOWN = "open", "revoked", "expired", "live", "down"


@transaction.atomic
def make_link(revision: Revision, *, by, lasts: str) -> tuple[PreviewLink, str]:
    """A new link and its token, which is told here and kept nowhere.

    Raises NotAllowed for who may not edit the story, KeyError for no known lifetime.
    """
    _demand(by, revision.piece)
    token, now = secrets.token_urlsafe(TOKEN_BYTES), clock.now()
    link = PreviewLink.objects.create(
        revision=revision, token_hash=hash_of(token), by=by, made_at=now,
        expires_at=now + LIFETIMES[lasts][0],
    )  # fmt: skip
    _log(link, MAKE_LINK, by)
    return link, token


@transaction.atomic
def revoke_link(link: PreviewLink, *, by) -> None:
    """From now on the link opens nothing. Raises NotAllowed for who may not edit the story."""
    _demand(by, link.revision.piece)
    rows = PreviewLink.objects.filter(pk=link.pk, revoked_at=None)
    if rows.update(revoked_at=clock.now()):
        _log(link, REVOKE_LINK, by)


def link_of(token: str) -> PreviewLink | None:
    """The link of a token, with all that says whether it opens anything."""
    if len(token) > LONGEST_TOKEN:
        return None
    rows = PreviewLink.objects.select_related("revision__piece__live")
    return rows.filter(token_hash=hash_of(token)).first()


def state_of(link: PreviewLink, at) -> str:
    """Whether it shows its revision at `at`, leads to the story, or why it does neither."""
    piece = link.revision.piece
    if piece.status in (Status.WITHDRAWN, Status.SPIKED):
        return DOWN
    if link.revoked_at:
        return REVOKED
    if piece.is_published(at) and piece.live.number >= link.revision.number:
        return LIVE
    return OPEN if link.is_open(at) else EXPIRED


def count_opening(link: PreviewLink) -> None:
    """One more time that somebody read by it."""
    PreviewLink.objects.filter(pk=link.pk).update(opened=F("opened") + 1, last_opened=clock.now())


def links_to(article: Article, most: int = 20) -> list[PreviewLink]:
    """The links to any revision of a story, the newest first."""
    rows = PreviewLink.objects.filter(revision__piece=article).order_by("-made_at", "-pk")
    return list(rows.select_related("by", "revision").defer("revision__data")[:most])


def hash_of(token: str) -> str:
    """What the database keeps of a token: enough to know it again, too little to make it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _demand(by, article) -> None:
    if not may_edit(by, article):
        raise NotAllowed(_("Preview links are for who may change the story."))


def _log(link, verb, by) -> None:
    piece = link.revision.piece
    log(piece, verb, by=by, at=clock.now(), old=piece.status, revision=link.revision, link=link.pk)
