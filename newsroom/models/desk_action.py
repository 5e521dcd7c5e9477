"""The log: who did what to which piece, and why."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom import clock


class DeskAction(models.Model):
    """One verb carried out. Written by the workflows, changed by nobody.

    `kind` and `target` name the piece (model label and uid) without a foreign key,
    so that the log outlives what it tells of. `by` is empty for the machine.
    """

    kind = models.CharField(_("kind"), max_length=60)
    target = models.UUIDField(_("target"))
    label = models.CharField(_("piece"), max_length=200)
    verb = models.CharField(_("verb"), max_length=30)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="desk_actions",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), default=clock.now)
    reason = models.TextField(_("reason"), blank=True)
    revision_number = models.PositiveIntegerField(_("revision"), null=True)
    old_status = models.CharField(_("from"), max_length=10, blank=True)
    new_status = models.CharField(_("to"), max_length=10, blank=True)
    detail = models.JSONField(_("detail"), default=dict, blank=True)

    class Meta:
        verbose_name = _("desk action")
        verbose_name_plural = _("the log")
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["kind", "target", "-at"], name="deskaction_of_target"),
            models.Index(fields=["by", "-at"], name="deskaction_by_person"),
            models.Index(fields=["-at"], name="deskaction_newest"),
        ]

    def __str__(self):
        return f"{self.verb} {self.label}"
