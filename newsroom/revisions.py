"""Keeping revisions: the machinery that both desks share."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom import clock
from newsroom.people import name_of
from newsroom.publishing import Publishable

ASIDE = "aside"  # the verb of a text that was refused and kept beside the head
LONGEST_NAME = 60  # characters of a person's name in a label


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
    return _add(piece, form, digest, by=by, verb=verb, note=note, base=base or piece.head)


def set_aside(piece: Publishable, form: dict, *, by, seen: int | None):
    """Keep a refused `form` as a revision beside the head, named after its writer; return it.

    `seen` is the id of the revision that they had open. The head's own text needs no
    keeping, and a text that its writer sends twice is kept once. The caller holds the
    row's lock.
    """
    digest, rows = digest_of(form), revisions_of(piece)
    if piece.head_id and piece.head.digest == digest:
        return piece.head
    if kept := rows.filter(verb=ASIDE, digest=digest, by=by).first():
        return kept
    hour = timezone.localtime(clock.now(), timezone.get_default_timezone())
    label = _("%(who)s’s text, not taken %(hour)s") % {
        "who": name_of(by)[:LONGEST_NAME], "hour": f"{hour:%H:%M}",
    }  # fmt: skip
    base = rows.filter(pk=seen).first()
    return _add(piece, form, digest, by=by, verb=ASIDE, label=label[:100], base=base)


def revisions_of(piece: Publishable):
    """Every revision of a piece."""
    return piece._meta.get_field("head").related_model.objects.filter(piece=piece)


def _add(piece, form, digest, **given):
    rows = revisions_of(piece)
    last = rows.aggregate(last=Max("number"))["last"] or 0
    return rows.create(
        piece=piece, number=last + 1, data=form, digest=digest, at=clock.now(), **given
    )


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
