"""Topics by their names, as they are typed: found in any case, or made."""

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.db.models.functions import Lower

from newsroom.models import Tag
from newsroom.slugs import make_slug, with_suffix


def find_topics(names: list[str]) -> dict[str, Tag]:
    """name -> the topic of this name in any case; of a merged one, what it was merged into.

    Looked for by their slugs too: SQLite folds the case of ASCII letters only, slugs are
    folded whole. Names that no topic has are left out.
    """
    if not names:
        return {}
    same = Q(folded__in=[name.lower() for name in names]) | Q(slug__in=map(make_slug, names))
    rows = Tag.objects.annotate(folded=Lower("name")).filter(same).select_related("merged_into")
    known: dict[str, Tag] = {}
    for tag in rows:
        known.setdefault(tag.name.casefold(), tag.merged_into or tag)
    return {name: known[name.casefold()] for name in names if name.casefold() in known}


def topics_named(names: list[str]) -> list[Tag]:
    """The topics of these names, made where there is none, in the caller's transaction."""
    known = find_topics(names)
    return [known.get(name) or _make(name) for name in names]


def _make(name: str) -> Tag:
    wanted, number = make_slug(name, 100) or "topic", 1
    while Tag.objects.filter(slug=with_suffix(wanted, number, 100)).exists():
        number += 1
    try:
        with transaction.atomic():
            return Tag.objects.create(name=name, slug=with_suffix(wanted, number, 100))
    except IntegrityError:  # somebody made it in this moment
        if found := find_topics([name]):
            return found[name]
        raise


def names_of(ids) -> list[str]:
    """The names of these topics in order, as they go by today."""
    rows = Tag.objects.select_related("merged_into").in_bulk(ids)
    return [(rows[pk].merged_into or rows[pk]).name for pk in ids if pk in rows]
