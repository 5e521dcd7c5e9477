"""Fronts: what stands where on the home page or at the top of a section, from an hour on."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.front_reads import FrontQuerySet, FrontSlotQuerySet
from articles.models.article import Article
from media.models import Gallery, PhotoUse
from newsroom import clock
from newsroom.models import Section


class Place(models.TextChoices):
    """The places of a front, in the page's own order."""

    LEAD = "lead", _("Lead")
    POINT_1 = "point-1", _("Below the lead, 1")
    POINT_2 = "point-2", _("Below the lead, 2")
    POINT_3 = "point-3", _("Below the lead, 3")
    TEXT_1 = "text-1", _("Text column, 1")
    TEXT_2 = "text-2", _("Text column, 2")
    TEXT_3 = "text-3", _("Text column, 3")
    TEXT_4 = "text-4", _("Text column, 4")
    TEXT_5 = "text-5", _("Text column, 5")
    SECOND_1 = "second-1", _("Second, 1")
    SECOND_2 = "second-2", _("Second, 2")
    SECOND_3 = "second-3", _("Second, 3")
    SECOND_4 = "second-4", _("Second, 4")


OF_A_SECTION = [Place.LEAD, Place.SECOND_1, Place.SECOND_2]


def places_of(section) -> list[Place]:
    """The places of a section's front; of the home page's for None."""
    return OF_A_SECTION if section else list(Place)


class Front(models.Model):
    """The order of the home page (no section) or of a section, and the hour from which it holds.

    The one that holds is the latest whose hour has come: a query, never a job. From its
    hour on it is not changed any more; editing it makes the next (`articles.fronts`).
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    section = models.ForeignKey(
        Section, models.PROTECT, null=True, blank=True, related_name="fronts",
        verbose_name=_("section"),
    )  # fmt: skip
    takes_effect_at = models.DateTimeField(_("holds from"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    made_at = models.DateTimeField(_("made"), default=clock.now)
    copy_of = models.ForeignKey("self", models.SET_NULL, null=True, related_name="copies")
    version = models.PositiveIntegerField(default=1)

    objects = FrontQuerySet.as_manager()

    class Meta:
        verbose_name = _("front")
        verbose_name_plural = _("fronts")
        default_permissions = ("add", "change", "view")
        constraints = [
            models.UniqueConstraint(
                fields=["section", "takes_effect_at"],
                name="front_is_one_per_section_and_hour",
                violation_error_message=_("There is a front for this hour already."),
            ),
            models.UniqueConstraint(
                fields=["takes_effect_at"],
                condition=Q(section=None),
                name="front_of_home_is_one_per_hour",
                violation_error_message=_("There is a front for this hour already."),
            ),
        ]
        indexes = [models.Index(fields=["section", "-takes_effect_at"], name="front_of_section")]

    def __str__(self):
        hour = timezone.localtime(self.takes_effect_at, timezone.get_default_timezone())
        words = {"name": self.name, "hour": date_format(hour, "j M Y, H:i")}
        return gettext("%(name)s, from %(hour)s") % words

    def get_absolute_url(self):
        """The page that it is a front of."""
        return self.section.get_absolute_url() if self.section else reverse("paper:front")

    @property
    def name(self) -> str:
        """Which page it is of."""
        return self.section.name if self.section else gettext("Home")

    def is_in_effect(self, at=None) -> bool:
        """Whether its hour has come; agrees with `in_effect()`."""
        return self.takes_effect_at <= (at or clock.now())


class FrontSlot(models.Model):
    """A place that an editor filled; one with neither story nor gallery is the paper's to fill."""

    front = models.ForeignKey(Front, models.CASCADE, related_name="slots")
    place = models.CharField(_("place"), max_length=10, choices=Place)
    article = models.ForeignKey(Article, models.PROTECT, null=True, related_name="front_slots")
    gallery = models.ForeignKey(Gallery, models.PROTECT, null=True, related_name="front_slots")
    headline = models.CharField(_("headline here"), max_length=200, blank=True)

    objects = FrontSlotQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["front", "place"], name="slot_once"),
            models.UniqueConstraint(fields=["front", "article"], name="slot_story_once"),
            models.UniqueConstraint(fields=["front", "gallery"], name="slot_gallery_once"),
            models.CheckConstraint(
                condition=Q(article=None) | Q(gallery=None), name="slot_shows_at_most_one_piece"
            ),
            models.CheckConstraint(condition=Q(place__in=Place.values), name="slot_place_is_known"),
        ]

    def __str__(self):
        return f"{self.front}: {self.get_place_display()}"

    @property
    def shown_in(self) -> Front:
        """What a photo of this place is shown in, for the list of where it is used."""
        return self.front


class FrontPhoto(PhotoUse):
    """A photo chosen for a place, instead of the piece's own; public from the front's hour on."""

    slot = models.OneToOneField(FrontSlot, models.CASCADE, related_name="picture")

    class Meta(PhotoUse.Meta):
        default_permissions = ()

    def __str__(self):
        return f"{self.slot}: {self.photo}"
