"""Bringing back an earlier revision of a story."""

from django.utils.translation import gettext as _

from articles import body as bodies
from articles.models import Article
from articles.revisions import EMPTY
from media.models import Gallery, Photo
from media.restoring import missing_photo, standing_photos
from newsroom.models import Contributor, Section
from newsroom.restoring import standing_form, standing_rows


def standing_story(form: dict, today: dict) -> tuple[dict, list[str]]:
    """The form as it can stand now, and what of it is no longer there.

    A photo or gallery that is gone keeps its mark in the text, which shows nothing.
    """
    form, missing = standing_form(EMPTY | form, EMPTY | today)
    form["photos"], gone = standing_photos(form["photos"])
    sections = set(Section.objects.filter(pk__in=form["also_in"]).values_list("pk", flat=True))
    gone += [_("a section it also ran in")] * (len(sections) < len(form["also_in"]))
    form["also_in"] = sorted(sections - {form["section"]})
    related = set(Article.objects.filter(pk__in=form["related"]).values_list("pk", flat=True))
    gone += [_("a related story")] * (len(related) < len(form["related"]))
    form["related"] = [pk for pk in form["related"] if pk in related]
    if form["source"]:
        (form["source"],) = standing_rows(Contributor, [form["source"]])
        gone += [_("its source agency")] * (form["source"] is None)
    return form, missing + gone + _missing_figures(form["body"])


def _missing_figures(body: str) -> list[str]:
    figures = bodies.figures(body)
    photos = {int(one["photo"]): one.get("caption", "") for one in figures if "photo" in one}
    galleries = {int(one["gallery"]) for one in figures if "gallery" in one}
    known = set(Photo.objects.filter(pk__in=photos).values_list("pk", flat=True))
    shown = set(Gallery.objects.filter(pk__in=galleries).values_list("pk", flat=True))
    gone = [missing_photo(pk, caption) for pk, caption in photos.items() if pk not in known]
    return gone + [_("gallery %(number)d") % {"number": pk} for pk in sorted(galleries - shown)]
