"""House ads: the paper's own, and those it sells itself."""

from pathlib import PurePath

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from media.storage import renditions

HEAVIEST = 10


class HouseAdQuerySet(models.QuerySet):
    """House ads by the hours between which they run."""

    def with_image(self, name):
        """Those that show the image of this name, a digest."""
        return self.filter(image=f"house/{name}.jpg").order_by("pk")


class HouseAd(models.Model):
    """An image with a link, for one kind of slot, between two hours.

    `image` is the file that readers get, made to fit from the one that was uploaded; its name
    digests its bytes. `weight` is its share among those that run at the same time.
    """

    class Slot(models.TextChoices):
        """Where it may stand."""

        BODY = "body", _("within a story or a list")
        RAIL = "rail", _("beside it, under the Latest Headlines")
        TOP = "top", _("above the headline")

    slot = models.CharField(_("slot"), max_length=4, choices=Slot, default=Slot.BODY)
    image = models.FileField(
        _("image"), storage=renditions, upload_to="house/", max_length=120, editable=False
    )
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    alt = models.CharField(
        _("alternative text"),
        max_length=200,
        help_text=_("What it says and where it leads, for those who cannot see it."),
    )
    href = models.CharField(
        _("leads to"),
        max_length=500,
        help_text=_("A path of ours, as /photos/, or an https address."),
    )
    starts_at = models.DateTimeField(_("runs from"))
    ends_at = models.DateTimeField(
        _("until"), null=True, blank=True, help_text=_("Empty: until it is taken out.")
    )
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, help_text=_("1 to 10: one of weight 2 is shown twice as often.")
    )

    objects = HouseAdQuerySet.as_manager()

    class Meta:
        verbose_name = _("house ad")
        verbose_name_plural = _("house ads")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="house_ad_ends_after_it_starts",
                violation_error_message=_("It must end after it starts."),
            ),
            models.CheckConstraint(
                condition=Q(weight__range=(1, HEAVIEST)),
                name="house_ad_weight_is_known",
                violation_error_message=_("A weight is 1 to 10."),
            ),
            models.CheckConstraint(
                condition=Q(width__gt=0, height__gt=0), name="house_ad_has_size"
            ),
            models.CheckConstraint(condition=~Q(alt=""), name="house_ad_has_alternative_text"),
        ]

    def __str__(self):
        return self.alt

    def is_running(self, at) -> bool:
        """Whether it may be shown at `at`."""
        return self.starts_at <= at and (self.ends_at is None or self.ends_at > at)

    @property
    def image_url(self) -> str:
        """Where readers get the image: from us, as the store behind it is private."""
        return reverse("paper:house-ad", kwargs={"name": PurePath(self.image.name).stem})

    @property
    def leads_out(self) -> bool:
        """Whether it leads to somebody else's site."""
        return not self.href.startswith("/")
