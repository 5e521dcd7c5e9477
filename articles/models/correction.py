"""Corrections: what the paper got wrong, said once and for ever."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.revision import Revision
from newsroom import clock


class Correction(models.Model):
    """A note to readers under a live story. Added, never changed: a new one supersedes."""

    class Kind(models.TextChoices):
        UPDATE = "update", _("Update")
        CLARIFICATION = "clarification", _("Clarification")
        CORRECTION = "correction", _("Correction")
        EDITORS_NOTE = "editors_note", _("Editor’s note")
        APOLOGY = "apology", _("Apology")
        RETRACTION = "retraction", _("Retraction")

    article = models.ForeignKey(Article, models.PROTECT, related_name="corrections")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=13, choices=Kind, default=Kind.CORRECTION)
    text = models.TextField(_("text"))
    at = models.DateTimeField(_("at"), default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        default_permissions = ("view",)
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="correction_says_something"),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "update",
                        "clarification",
                        "correction",
                        "editors_note",
                        "apology",
                        "retraction",
                    ]
                ),
                name="correction_kind_is_known",
            ),  # fmt: skip
        ]
        indexes = [
            models.Index(fields=["-at", "-id"], name="correction_newest"),
            models.Index(fields=["article", "at"], name="correction_of_article"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text[:60]}"
