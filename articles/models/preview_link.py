"""Links by which a person without an account reads a revision before readers do."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.revision import Revision
from newsroom import clock


class PreviewLink(models.Model):
    """A way to read one revision until `expires_at`, unless it is revoked before.

    The token itself is told once and kept nowhere; `token_hash` is its SHA-256.
    """

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="preview_links")
    token_hash = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made"), default=clock.now)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True)
    opened = models.PositiveIntegerField(_("opened"), default=0)
    last_opened = models.DateTimeField(_("last opened"), null=True)

    class Meta:
        verbose_name = _("preview link")
        default_permissions = ()

    def __str__(self):
        return f"{self.revision}"

    def is_open(self, at) -> bool:
        """Whether it may still be used at `at`, as far as the link itself goes."""
        return self.revoked_at is None and at < self.expires_at
