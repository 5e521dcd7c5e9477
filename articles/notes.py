"""Notes to the desk on a story: written by who may see it, told to the people on it."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article, DeskNote
from newsroom import clock
from newsroom.workflow import NotComplete, log

LONGEST = 5000  # characters


@transaction.atomic
def add_note(article: Article, text: str, *, by) -> DeskNote:
    """Leave a note: it is logged, and its people and those who wrote here before are told.

    It stands in no revision, so readers never have it. Raises NotComplete.
    """
    text = text.replace("\x00", "").strip()
    if not text:
        raise NotComplete([_("The note says nothing yet.")])
    if len(text) > LONGEST:
        raise NotComplete([_("A note has at most %(most)d characters.") % {"most": LONGEST}])
    now = clock.now()
    writers = article.desk_notes.order_by().values_list("by", flat=True).distinct()
    told = set(writers)
    note = DeskNote.objects.create(article=article, by=by, at=now, text=text)
    log(article, "note", by=by, at=now, revision=article.head, told=told, note=note.pk)
    return note


def notes_on(article: Article):
    """The notes on a story with who wrote them, oldest first; none on one that is not saved yet."""
    rows = DeskNote.objects.select_related("by")
    return rows.filter(article=article) if article.pk else rows.none()
