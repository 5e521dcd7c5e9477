"""Pages of the house: about, contact, principles, privacy…"""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.prose import BodyField
from newsroom import clock
from newsroom.models import Paper, Section
from newsroom.models.root_slugs import RESERVED_SLUGS, check_root_slug, root_slug_constraints

# Kept from sections for the sake of such pages.
FOR_PAGES = ("about", "contact")
RESERVED_FOR_SITE = tuple(slug for slug in RESERVED_SLUGS if slug not in FOR_PAGES)


class PageQuerySet(models.QuerySet):
    """Pages in the order of the footer."""

    def in_order(self):
        """As the footer lists them."""
        return self.order_by("order", "headline")

    def tell_paper(self):
        """Write what every page's footer shows into the paper's own row, which frames read.

        Called in the transaction of any change to a page; counts the paper up.
        """
        rows = self.model.objects.in_order().values("slug", "headline", "in_footer")
        Paper.objects.filter(pk=1).update(pages=list(rows))
        Paper.objects.touch()


class Page(models.Model):
    """A page that says who makes the paper and how; it is public as soon as it is saved."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    headline = models.CharField(_("headline"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=60, unique=True, allow_unicode=True)
    body = BodyField(_("body"), blank=True)
    in_footer = models.BooleanField(_("in the footer"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    changed_at = models.DateTimeField(default=clock.now, editable=False)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["order", "headline"]
        constraints = root_slug_constraints("page", RESERVED_FOR_SITE)

    def __str__(self):
        return self.headline

    def get_absolute_url(self):
        """Under the paper's name, as a section; where both were to claim it, the section has it."""
        return reverse("paper:section", kwargs={"section": self.slug})

    def clean(self):
        """Say on the field what is wrong with the address."""
        check_root_slug(self.slug, RESERVED_FOR_SITE)
        if Section.objects.filter(slug=self.slug).exists():
            raise ValidationError({"slug": _("A section has this address.")})
