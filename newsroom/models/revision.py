"""Revisions: every save of a piece, whole."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsroom import clock


class RevisionBase(models.Model):
    """The form of a piece as it was saved; never edited, never lost.

    `piece`, the story or gallery, comes with each desk. `live_from` and `live_until`
    tell when readers saw this text; `base` is the revision that the writer had open.
    """

    number = models.PositiveIntegerField(_("number"))
    form_version = models.PositiveSmallIntegerField(default=1)
    data = models.JSONField(_("form"), encoder=DjangoJSONEncoder)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=clock.now)
    verb = models.CharField(_("verb"), max_length=30, default="save")
    note = models.CharField(_("note"), max_length=200, blank=True)
    label = models.CharField(_("label"), max_length=100, blank=True)
    base = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    live_from = models.DateTimeField(null=True)
    live_until = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["piece", "number"], name="%(class)s_number_is_unique"),
            models.CheckConstraint(
                condition=Q(live_until=None) | Q(live_until__gt=F("live_from")),
                name="%(class)s_lives_forward",
            ),
        ]
        indexes = [
            models.Index(fields=["piece", "-number"], name="%(class)s_newest"),
            models.Index(fields=["piece", "live_from"], name="%(class)s_by_life"),
        ]

    def __str__(self):
        return f"r{self.number}"
