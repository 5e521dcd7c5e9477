"""The first part of an address, where sections and house pages stand beside the site's own."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# First parts of addresses that belong to the site itself.
RESERVED_SLUGS = (
    "admin", "ads", "ads.txt", "about", "by", "contact", "corrections", "desk", "feed", "feeds",
    "healthz", "latest", "manifest", "page", "photos", "preview", "readyz", "robots.txt",
    "search", "sitemap", "static", "topics", "uploads",
)  # fmt: skip

RESERVED = _("The site itself uses this address.")
A_NUMBER = _("Digits alone are the address of a year.")


def root_slug_constraints(kind: str, reserved=RESERVED_SLUGS) -> list[models.CheckConstraint]:
    """What the database refuses, for the Meta of a model; the names begin with `kind`."""
    return [
        models.CheckConstraint(
            condition=~Q(slug__in=reserved),
            name=f"{kind}_slug_is_not_reserved",
            violation_error_message=RESERVED,
        ),
        models.CheckConstraint(
            condition=~Q(slug__regex=r"^\d+$"),
            name=f"{kind}_slug_is_not_a_number",
            violation_error_message=A_NUMBER,
        ),
    ]


def check_root_slug(slug: str, reserved=RESERVED_SLUGS) -> None:
    """Raise ValidationError on the field `slug` for what those constraints refuse."""
    if slug in reserved:
        raise ValidationError({"slug": RESERVED})
    if slug.isdigit():
        raise ValidationError({"slug": A_NUMBER})
