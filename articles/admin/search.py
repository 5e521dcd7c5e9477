"""Finding stories on the desk: by words of the headline, slugline, a name, or an address."""

from django.db.models import Exists, OuterRef, Q

from articles.admin.forms import path_of
from articles.models import Article, Byline
from newsroom.addresses import address_today
from newsroom.models import Contributor
from newsroom.publishing import Status

MOST_NAMES = 50
MOST_FOUND = 12


def found_by(rows, words: str):
    """The rows that `words` find; a whole address finds its story, also an old one."""
    if "/" in words and (address := _address_of(words)):
        return rows.filter(**address)
    named = Contributor.objects.filter(name__icontains=words).values_list("pk", flat=True)
    signed = Byline.objects.filter(piece=OuterRef("pk"), contributor__in=list(named[:MOST_NAMES]))
    return rows.filter(Q(headline__icontains=words) | Q(slugline__icontains=words) | Exists(signed))


def _address_of(text: str) -> dict | None:
    if (path := path_of(text)) and Article.objects.filter(**path).exists():
        return path
    bare = "/" + text.split("://", 1)[-1].partition("/")[2] if "://" in text else text
    today = address_today(bare)
    return path_of(today) if today else path


def find_stories(words: str, by) -> list[dict]:
    """Stories for the form's list of related ones; the newest without any words."""
    rows = Article.objects.exclude(status=Status.SPIKED).select_related("section")
    rows = found_by(rows, words) if words else rows
    rows = rows.only("headline", "slugline", "section__name").order_by("-pk")
    return [
        {"id": row.pk, "label": str(row), "hint": row.section.name} for row in rows[:MOST_FOUND]
    ]
