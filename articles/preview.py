"""A revision as a story that its page can show, without writing it to the row."""

from articles.models import Article, Revision
from articles.revisions import EMPTY, lay_row, photo_ids, photo_rows
from media.models import Photo
from newsroom.models import Contributor, Section
from newsroom.parts import byline_rows, tagging_rows
from newsroom.workflow.moves import edition_of


def as_story(revision: Revision, at) -> Article:
    """The story as this revision has it, loaded as `for_page()` loads one; never to be saved.

    One without an hour runs at the hour it is planned for, or now. Photos that may not run
    at `at` are left out, as readers' pages leave them out.
    """
    form = EMPTY | revision.data
    article = Article.objects.select_related("section").get(pk=revision.piece_id)
    own_section = article.section
    lay_row(article, form)
    article.section = Section.objects.filter(pk=form["section"]).first() or own_section
    article.source = Contributor.objects.filter(pk=form["source"]).first()
    _give_an_hour(article, at)
    photos = Photo.objects.runnable(at).with_renditions().in_bulk(photo_ids(form))
    uses = photo_rows(article, form["photos"], photos)
    for use in uses:
        use.photo = photos[use.photo_id]
    article._prefetched_objects_cache = {
        "bylines": byline_rows(article, form["bylines"]),
        "taggings": tagging_rows(article, form["tags"]),
        "photos": uses,
        "corrections": list(article.corrections.all()),
    }
    return article


def put_beside(revision: Revision) -> list[int]:
    """The ids of the stories that this revision puts beside it, in order."""
    related = dict.fromkeys(revision.data.get("related", ()))
    return [pk for pk in related if pk != revision.piece_id]


def _give_an_hour(article, at) -> None:
    """What has no hour or address yet gets those it would have."""
    if article.published_at is None:
        hours = (at, article.planned_for, article.embargo_until)
        article.published_at = max(hour for hour in hours if hour)
        article.edition_date = edition_of(article.published_at)
    article.slug = article.slug or article._meta.model_name
