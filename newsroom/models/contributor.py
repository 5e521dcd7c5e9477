"""Contributors: whose names stand over stories and photos."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ContributorQuerySet(models.QuerySet):
    """Contributors; a merged one stays as a tombstone so that old revisions restore."""

    def standing(self):
        """Not merged into another."""
        return self.filter(merged_into=None)

    def agencies(self):
        """Sources of whole stories."""
        return self.standing().filter(kind=Contributor.Kind.AGENCY)


class Contributor(models.Model):
    """A person or an agency, with or without a user account."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        AGENCY = "agency", _("agency")

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, allow_unicode=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PERSON)
    agency_name = models.CharField(
        _("name in datelines"),
        max_length=40,
        blank=True,
        help_text=_("As the agency signs: UPI, Yonhap."),
    )
    dateline_pattern = models.CharField(
        _("dateline pattern"),
        max_length=80,
        blank=True,
        help_text=_(
            "Empty: “{place}, {date} ({agency}) --”. An empty place takes its comma along."
        ),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("account"),
        related_name="contributor",
    )
    bio = models.TextField(_("bio"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged"
    )

    objects = ContributorQuerySet.as_manager()

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("paper:contributor", kwargs={"contributor": self.slug})
