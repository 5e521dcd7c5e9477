"""What a paper decides about its ads: where slots fall, who fills them, who may sell them."""

from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsroom.models.paper import Paper

LONGEST_SNIPPET = 20_000  # characters
MOST_PX, MOST_PARAGRAPHS, MOST_DENSITY, MOST_SLOTS = 3000, 40, 50, 12


def number(label, most, least=0, **more):
    """A whole number that a publisher sets, within bounds in which a page is still a story."""
    bounds = [MinValueValidator(least), MaxValueValidator(most)]
    return models.PositiveSmallIntegerField(label, validators=bounds, **more)


class AdRules(models.Model):
    """One row. The presets' numbers, and what numbers mean, are those of `articles.ads`.

    Own numbers are kept, and count for nothing, while another preset is chosen; they begin
    as those of "balanced".
    """

    class Preset(models.TextChoices):
        """Where ad slots fall in a story."""

        AGENCY = "agency", _("agency: above the story, then early and often")
        BALANCED = "balanced", _("balanced: a few, well apart")
        QUIET = "quiet", _("quiet: late and few")
        NONE = "none", _("none: no ads anywhere")
        OWN = "own", _("own numbers")

    paper = models.OneToOneField(
        Paper, models.CASCADE, primary_key=True, default=1, editable=False, related_name="ad_rules"
    )
    preset = models.CharField(_("ad slots"), max_length=10, choices=Preset, default=Preset.BALANCED)
    top_slot = models.BooleanField(_("a slot above the headline"), default=False)
    first_paragraphs = number(_("paragraphs above the first slot"), MOST_PARAGRAPHS, default=3)
    first_px = number(_("pixels above the first slot"), MOST_PX, default=350)
    gap_paragraphs = number(_("paragraphs between slots"), MOST_PARAGRAPHS, 1, default=4)
    gap_px = number(_("pixels between slots"), MOST_PX, default=600)
    tail_paragraphs = number(_("paragraphs below the last slot"), MOST_PARAGRAPHS, 1, default=2)
    tail_px = number(_("pixels below the last slot"), MOST_PX, default=350)
    clear_above = number(_("pixels from a photo or heading above"), MOST_PX, default=160)
    clear_below = number(_("pixels to a photo or heading below"), MOST_PX, default=200)
    density_phone = number(_("most of a phone’s column, in percent"), MOST_DENSITY, default=25)
    density_desktop = number(_("most of a desktop’s column, in percent"), MOST_DENSITY, default=30)
    max_slots = number(_("most slots in a story"), MOST_SLOTS, 1, default=5)
    ad_snippet = models.TextField(
        _("ad provider’s snippet"), max_length=LONGEST_SNIPPET, blank=True
    )
    analytics_snippet = models.TextField(
        _("analytics snippet"), max_length=LONGEST_SNIPPET, blank=True
    )
    # Told by the frame of every page, which leaves the long texts where they are.
    has_provider = models.GeneratedField(
        expression=~Q(ad_snippet=""), output_field=models.BooleanField(), db_persist=True
    )
    has_analytics = models.GeneratedField(
        expression=~Q(analytics_snippet=""), output_field=models.BooleanField(), db_persist=True
    )
    ads_txt = models.TextField(_("who may sell"), blank=True)
    # The house ads as rows, derived by `articles.house_ads`: every page reads this row anyway.
    house_ads = models.JSONField(default=list, encoder=DjangoJSONEncoder, editable=False)

    class Meta:
        verbose_name = _("ads")
        verbose_name_plural = _("ads")
        default_permissions = ("change", "view")
        constraints = [
            models.CheckConstraint(
                condition=Q(tail_paragraphs__gte=1, tail_px__gte=F("clear_below")),
                name="ad_rules_tail_reaches_below_clearance",
                violation_error_message=_(
                    "The last slot must keep at least as far from the end as from a photo below."
                ),
            ),
            models.CheckConstraint(
                condition=Q(density_phone__lt=100, density_desktop__lt=100),
                name="ad_rules_densities_are_below_100",
            ),
            models.CheckConstraint(
                condition=Q(preset__in=["agency", "balanced", "quiet", "none", "own"]),
                name="ad_rules_preset_is_known",
            ),
        ]

    def __str__(self):
        return str(_("Ads"))

    @property
    def are_off(self) -> bool:
        """Whether the paper runs no ads at all."""
        return self.preset == self.Preset.NONE
