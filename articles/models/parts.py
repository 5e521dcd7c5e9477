"""What a story is made of besides its text: names, topics, places, photos, links."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from media.models import Gallery, PhotoUse
from newsroom.models import BylineBase, Section, TaggingBase
from newsroom.publishing import Listed


class Byline(BylineBase):
    """A name in a story's byline."""

    piece = models.ForeignKey(Article, models.CASCADE, related_name="bylines")


class Tagging(TaggingBase):
    """A topic of a story."""

    content_object = models.ForeignKey(Article, models.CASCADE, related_name="taggings")


class Placement(Listed):
    """A section that a story runs in: its home, and those it also runs in."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="placements")
    section = models.ForeignKey(Section, models.PROTECT, related_name="placements")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "section"], name="placement_once")
        ]
        indexes = [
            models.Index(fields=["section", "-published_at", "-article"], name="placement_newest")
        ]

    def __str__(self):
        return f"{self.article} in {self.section}"


class ArticlePhoto(PhotoUse):
    """A photo of a story: in the strip above the text, or in the body."""

    class Place(models.TextChoices):
        STRIP = "strip", _("strip")
        BODY = "body", _("body")

    article = models.ForeignKey(Article, models.CASCADE, related_name="photos")
    place = models.CharField(max_length=5, choices=Place, default=Place.STRIP)
    layout = models.CharField(max_length=10, blank=True)

    class Meta(PhotoUse.Meta):
        constraints = [
            models.UniqueConstraint(fields=["article", "photo", "place"], name="article_photo_once")
        ]
        indexes = [
            *PhotoUse.Meta.indexes,
            models.Index(fields=["article", "place", "position"], name="articlephoto_in_order"),
        ]

    def __str__(self):
        return f"{self.article}: {self.photo}"


class RelatedStory(models.Model):
    """A story that an editor put beside this one."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="related")
    to_article = models.ForeignKey(Article, models.PROTECT, related_name="related_from")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["article", "to_article"], name="related_once"),
            models.CheckConstraint(
                condition=~Q(article=F("to_article")), name="related_story_is_not_itself"
            ),
        ]

    def __str__(self):
        return f"{self.article}: {self.to_article}"


class GalleryEmbed(models.Model):
    """A gallery in a story's body; derived from the body on every write."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="gallery_embeds")
    gallery = models.ForeignKey(Gallery, models.PROTECT, related_name="embeds")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "gallery"], name="gallery_embed_once")
        ]

    def __str__(self):
        return f"{self.article}: {self.gallery}"
