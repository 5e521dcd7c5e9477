"""Photos: as they arrive, incomplete, and as they may run, complete."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from media.credits import credit
from media.querysets import PhotoQuerySet
from media.storage import original_path, originals
from newsroom import clock

INSIDE = [MinValueValidator(0.0), MaxValueValidator(1.0)]
HAS_TEXT_ALTERNATIVE = ~Q(alt_text="") | Q(caption_describes=True)
IS_COMPLETE = ~Q(caption="") & ~Q(credit_line="") & HAS_TEXT_ALTERNATIVE


class Photo(models.Model):
    """One photo of the library: its private original, its words, its rights.

    `in_print` is set by the publishing verbs while a public piece uses the photo;
    the database lets only a complete photo have it.
    """

    class CreditKind(models.TextChoices):
        """The words before the credit line."""

        PHOTO_BY = "photo_by", _("Photo by")
        FILE_PHOTO_BY = "file_photo_by", _("File photo by")
        COURTESY_OF = "courtesy_of", _("Photo courtesy of")
        HANDOUT = "handout", _("Handout photo by")
        ILLUSTRATION_BY = "illustration_by", _("Illustration by")
        UNRECORDED = "unrecorded", _("Credit unrecorded")  # for importers of old archives

        @classmethod
        def to_choose(cls, now: str = "") -> list:
            """The kinds that a person may set; "unrecorded" only where it stands already."""
            return [pair for pair in cls.choices if pair[0] != cls.UNRECORDED or now == pair[0]]

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    original = models.FileField(
        _("original"), storage=originals, upload_to=original_path, max_length=300, editable=False
    )
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    phash = models.BigIntegerField(null=True, editable=False, db_index=True)
    format = models.CharField(_("format"), max_length=10, editable=False)
    bytes = models.PositiveBigIntegerField(_("bytes"), default=0, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    focal_x = models.FloatField(_("focal point, across"), default=0.5, validators=INSIDE)
    focal_y = models.FloatField(_("focal point, down"), default=0.5, validators=INSIDE)
    headline = models.CharField(_("headline"), max_length=200, blank=True)
    caption = models.TextField(_("caption"), blank=True)
    alt_text = models.TextField(
        _("alternative text"),
        blank=True,
        help_text=_("What can be seen, for those who cannot see it. Never a copy of the caption."),
    )
    caption_describes = models.BooleanField(
        _("the caption describes it"),
        default=False,
        help_text=_("The caption already says all that can be seen: no alternative text needed."),
    )
    credit_kind = models.CharField(
        _("kind of credit"), max_length=16, choices=CreditKind, default=CreditKind.PHOTO_BY
    )
    credit_line = models.CharField(
        _("credit line"), max_length=200, blank=True, help_text=_("As supplied: Yonhap.")
    )
    creator = models.CharField(_("photographer"), max_length=200, blank=True)
    copyright_notice = models.CharField(_("copyright"), max_length=300, blank=True)
    usage_terms = models.TextField(_("usage terms"), blank=True)
    instructions = models.TextField(
        _("special instructions"),
        blank=True,
        help_text=_("What the agency asks: KOREA OUT. Stands in red wherever the photo is picked."),
    )
    source_agency = models.CharField(_("agency"), max_length=120, blank=True)
    keywords = models.JSONField(_("keywords"), default=list, blank=True)
    people = models.CharField(_("people"), max_length=500, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=120, blank=True)
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    taken_raw = models.CharField(max_length=60, blank=True, editable=False)
    # All that the file says of itself, as media.metadata.fields_of keeps it.
    metadata = models.JSONField(default=dict, blank=True, editable=False)
    rights_until = models.DateTimeField(_("rights until"), null=True, blank=True)
    no_syndication = models.BooleanField(_("not for syndication"), default=False)
    handout = models.BooleanField(_("handout"), default=False)
    killed_at = models.DateTimeField(_("killed"), null=True, blank=True, editable=False)
    kill_reason = models.TextField(_("why it was killed"), blank=True, editable=False)
    language = models.CharField(_("language of the words"), max_length=10, default="en")
    in_print = models.BooleanField(_("in print"), default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded"), default=clock.now, editable=False)
    current = models.ForeignKey(
        "media.RenditionSet", models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        default_permissions = ("add", "change", "delete", "view", "kill")
        constraints = [
            models.CheckConstraint(
                condition=Q(in_print=False) | IS_COMPLETE,
                name="photo_in_print_is_complete",
                violation_error_message=_(
                    "A photo in print keeps its caption, credit line and alternative text."
                ),
            ),
            models.CheckConstraint(
                condition=Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="photo_focal_point_inside_frame",
            ),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="photo_has_size"),
            models.CheckConstraint(
                condition=Q(killed_at=None, kill_reason="")
                | (Q(killed_at__isnull=False) & ~Q(kill_reason="")),
                name="photo_killed_has_reason",
                violation_error_message=_("A killed photo says why."),
            ),
        ]
        indexes = [
            models.Index(fields=["-uploaded_at", "-id"], name="photo_newest"),
            models.Index(fields=["credit_line", "-uploaded_at", "-id"], name="photo_by_credit"),
            models.Index(fields=["uploaded_by", "-uploaded_at", "-id"], name="photo_by_uploader"),
            models.Index(
                fields=["rights_until", "id"],
                name="photo_rights_end",
                condition=Q(rights_until__isnull=False),
            ),
            models.Index(
                fields=["killed_at", "id"],
                name="photo_killed",
                condition=Q(killed_at__isnull=False),
            ),
            models.Index(
                fields=["-uploaded_at", "-id"], name="photo_without_alt", condition=Q(alt_text="")
            ),
        ]

    def __str__(self):
        return self.headline or self.caption[:80] or str(_("Photo %s") % self.pk)

    def lacks(self) -> list[str]:
        """What it needs before it may run, in the desk's words; empty when complete."""
        wanting = []
        if not self.caption.strip():
            wanting.append(_("no caption"))
        if not self.credit_line.strip():
            wanting.append(_("no credit line"))
        if not (self.alt_text.strip() or self.caption_describes):
            wanting.append(_("no alternative text"))
        return wanting

    def may_run(self, at=None) -> bool:
        """Whether its rights let readers see it at `at`; agrees with `runnable()`."""
        return self.killed_at is None and not self.has_lapsed(at)

    def has_lapsed(self, at=None) -> bool:
        """Whether its rights have ended at `at`."""
        return self.rights_until is not None and self.rights_until <= (at or clock.now())

    @property
    def moved_credit(self) -> str:
        """The credit that ended the supplied caption and was moved out of it, if one did."""
        return self.metadata.get("moved_credit", "")

    @property
    def credit(self) -> str:
        """The credit as every surface prints it."""
        return credit(self)
