"""What the form asks as one types: names and topics that may be meant, the same for everybody."""

from django.utils.translation import gettext as _

from newsroom.models import Contributor, Tag

MOST_FOUND = 12


def find_contributors(words: str, by) -> list[dict]:
    """Contributors by a part of their name; agencies say that they are one."""
    rows = Contributor.objects.standing().filter(name__icontains=words).order_by("name")
    agency = Contributor.Kind.AGENCY
    return [
        {"id": row.pk, "label": row.name, "hint": _("agency") if row.kind == agency else ""}
        for row in rows[:MOST_FOUND]
    ]


def find_topics(words: str, by) -> list[dict]:
    """Topics by a part of their name; those that begin so come first."""
    rows = Tag.objects.filter(merged_into=None, name__icontains=words).order_by("name")
    found = sorted(
        rows[: MOST_FOUND * 4], key=lambda tag: not tag.name.casefold().startswith(words.casefold())
    )
    return [{"id": tag.pk, "label": tag.name, "hint": ""} for tag in found[:MOST_FOUND]]
