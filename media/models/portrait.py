"""Portraits: a contributor's photo."""

from django.db import models

from newsroom.models import Contributor


class Portrait(models.Model):
    """The photo beside a contributor's name."""

    contributor = models.OneToOneField(Contributor, models.CASCADE, related_name="portrait")
    photo = models.ForeignKey("media.Photo", models.PROTECT, related_name="portraits")

    def __str__(self):
        return str(self.contributor)
