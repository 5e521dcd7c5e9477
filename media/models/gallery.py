"""Galleries: publications of their own, made of photos."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from media.models.use import PhotoUse
from media.querysets import GalleryQuerySet
from newsroom.models import BylineBase, RevisionBase, Section, TaggingBase
from newsroom.publishing import Publishable


class Gallery(Publishable):
    """A set of photos with a headline, published like a story."""

    headline = models.CharField(_("headline"), max_length=200, blank=True)
    dek = models.TextField(_("dek (standfirst)"), blank=True)
    section = models.ForeignKey(
        Section, models.PROTECT, related_name="galleries", verbose_name=_("section")
    )
    cover = models.ForeignKey(
        "media.Photo",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="covered_galleries",
        verbose_name=_("cover"),
        help_text=_("Empty: the first photo."),
    )
    head = models.ForeignKey(
        "media.GalleryRevision", models.PROTECT, null=True, editable=False, related_name="+"
    )
    live = models.ForeignKey(
        "media.GalleryRevision", models.PROTECT, null=True, editable=False, related_name="+"
    )
    tags = TaggableManager(through="media.GalleryTagging", blank=True, verbose_name=_("topics"))

    objects = GalleryQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("gallery")
        verbose_name_plural = _("galleries")
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(published_at=None) | ~models.Q(headline=""),
                name="gallery_public_has_headline",
                violation_error_message=_("A published gallery keeps its headline."),
            ),
        ]

    def __str__(self):
        return self.headline or str(_("Untitled gallery"))

    @property
    def shown_cover(self):
        """The cover chosen, of a gallery loaded for an hour; None where it may not run then."""
        return self.cover if self.cover_may_run else None

    @property
    def face(self):
        """The photo that stands for it on a card, loaded by `for_listing()`; None without any."""
        opening = getattr(self, "opening", None)
        return self.shown_cover or (opening.photo if opening else None)

    @staticmethod
    def address_on(edition_date, slug) -> str:
        """The address of a gallery of that day."""
        return reverse("media:gallery", kwargs={"edition_date": edition_date, "slug": slug})


class GalleryPhoto(PhotoUse):
    """A photo in a gallery."""

    gallery = models.ForeignKey(Gallery, models.CASCADE, related_name="photos")

    class Meta(PhotoUse.Meta):
        constraints = [
            models.UniqueConstraint(fields=["gallery", "photo"], name="gallery_photo_once")
        ]
        indexes = [
            *PhotoUse.Meta.indexes,
            models.Index(fields=["gallery", "position"], name="galleryphoto_in_order"),
        ]

    def __str__(self):
        return f"{self.gallery}: {self.photo}"


class GalleryByline(BylineBase):
    """A name in a gallery's byline."""

    piece = models.ForeignKey(Gallery, models.CASCADE, related_name="bylines")


class GalleryTagging(TaggingBase):
    """A topic of a gallery."""

    content_object = models.ForeignKey(Gallery, models.CASCADE, related_name="taggings")


class GalleryRevision(RevisionBase):
    """A save of a gallery, whole."""

    piece = models.ForeignKey(Gallery, models.PROTECT, related_name="revisions")
