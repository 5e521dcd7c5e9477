"""Renditions: the public sizes of a photo."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom import clock


class RenditionSet(models.Model):
    """One making of a photo's public files.

    `stem` is the folder of the files in the store, made of the bytes and a secret,
    so that it cannot be guessed. `manifest` lists them: {"full": [[width, height], …]}
    in rising width; a file is `<stem>/<ratio>-<width>.jpg`.
    """

    class State(models.TextChoices):
        FIRST = "first", _("first size")
        ALL = "all", _("all sizes")
        FAILED = "failed", _("failed")

    photo = models.ForeignKey("media.Photo", models.CASCADE, related_name="rendition_sets")
    stem = models.CharField(max_length=120, unique=True)
    manifest = models.JSONField(default=dict)
    state = models.CharField(max_length=6, choices=State, default=State.ALL)
    made_at = models.DateTimeField(default=clock.now)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["photo", "-made_at"], name="renditionset_of_photo")]

    def __str__(self):
        return self.stem
