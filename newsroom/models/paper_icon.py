"""The paper's logo in the sizes that browsers, phones and search engines ask for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

SIZES = (32, 180, 192, 512)  # pixels: a tab, Apple's home screen, Android's, structured data


class PaperIcon(models.Model):
    """One size of the logo, a square PNG of a few kilobytes: kept with the paper, not as a file."""

    size = models.PositiveSmallIntegerField(_("size"), unique=True)
    png = models.BinaryField()

    class Meta:
        verbose_name = _("icon")
        default_permissions = ()

    def __str__(self):
        return f"{self.size} px"
