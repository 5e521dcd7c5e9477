"""Sections: where a story runs."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.models.paper import Paper
from newsroom.models.root_slugs import check_root_slug, root_slug_constraints

# Of the paper, for the pages and files that show them alone.
LONG_TEXTS = ("ad_rules__ads_txt", "ad_rules__ad_snippet", "ad_rules__analytics_snippet")


class SectionQuerySet(models.QuerySet):
    """Sections in the order of the masthead."""

    def in_order(self):
        """As the masthead lists them."""
        return self.order_by("order", "name")

    def for_masthead(self):
        """In order, with the paper and its ad rules: one query for the frame of a page."""
        rows = self.in_order().select_related("paper__ad_rules")
        return rows.defer(*(f"paper__{text}" for text in LONG_TEXTS))


class Section(models.Model):
    """A part of the paper, such as World: a story has one home and may also run in others."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    paper = models.ForeignKey(
        Paper, models.PROTECT, default=1, editable=False, related_name="sections"
    )
    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("slug"), max_length=60, unique=True, allow_unicode=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    description = models.CharField(_("description"), max_length=300, blank=True)
    sensitive = models.BooleanField(_("sensitive"), default=False)
    hide_ads = models.BooleanField(_("no ads"), default=False)

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "name"]
        constraints = root_slug_constraints("section")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("paper:section", kwargs={"section": self.slug})

    def clean(self):
        """Say on the field what the constraint says of the row."""
        check_root_slug(self.slug)
        if Paper.objects.current().has_page(self.slug):
            raise ValidationError({"slug": _("A page of the house has this address.")})
