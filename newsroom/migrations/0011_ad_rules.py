"""Ads get rules of their own; what the paper's row said of them comes along."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


def bring_over(apps, schema_editor):
    """What the paper's row said of ads."""
    for paper in apps.get_model("newsroom", "Paper").objects.all():
        apps.get_model("newsroom", "AdRules").objects.create(
            paper=paper, preset=paper.ad_preset, ads_txt=paper.ads_txt
        )


def bring_back(apps, schema_editor):
    """The preset and ads.txt, as far as the paper's row can hold them."""
    for rules in apps.get_model("newsroom", "AdRules").objects.select_related("paper"):
        rules.paper.ad_preset = "balanced" if rules.preset == "own" else rules.preset
        rules.paper.ads_txt = rules.ads_txt
        rules.paper.save(update_fields=["ad_preset", "ads_txt"])


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0010_texts_are_pages"),
    ]

    operations = [
        migrations.CreateModel(
            name="AdRules",
            fields=[
                (
                    "paper",
                    models.OneToOneField(
                        default=1,
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="ad_rules",
                        serialize=False,
                        to="newsroom.paper",
                    ),
                ),
                (
                    "preset",
                    models.CharField(
                        choices=[
                            ("agency", "agency: above the story, then early and often"),
                            ("balanced", "balanced: a few, well apart"),
                            ("quiet", "quiet: late and few"),
                            ("none", "none: no ads anywhere"),
                            ("own", "own numbers"),
                        ],
                        default="balanced",
                        max_length=10,
                        verbose_name="ad slots",
                    ),
                ),
                (
                    "top_slot",
                    models.BooleanField(default=False, verbose_name="a slot above the headline"),
                ),
                (
                    "first_paragraphs",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(40),
                        ],
                        verbose_name="paragraphs above the first slot",
                    ),
                ),
                (
                    "first_px",
                    models.PositiveSmallIntegerField(
                        default=350,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(3000),
                        ],
                        verbose_name="pixels above the first slot",
                    ),
                ),
                (
                    "gap_paragraphs",
                    models.PositiveSmallIntegerField(
                        default=4,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(40),
                        ],
                        verbose_name="paragraphs between slots",
                    ),
                ),
                (
                    "gap_px",
                    models.PositiveSmallIntegerField(
                        default=600,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(3000),
                        ],
                        verbose_name="pixels between slots",
                    ),
                ),
                (
                    "tail_paragraphs",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(40),
                        ],
                        verbose_name="paragraphs below the last slot",
                    ),
                ),
                (
                    "tail_px",
                    models.PositiveSmallIntegerField(
                        default=350,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(3000),
                        ],
                        verbose_name="pixels below the last slot",
                    ),
                ),
                (
                    "clear_above",
                    models.PositiveSmallIntegerField(
                        default=160,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(3000),
                        ],
                        verbose_name="pixels from a photo or heading above",
                    ),
                ),
                (
                    "clear_below",
                    models.PositiveSmallIntegerField(
                        default=200,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(3000),
                        ],
                        verbose_name="pixels to a photo or heading below",
                    ),
                ),
                (
                    "density_phone",
                    models.PositiveSmallIntegerField(
                        default=25,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="most of a phone’s column, in percent",
                    ),
                ),
                (
                    "density_desktop",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="most of a desktop’s column, in percent",
                    ),
                ),
                (
                    "max_slots",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="most slots in a story",
                    ),
                ),
                (
                    "ad_snippet",
                    models.TextField(
                        blank=True, max_length=20000, verbose_name="ad provider’s snippet"
                    ),
                ),
                (
                    "analytics_snippet",
                    models.TextField(
                        blank=True, max_length=20000, verbose_name="analytics snippet"
                    ),
                ),
                (
                    "has_provider",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Q(("ad_snippet", ""), _negated=True),
                        output_field=models.BooleanField(),
                    ),
                ),
                (
                    "has_analytics",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Q(("analytics_snippet", ""), _negated=True),
                        output_field=models.BooleanField(),
                    ),
                ),
                ("ads_txt", models.TextField(blank=True, verbose_name="who may sell")),
            ],
            options={
                "verbose_name": "ads",
                "verbose_name_plural": "ads",
                "default_permissions": ("change", "view"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tail_paragraphs__gte", 1), ("tail_px__gte", models.F("clear_below"))
                        ),
                        name="ad_rules_tail_reaches_below_clearance",
                        violation_error_message="The last slot must keep at least as far from the end as from a photo below.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("density_desktop__lt", 100), ("density_phone__lt", 100)
                        ),
                        name="ad_rules_densities_are_below_100",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("preset__in", ["agency", "balanced", "quiet", "none", "own"])
                        ),
                        name="ad_rules_preset_is_known",
                    ),
                ],
            },
        ),
        migrations.RunPython(bring_over, bring_back),
    ]
