"""Corrections: what the paper got wrong, said once and for ever."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.revision import Revision
from newsroom import clock
from newsroom.paging import PagedReads


class CorrectionQuerySet(PagedReads, models.QuerySet):
    """Corrections as readers find them: those that stand, of stories that they may see."""

    def published(self, at=None):
        """Given by `at`, not superseded by then, under a story that is published."""
        at = at or clock.now()
        stories = Article.objects.published(at).values("pk")
        later = self.model.objects.filter(supersedes=models.OuterRef("pk"), at__lte=at)
        return self.filter(at__lte=at, article__in=stories).exclude(models.Exists(later))

    def syndicated(self, at=None):
        """What feeds carry is what the page lists."""
        return self.published(at)

    def told_again(self, at=None):
        """None is listed longer than its place in the list lasts."""
        return self.published(at).none()

    def newest_first(self):
        """By the hour of the correction."""
        return self.order_by("-at", "-pk")

    def for_listing(self, at=None):
        """With the story that each stands under."""
        return self.select_related("article__section")

    def for_feed(self, at=None):
        """As in the list."""
        return self.for_listing(at)


class Corrections(models.Manager.from_queryset(CorrectionQuerySet)):  # type: ignore[misc]
    """Each row with its hour as `published_at`, the name that lists and feeds page by."""

    def get_queryset(self):
        return super().get_queryset().annotate(published_at=F("at"))


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

    objects = Corrections()

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
