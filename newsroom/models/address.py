"""Addresses that a piece once had: an address is for ever."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom import clock


class OldAddress(models.Model):
    """A path that now leads, in one hop, to where its target stands today.

    `kind` is the target's model label ("app.model") and `target` its `uid`: the
    address of today is looked up when asked for, so renaming twice is one hop too.
    """

    path = models.CharField(_("path"), max_length=500, unique=True)
    kind = models.CharField(_("kind"), max_length=60)
    target = models.UUIDField(_("target"), db_index=True)
    at = models.DateTimeField(_("since"), default=clock.now)

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")

    def __str__(self):
        return self.path
