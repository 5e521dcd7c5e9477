"""What the form asks as one types: names and topics that may be meant, the same for everybody."""

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _

from newsroom.hangul import begins_with
from newsroom.models import Contributor, Tag

MOST_FOUND = 12
MOST_NAMED = 200  # ids that one question may ask for


class LookUp(NamedTuple):
    """One kind of rows that the form's scripts may ask for.

    permission: whose holders may ask. find(words, person): the rows that the words may
    mean, as JSON. named(ids, person): the rows of these ids, for a text that has them.
    """

    permission: str
    find: Callable
    named: Callable | None = None


def find_contributors(words: str, by) -> list[dict]:
    """Contributors by a part of their name; agencies say that they are one."""
    rows = Contributor.objects.standing().filter(called(words)).order_by("name")
    return [contributor_row(row) for row in rows[:MOST_FOUND]]


def contributor_row(contributor) -> dict:
    """A contributor as the form's lists show one."""
    is_agency = contributor.kind == Contributor.Kind.AGENCY
    return {
        "id": contributor.pk,
        "label": contributor.name,
        "hint": _("agency") if is_agency else "",
    }


def find_topics(words: str, by) -> list[dict]:
    """Topics by a part of their name; those that begin so come first."""
    rows = Tag.objects.filter(called(words), merged_into=None).order_by("name")
    found = sorted(
        rows[: MOST_FOUND * 4], key=lambda tag: not tag.name.casefold().startswith(words.casefold())
    )
    return [{"id": tag.pk, "label": tag.name, "hint": ""} for tag in found[:MOST_FOUND]]


def called(words: str) -> Q:
    """The name holds these words, or begins as Hangul that is still being typed does."""
    pattern = begins_with(words)
    by_part = Q(name__icontains=words)
    return by_part | Q(name__regex=pattern) if pattern else by_part
