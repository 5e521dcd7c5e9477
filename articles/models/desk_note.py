"""Notes to the desk on a story: between colleagues, never for readers."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from newsroom import clock


class DeskNote(models.Model):
    """A note on a story, kept as it was written."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="desk_notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), default=clock.now)
    text = models.TextField(_("note"))

    class Meta:
        verbose_name = _("note to the desk")
        verbose_name_plural = _("notes to the desk")
        default_permissions = ()
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["article", "at"], name="desknote_of_story")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="desknote_says_something"),
        ]

    def __str__(self):
        return self.text[:80]
