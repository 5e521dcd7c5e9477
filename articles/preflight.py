"""What keeps a story from readers: pure checks, for the desk, commands and importers alike."""

from django.utils.translation import gettext as _

from articles.body import plain_text
from articles.models import Article, ArticlePhoto
from media.preflight import photo_problems


def lacking(form: dict) -> list[str]:
    """What a story's form needs, its photos aside: a headline and a text."""
    found = [] if form["headline"].strip() else [_("It has no headline.")]
    return found if plain_text(form["body"]).strip() else [*found, _("It has no text.")]


def problems(article: Article) -> list[str]:
    """Messages that each name what must be mended; empty when the story may run."""
    found = lacking({"headline": article.headline, "body": article.body})
    uses = list(article.photos.select_related("photo"))
    strip = [use for use in uses if use.place == ArticlePhoto.Place.STRIP]
    found += photo_problems(strip)
    for use in uses:
        if use.place == ArticlePhoto.Place.BODY:
            if use.photo.killed_at:
                killed = {"photo": use.photo, "reason": use.photo.kill_reason}
                found.append(_("A photo in the text, “%(photo)s”, was killed: %(reason)s") % killed)
            found += [
                _("A photo in the text, “%(photo)s”, has %(lacks)s.")
                % {"photo": use.photo, "lacks": lack}
                for lack in use.photo.lacks()
            ]
    return found
