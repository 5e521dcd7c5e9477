"""Bringing an earlier revision back: its form, with what has changed around it since.

Text, names, topics and photos come back whole. The desk's plan for the piece (hour,
embargo, who has it) stays as it is today: going back to a text must never lift an
embargo or lose an hour. What was merged comes back as what it was merged into; what is
no longer there is left out and named.
"""

from django.utils.translation import gettext as _

from newsroom.models import Contributor, Section, Tag

PLAN = ("embargo_until", "planned_for", "assigned_to")


def standing_form(form: dict, today: dict) -> tuple[dict, list[str]]:
    """The part of `form` that every kind of piece has, as it can stand now; what is missing.

    `today` is the form of the newest revision.
    """
    kept = {name: today[name] for name in PLAN if name in today}
    form = form | kept | {"slug": form["slug"] or today["slug"]}
    names = standing_rows(Contributor, [pk for pk, _role in form["bylines"]])
    tags = standing_rows(Tag, form["tags"])
    missing = [_("a name of the byline")] * (None in names)
    missing += [_("a topic")] * (None in tags)
    signed = [[pk, role] for pk, (_was, role) in zip(names, form["bylines"], strict=True) if pk]
    form["bylines"] = list(map(list, dict.fromkeys(map(tuple, signed))))
    form["tags"] = list(dict.fromkeys(pk for pk in tags if pk))
    if not Section.objects.filter(pk=form["section"]).exists():
        form["section"] = today["section"]
        missing.append(_("its section"))
    return form, missing


def standing_rows(model, ids) -> list[int | None]:
    """For each id the one that stands for it today; None for what is no longer there."""
    rows = model.objects.in_bulk(ids)
    return [rows[pk].merged_into_id or pk if pk in rows else None for pk in ids]
