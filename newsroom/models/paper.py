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
        return self.select_related("ad_rules").filter(pk=1).first() or self.model(pk=1)

    def touch(self):
        """Count the version up: what is kept per version is read anew.

        Called in the transaction of any change to the paper or its sections.
        """
        return self.filter(pk=1).update(version=F("version") + 1, changed_at=clock.now())


class Paper(models.Model):
    """Name, voice and habits of the paper; addresses and engines are settings."""

    name = models.CharField(_("name"), max_length=100, default="The Paper")
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    icon = models.CharField(max_length=16, blank=True, editable=False)  # digest of its icons
    socials = models.JSONField(_("social accounts"), default=list, blank=True)
    agency = models.CharField(
        _("our own agency name"),
        max_length=40,
        blank=True,
        help_text=_("What stands in the dateline of our own stories; may be empty."),
    )
    smart_quotes = models.BooleanField(
        _("turn quotes and dashes as one types"),
        default=True,
        help_text=_("“ ” ‘ ’ — by the language of the story; Ctrl-Z brings the straight one back."),
    )
    # The pages of the house, as [{"slug", "headline", "in_footer"}] in order, for every footer.
    pages = models.JSONField(default=list, editable=False)
    # Until when a breaking banner may have to be shown; empty, none is looked for.
    breaking_until = models.DateTimeField(null=True, editable=False)
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
    def footer(self) -> list[dict]:
        """The pages that stand in the footer, in order."""
        return [page for page in self.pages if page["in_footer"]]

    def has_page(self, slug) -> bool:
        """Whether one of its pages has this slug."""
        return any(page["slug"] == slug for page in self.pages)

    @property
    def language(self) -> str:
        """The paper's language, a BCP 47 tag: a setting, as the interface needs it too."""
        return settings.LANGUAGE_CODE

    @property
    def ads(self):
        """Its `AdRules`, loaded with it; those of a paper that never set any are the defaults."""
        return getattr(self, "ad_rules", None) or self._meta.get_field("ad_rules").related_model()
