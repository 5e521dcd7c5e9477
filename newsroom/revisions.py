"""Keeping revisions: the machinery that both desks share."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Max

from newsroom import clock
from newsroom.publishing import Publishable


def digest_of(form: dict) -> str:
    """SHA-256 of the form in one canonical JSON spelling."""
    text = json.dumps(form, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def keep(piece: Publishable, form: dict, *, by, verb="save", note="", base=None):
    """Add `form` as the piece's newest revision and return it.

    A form equal to the head is the head: saving twice keeps one. The caller holds
    the row's lock, has compared the head with what its person saw, and writes the
    row's `head`.
    """
    digest = digest_of(form)
    if piece.head_id and piece.head.digest == digest:
        return piece.head
    rows = piece._meta.get_field("head").related_model.objects
    last = rows.filter(piece=piece).aggregate(last=Max("number"))["last"] or 0
    return rows.create(
        piece=piece, number=last + 1, data=form, digest=digest, by=by, at=clock.now(),
        verb=verb, note=note, base=base or piece.head,
    )  # fmt: skip


def set_live(piece: Publishable, revision, hour) -> None:
    """Readers see `revision` from `hour` on; the one before it lived until then.

    With no revision the piece has none to show. One whose hour had not come when
    another took its place never lived.
    """
    now, before = clock.now(), piece.live
    if before is not None and before != revision:
        if before.live_from is not None and before.live_from < now:
            before.live_until = hour
        else:
            before.live_from = before.live_until = None
        before.save(update_fields=["live_from", "live_until"])
    if revision is not None and (revision.live_from is None or revision.live_from > now):
        revision.live_from = hour
        revision.save(update_fields=["live_from"])
    piece.live = revision
