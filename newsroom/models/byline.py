"""Bylines: who made a piece, in order and with their part in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.models.contributor import Contributor
from newsroom.publishing import Listed


class BylineBase(Listed):
    """One name in a byline; `piece`, the story or gallery, comes with each desk."""

    class Role(models.TextChoices):
        WRITER = "writer", _("by")
        PHOTOGRAPHER = "photographer", _("photos by")
        EDITOR = "editor", _("edited by")
        REPORTING = "reporting", _("reporting by")

    contributor = models.ForeignKey(
        Contributor,
        models.PROTECT,
        related_name="%(app_label)s_%(class)ss",
        verbose_name=_("contributor"),
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.WRITER)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        abstract = True
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["piece", "contributor", "role"], name="%(class)s_once")
        ]
        indexes = [
            models.Index(fields=["contributor", "-published_at", "-piece"], name="%(class)s_newest")
        ]

    def __str__(self):
        return f"{self.get_role_display()} {self.contributor}"
