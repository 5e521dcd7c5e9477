"""What a body's redline shows of its photos and galleries."""

from articles.lines import subjects_of
from articles.models import Article
from media.admin.redlines import Shown, pictures_of, shown
from media.models import Gallery


def pictures_in(body: str) -> dict[str, Shown]:
    """The photos, galleries and stories in a body, by their subject, as "gallery 3"."""
    pictures, wanted = pictures_of(subjects_of(body, "photo")), subjects_of(body, "gallery")
    if wanted:
        galleries = Gallery.objects.for_listing().in_bulk(wanted)
        pictures |= {
            f"gallery {pk}": shown(gallery.headline, gallery.language, gallery.face)
            for pk, gallery in galleries.items()
        }
    if linked := subjects_of(body, "story"):
        stories = Article.objects.only("headline", "slugline", "language").in_bulk(linked)
        pictures |= {
            f"story {pk}": shown(str(story), story.language, None) for pk, story in stories.items()
        }
    return pictures
