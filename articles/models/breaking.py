"""The breaking banner: a story or a line of text, until a stated end."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from newsroom import clock


class BreakingQuerySet(models.QuerySet):
    """Banners; at most one stands at any hour."""

    def standing(self, at):
        """Those whose hour has come and whose end has not."""
        return self.filter(starts_at__lte=at, ends_at__gt=at)

    def on_now(self, at):
        """The banner that readers see at `at`; None without one, or while its story is not live."""
        stories = self.model._meta.get_field("article").related_model.objects.published(at)
        live = Q(article=None) | Exists(stories.filter(pk=OuterRef("article")))
        rows = self.standing(at).filter(live).select_related("article")
        return rows.defer("article__body").order_by("-starts_at").first()


class Breaking(models.Model):
    """A banner above the masthead of every page but its own story's."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="banners",
        verbose_name=_("story"),
    )  # fmt: skip
    text = models.CharField(_("text"), max_length=160, blank=True)
    starts_at = models.DateTimeField(_("from"), default=clock.now)
    ends_at = models.DateTimeField(_("until"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )

    objects = BreakingQuerySet.as_manager()

    class Meta:
        verbose_name = _("breaking banner")
        verbose_name_plural = _("breaking")
        default_permissions = ("add", "change", "view")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="breaking_ends",
                violation_error_message=_("A banner ends after it begins."),
            ),
            models.CheckConstraint(
                condition=Q(article__isnull=False) | ~Q(text=""),
                name="breaking_says_something",
                violation_error_message=_("A banner has a story, a text, or both."),
            ),
        ]
        indexes = [models.Index(fields=["-ends_at"], name="breaking_by_end")]

    def __str__(self):
        return self.words

    @property
    def words(self) -> str:
        """What it says: its text, else the story's headline."""
        return self.text or (self.article.card_headline if self.article else "")

    @property
    def language(self) -> str:
        """The language of its words, as far as they are the story's; empty for the paper's own."""
        return self.article.language if self.article and not self.text else ""
