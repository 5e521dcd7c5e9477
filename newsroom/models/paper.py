"""The paper itself: one row with everything editorial that an editor may set."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsroom import clock


class PaperQuerySet(models.QuerySet):
    """The one row, and its version."""

    def current(self):
        """The paper, or an unsaved one with defaults before the first is set up."""
        return self.filter(pk=1).first() or self.model(pk=1)

    def touch(self):
        """Count the version up: what is kept per version is read anew.

        Called in the transaction of any change to the paper or its sections.
        """
        return self.filter(pk=1).update(version=F("version") + 1, changed_at=clock.now())


class Paper(models.Model):
    """Name, voice and habits of the paper; addresses and engines are settings."""

    class AdPreset(models.TextChoices):
        """Where ad slots fall in a story; the rules are those of `articles.ads`."""

        AGENCY = "agency", _("agency: above the story, then early and often")
        BALANCED = "balanced", _("balanced")
        QUIET = "quiet", _("quiet: late and few")
        NONE = "none", _("none")

    name = models.CharField(_("name"), max_length=100, default="The Paper")
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    logo = models.FileField(_("logo"), upload_to="paper/", blank=True, editable=False)
    socials = models.JSONField(_("social accounts"), default=list, blank=True)
    about = models.TextField(_("about"), blank=True)
    contact = models.TextField(_("contact"), blank=True)
    principles = models.TextField(_("principles"), blank=True)
    agency = models.CharField(
        _("our own agency name"),
        max_length=40,
        blank=True,
        help_text=_("What stands in the dateline of our own stories; may be empty."),
    )
    ad_preset = models.CharField(
        _("ad slots"), max_length=10, choices=AdPreset, default=AdPreset.BALANCED
    )
    ads_txt = models.TextField(_("ads.txt"), blank=True)
    is_demo = models.BooleanField(default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(default=clock.now, editable=False)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("paper")
        constraints = [models.CheckConstraint(condition=Q(id=1), name="paper_is_one")]

    def __str__(self):
        return self.name

    @property
    def language(self) -> str:
        """The paper's language, a BCP 47 tag: a setting, as the interface needs it too."""
        return settings.LANGUAGE_CODE
