"""A story's form as data, and back: one snapshot is the whole story.

`form_of` reads it from the rows, `write` lays it on them. Both name the same keys,
and a test proves that what is written reads back the same.
"""

from django.utils.dateparse import parse_date, parse_datetime

from articles import body as bodies
from articles.models import Article, ArticlePhoto, GalleryEmbed, Placement, RelatedStory
from articles.prose import sanitize_body
from media.in_print import lock_photos, settle_photos
from media.models import Gallery
from newsroom.addresses import free_slug
from newsroom.parts import lay_bylines, lay_tags
from newsroom.slugs import make_slug

FORM_VERSION = 1
PLAIN = (
    "headline", "short_headline", "kicker", "dek", "slug", "slugline", "dateline_place",
    "priority", "language", "body", "byline_note", "sensitive", "hide_ads",
)  # fmt: skip
HOURS = ("embargo_until", "planned_for")
EMPTY = {
    "headline": "", "short_headline": "", "kicker": "", "dek": "", "slug": "", "slugline": "",
    "section": None, "also_in": [], "dateline_place": "", "dateline_date": None, "source": None,
    "priority": Article.Priority.REGULAR.value, "language": "en", "body": "", "byline_note": "",
    "sensitive": False, "hide_ads": False, "embargo_until": None, "planned_for": None,
    "assigned_to": None, "bylines": [], "tags": [], "photos": [], "related": [],
}  # fmt: skip


def form_of(article: Article) -> dict:
    """The story as its rows have it."""
    return {
        **{name: getattr(article, name) for name in PLAIN},
        **{name: _iso(getattr(article, name)) for name in (*HOURS, "dateline_date")},
        "section": article.section_id,
        "source": article.source_id,
        "assigned_to": article.assigned_to_id,
        "also_in": sorted(
            article.placements.exclude(section=article.section_id).values_list("section", flat=True)
        ),
        "bylines": [list(row) for row in article.bylines.values_list("contributor", "role")],
        "tags": list(article.taggings.order_by("pk").values_list("tag", flat=True)),
        "photos": [
            {"photo": photo, "caption": caption}
            for photo, caption in article.photos.filter(place=ArticlePhoto.Place.STRIP).values_list(
                "photo", "caption"
            )
        ],
        "related": list(article.related.values_list("to_article", flat=True)),
    }


def write(article: Article, form: dict) -> None:
    """Lay `form` on the story's row and its relations, in the caller's transaction.

    Keys that the form lacks, as older forms may, keep their empty value.
    """
    form = EMPTY | form
    galleries = set() if article._state.adding else galleries_in(article.body)
    lay_row(article, form)
    if article.edition_date:
        article.slug = free_slug(article, article.edition_date)
    article.save()
    lay_bylines(article, form["bylines"])
    lay_tags(article, form["tags"])
    _lay_placements(article, form["also_in"])
    _lay_related(article, form["related"])
    _lay_photos(article, form["photos"])
    if galleries_in(article.body) != galleries:
        _lay_galleries(article)


def lay_row(article: Article, form: dict) -> None:
    """Lay the whole `form` on the attributes of the row itself, without saving it."""
    for name in PLAIN:
        setattr(article, name, form[name])
    for name in HOURS:
        setattr(article, name, form[name] and parse_datetime(form[name]))
    article.dateline_date = form["dateline_date"] and parse_date(form["dateline_date"])
    article.section_id, article.source_id = form["section"], form["source"]
    article.assigned_to_id = form["assigned_to"]
    article.body = sanitize_body(form["body"])
    article.words = bodies.words(article.body)
    article.slug = make_slug(form["slug"] or form["headline"])


def _iso(value):
    return value.isoformat() if value else None


def _lay_placements(article, also_in):
    sections = dict.fromkeys([article.section_id, *also_in])
    if {*article.placements.values_list("section", flat=True)} == {*sections}:
        return
    article.placements.all().delete()
    Placement.objects.bulk_create(
        Placement(article=article, section_id=section) for section in sections
    )


def _lay_related(article, related):
    there = article.related.order_by("position").values_list("to_article", flat=True)
    if [*there] == [*dict.fromkeys(related)]:
        return
    known = set(Article.objects.filter(pk__in=related).values_list("pk", flat=True))
    article.related.all().delete()
    RelatedStory.objects.bulk_create(
        RelatedStory(article=article, to_article_id=pk, position=position)
        for position, pk in enumerate(dict.fromkeys(related))
        if pk in known and pk != article.pk
    )


def photo_ids(form: dict) -> list[int]:
    """The photos of a form, those above the text and those in it."""
    inside = (int(figure["photo"]) for figure in bodies.figures(form["body"]) if "photo" in figure)
    return list(dict.fromkeys([*(row["photo"] for row in form["photos"]), *inside]))


def photo_rows(article: Article, strip: list[dict], known) -> list[ArticlePhoto]:
    """The rows of the strip's photos and of those in the body, not saved.

    `known` are the ids of the photos that are there.
    """
    place = ArticlePhoto.Place
    inside = {int(f["photo"]): f for f in bodies.figures(article.body) if "photo" in f}
    wanted = {row["photo"]: row["caption"] for row in strip}
    rows = [
        ArticlePhoto(article=article, photo_id=pk, place=place.STRIP, caption=caption)
        for pk, caption in wanted.items()
        if pk in known
    ]
    rows += [
        ArticlePhoto(
            article=article, photo_id=pk, place=place.BODY, caption=figure.get("caption", ""),
            layout=figure.get("layout", ""),
        )
        for pk, figure in inside.items()
        if pk in known
    ]  # fmt: skip
    counts = dict.fromkeys(place.values, 0)
    for row in rows:
        row.position, counts[row.place] = counts[row.place], counts[row.place] + 1
    return rows


def _lay_photos(article, strip):
    """The strip's photos and those in the body."""
    wanted = photo_ids({"photos": strip, "body": article.body})
    there = list(article.photos.all())
    if _told(there) == _told(photo_rows(article, strip, {*wanted})):
        return
    before = {row.photo_id for row in there}
    known = {photo.pk for photo in lock_photos(before | {*wanted})}
    article.photos.all().delete()
    rows = photo_rows(article, strip, known)
    ArticlePhoto.objects.bulk_create(rows)
    gone = before - {row.photo_id for row in rows}
    settle_photos({row.photo_id for row in there if row.published_at and row.photo_id in gone})


def _told(rows) -> list[tuple]:
    """What photo rows say, in one order."""
    return sorted((row.place, row.position, row.photo_id, row.caption, row.layout) for row in rows)


def galleries_in(body: str) -> set[int]:
    """The ids of the galleries that a body shows."""
    return {int(figure["gallery"]) for figure in bodies.figures(body) if "gallery" in figure}


def _lay_galleries(article):
    article.gallery_embeds.all().delete()
    GalleryEmbed.objects.bulk_create(
        GalleryEmbed(article=article, gallery=gallery)
        for gallery in Gallery.objects.filter(pk__in=galleries_in(article.body))
    )
