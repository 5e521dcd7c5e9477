"""Topics: taggit's tag as the newsroom needs it."""

import uuid

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from newsroom.publishing import Listed


class Tag(TagBase):
    """A topic; a merged one stays as a tombstone so that old revisions restore."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    description = models.CharField(_("description"), max_length=300, blank=True)
    sensitive = models.BooleanField(_("sensitive"), default=False)
    hide_ads = models.BooleanField(_("no ads"), default=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged"
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="tag_name_is_unique",
                violation_error_message=_("There is a topic of this name."),
            )
        ]

    def get_absolute_url(self):
        return reverse("paper:topic", kwargs={"tag": self.slug})


class TaggingBase(Listed, ItemBase):
    """A piece's tag; `content_object`, taggit's name for the piece, comes with each desk."""

    tag = models.ForeignKey(Tag, models.PROTECT, related_name="%(app_label)s_%(class)ss")

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="%(class)s_once")
        ]
        indexes = [
            models.Index(
                fields=["tag", "-published_at", "-content_object"], name="%(class)s_newest"
            )
        ]
