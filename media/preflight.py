"""What a set of photos lacks before readers may see it."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _


def photo_problems(uses) -> list[str]:
    """One message a photo that may not run: "Photo 3 of 4 has no credit line", or was killed.

    `uses` are PhotoUse rows in order; a caption of the piece's own counts as its caption
    only beside one of the photo's own, as files and structured data carry the latter.
    """
    uses = list(uses)
    problems = []
    for number, use in enumerate(uses, 1):
        where = {"number": number, "total": len(uses)}
        if use.photo.killed_at:
            killed = {**where, "reason": use.photo.kill_reason}
            problems.append(_("Photo %(number)d of %(total)d was killed: %(reason)s") % killed)
        if lacks := [str(lack) for lack in use.photo.lacks()]:
            problems.append(
                _("Photo %(number)d of %(total)d has %(lacks)s.")
                % {**where, "lacks": get_text_list(lacks, _("and"))}
            )
    return problems


def gallery_lacking(form: dict) -> list[str]:
    """What a gallery's form needs, its photos aside: a headline."""
    return [] if form["headline"].strip() else [_("It has no headline.")]


def gallery_problems(gallery) -> list[str]:
    """What keeps a gallery from readers; empty when it is complete."""
    problems = gallery_lacking({"headline": gallery.headline})
    uses = list(gallery.photos.select_related("photo"))
    if not uses:
        problems.append(_("It has no photos."))
    problems += photo_problems(uses)
    if gallery.cover and gallery.cover_id not in {use.photo_id for use in uses}:
        if gallery.cover.killed_at:
            killed = {"reason": gallery.cover.kill_reason}
            problems.append(_("The cover was killed: %(reason)s") % killed)
        problems += [
            _("The cover has %(lacks)s.") % {"lacks": lack} for lack in gallery.cover.lacks()
        ]
    return problems
