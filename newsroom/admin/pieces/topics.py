"""Topics by their names, as they are typed: found in any case, or made."""

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.db.models.functions import Lower

from newsroom.models import Tag
from newsroom.slugs import make_slug, with_suffix


def find_topic(name: str) -> Tag | None:
    """The topic of this name in any case; of a merged one, what it was merged into.

    Looked for by its slug too: SQLite folds the case of ASCII letters only, slugs are
    folded whole.
    """
    same = Q(folded=name.lower()) | Q(name__iexact=name) | Q(slug=make_slug(name))
    rows = Tag.objects.annotate(folded=Lower("name")).filter(same).select_related("merged_into")
    found = next((tag for tag in rows if tag.name.casefold() == name.casefold()), None)
    return (found.merged_into or found) if found else None


def topic_named(name: str) -> Tag:
    """The topic of this name, made if there is none, in the caller's transaction."""
    if found := find_topic(name):
        return found
    wanted, number = make_slug(name, 100) or "topic", 1
    while Tag.objects.filter(slug=with_suffix(wanted, number, 100)).exists():
        number += 1
    try:
        with transaction.atomic():
            return Tag.objects.create(name=name, slug=with_suffix(wanted, number, 100))
    except IntegrityError:  # somebody made it in this moment
        if found := find_topic(name):
            return found
        raise


def names_of(ids) -> list[str]:
    """The names of these topics in order, as they go by today."""
    rows = Tag.objects.select_related("merged_into").in_bulk(ids)
    return [(rows[pk].merged_into or rows[pk]).name for pk in ids if pk in rows]
