"""Where a photo is used: the abstract row that stories and galleries make their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from media.querysets import PhotoUseQuerySet
from newsroom.publishing import Listed


class PhotoUse(Listed):
    """A photo in a piece, in order, with a caption of that piece's own if it has one."""

    photo = models.ForeignKey(
        "media.Photo",
        models.PROTECT,
        related_name="%(app_label)s_%(class)ss",
        verbose_name=_("photo"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    caption = models.TextField(_("caption here"), blank=True)

    objects = PhotoUseQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position"]
        indexes = [models.Index(fields=["photo", "published_at"], name="%(class)s_of_photo")]

    @property
    def words(self) -> str:
        """The caption of this use: the piece's own, else the photo's."""
        return self.caption or self.photo.caption
