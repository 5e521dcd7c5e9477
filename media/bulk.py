"""Words and rights set on a photo outside its own form: one of many, or read again."""

from django.db import transaction
from django.utils.translation import gettext as _

from media.models import Photo
from media.tasks import photo_was_edited
from newsroom import clock
from newsroom.workflow import NotComplete, log

SETTABLE = {
    "credit_kind", "credit_line", "rights_until", "no_syndication", "keywords",
}  # fmt: skip


@transaction.atomic
def set_on(photo: Photo, *, by, keywords=(), **changes) -> bool:
    """Set `changes` (of SETTABLE) on the photo and add `keywords` to its own.

    Tells whether anything changed. Raises NotComplete when a photo in print would lose
    its credit line.
    """
    row = Photo.objects.select_for_update().get(pk=photo.pk)
    own = dict.fromkeys([*row.keywords, *keywords])
    changes = {name: value for name, value in {**changes, "keywords": list(own)}.items()
               if name in SETTABLE and getattr(row, name) != value}  # fmt: skip
    if row.in_print and not changes.get("credit_line", row.credit_line).strip():
        raise NotComplete([_("It is in print, so it keeps its credit.")])
    if not changes:
        return False
    write_changes(row, changes, "set", by=by)
    return True


def write_changes(row: Photo, changes: dict, verb: str, *, by) -> None:
    """Set `changes` on a locked row, renew what hangs on them, and log it as `verb`."""
    for name, value in changes.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*changes, "version"])
    photo_was_edited(row, changes)
    log(row, verb, by=by, at=clock.now(), fields=sorted(changes))
