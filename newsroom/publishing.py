"""The one rule of publishing: what the public may see, and from which second.

Publication is a query, never a job: a piece whose hour lies ahead is there one
second after it with nothing running. Nothing else in the project compares
`status` or `published_at` to decide what a reader gets.
"""

import uuid
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsroom import clock

# How long feeds list a withdrawn piece, as its notice, or a corrected one again under its guid.
TOLD_AGAIN_FOR = timedelta(hours=72)


class Status(models.TextChoices):
    """Where a piece is on its way; `scheduled` is published at an hour to come."""

    DRAFT = "draft", _("draft")
    REVIEW = "review", _("review")
    READY = "ready", _("ready")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")
    SPIKED = "spiked", _("spiked")


PUBLIC = (Status.PUBLISHED, Status.WITHDRAWN)
ON_THE_WAY = (Status.DRAFT, Status.REVIEW, Status.READY)


class PublishableQuerySet(models.QuerySet):
    """Reads in the newsroom's words; `at` is the reader's hour, by default now.

    They ask for the hours, never for the status: constraints say that the public pieces
    are those with an hour, and the withdrawn ones those with `withdrawn_at`. SQLite, which
    takes any status for rare, would leave the index of the hour for that of the status.
    """

    def published(self, at=None):
        """What readers may see at `at`: lists, fronts, related, photo files."""
        return self.filter(published_at__lte=at or clock.now(), withdrawn_at=None)

    def addressable(self, at=None):
        """What has a page at `at`: also the withdrawn, whose page is a 410 notice."""
        return self.filter(published_at__lte=at or clock.now())

    def syndicated(self, at=None):
        """What feeds carry at `at`: a piece withdrawn of late stands as its notice."""
        at = at or clock.now()
        lately = Q(withdrawn_at=None) | Q(withdrawn_at__gt=at - TOLD_AGAIN_FOR)
        return self.filter(lately, published_at__lte=at)

    def told_again(self, at=None):
        """Of what feeds carry at `at`, what they list for a while however old: the notices."""
        return self.syndicated(at).filter(status=Status.WITHDRAWN)  # few: by status

    def scheduled(self, at=None):
        """Cleared to run, at an hour still to come."""
        return self.filter(published_at__gt=at or clock.now(), withdrawn_at=None)

    def newest_first(self):
        """By hour, and by age of the row within the same second."""
        return self.order_by("-published_at", "-pk")


class Publishable(models.Model):
    """A piece that can be published: a story or a gallery.

    Each kind adds `section`, names in `bylines`, `revisions` with `head` (newest) and `live`
    (what readers see), and `address_on(edition_date, slug)`, the address of its pieces.
    """

    head: Any
    live: Any
    revisions: Any
    bylines: Any
    address_on: Callable[[date, str], str]

    uid = models.UUIDField(_("uid"), unique=True, default=uuid.uuid4, editable=False)
    guid = models.CharField(_("guid"), max_length=500, blank=True, editable=False)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    slug = models.SlugField(
        _("slug"),
        max_length=120,
        allow_unicode=True,
        blank=True,
        db_index=False,
        help_text=_("The last part of the address. Left empty, it is made from the headline."),
    )
    edition_date = models.DateField(_("edition date"), null=True, blank=True, editable=False)
    embargo_until = models.DateTimeField(
        _("embargo until"), null=True, blank=True,
        help_text=_("The source's hour. The piece never runs before it."),
    )  # fmt: skip
    planned_for = models.DateTimeField(
        _("hour"), null=True, blank=True,
        help_text=_("When it is to go live. Empty: as soon as it is published."),
    )  # fmt: skip
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    updated_at = models.DateTimeField(_("updated"), null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(_("changed"), default=clock.now, editable=False)
    # The hour of the newest text that readers have not got, of a piece that they have; else NULL.
    ahead_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawal_notice = models.TextField(_("withdrawal notice"), blank=True, editable=False)
    language = models.CharField(_("language"), max_length=10, default="en")
    created_at = models.DateTimeField(_("created"), default=clock.now, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("owner"),
        editable=False,
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
    )

    class Meta:
        abstract = True
        default_permissions = (
            "add", "change", "delete", "view", "edit_others", "submit", "mark_ready",
            "schedule", "publish", "withdraw", "spike", "correct", "break_lock",
        )  # fmt: skip
        constraints = [
            models.UniqueConstraint(
                fields=["edition_date", "slug"],
                name="%(class)s_url_is_unique",
                violation_error_message=_("Another piece of that day has this slug."),
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=PUBLIC, published_at__isnull=False, edition_date__isnull=False
                )
                | (~Q(status__in=PUBLIC) & Q(published_at__isnull=True, edition_date__isnull=True)),
                name="%(class)s_public_has_hour_and_date",
                violation_error_message=_("A published piece has an hour and an edition date."),
            ),
            models.CheckConstraint(
                condition=Q(published_at=None)
                | Q(embargo_until=None)
                | Q(published_at__gte=F("embargo_until")),
                name="%(class)s_keeps_its_embargo",
                violation_error_message=_("The piece cannot run before its embargo lifts."),
            ),
            models.CheckConstraint(
                condition=(
                    Q(status=Status.WITHDRAWN, withdrawn_at__isnull=False)
                    & ~Q(withdrawal_notice="")
                )
                | (
                    ~Q(status=Status.WITHDRAWN) & Q(withdrawn_at__isnull=True, withdrawal_notice="")
                ),
                name="%(class)s_withdrawn_has_notice",
                violation_error_message=_("A withdrawn piece tells its readers why."),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=PUBLIC) | ~Q(slug=""), name="%(class)s_public_has_slug"
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="%(class)s_status_is_known"
            ),
        ]
        indexes = [
            # Not partial: SQLite uses none for `IN (…)`, and only public pieces have an hour.
            models.Index(fields=["-published_at", "-id"], name="%(class)s_newest"),
            models.Index(fields=["section", "-published_at", "-id"], name="%(class)s_in_section"),
            models.Index(fields=["edition_date", "-published_at", "-id"], name="%(class)s_by_day"),
            models.Index(fields=["status", "-changed_at"], name="%(class)s_by_status"),
            models.Index(fields=["owner", "status", "-changed_at"], name="%(class)s_by_owner"),
            models.Index(fields=["owner", "-ahead_at"], name="%(class)s_ahead"),
        ]

    def get_absolute_url(self):
        """Its address; empty while it has no day."""
        return self.address_on(self.edition_date, self.slug) if self.edition_date else ""

    def is_published(self, at=None) -> bool:
        """Whether readers may see it at `at`; agrees with `published()`."""
        return self.status == Status.PUBLISHED and self._hour() <= (at or clock.now())

    def is_addressable(self, at=None) -> bool:
        """Whether it has a page at `at`; agrees with `addressable()`."""
        return self.status in PUBLIC and self._hour() <= (at or clock.now())

    def is_syndicated(self, at=None) -> bool:
        """Whether feeds carry it at `at`; agrees with `syndicated()`."""
        at = at or clock.now()
        gone = self.withdrawn_at and self.withdrawn_at <= at - TOLD_AGAIN_FOR
        return self.is_addressable(at) and not gone

    def is_scheduled(self, at=None) -> bool:
        """Whether it is cleared for an hour still to come; agrees with `scheduled()`."""
        return self.status == Status.PUBLISHED and self._hour() > (at or clock.now())

    def listed_at(self):
        """The hour that its derived rows carry: None unless it is to be listed."""
        return self.published_at if self.status == Status.PUBLISHED else None

    def permanent_guid(self) -> str:
        """The feed guid, as imported or made of the uid; it never changes."""
        return self.guid or self.uid.urn

    def _hour(self) -> datetime:
        """The hour of a public piece, which a constraint says it has."""
        if self.published_at is None:
            raise ValueError(f"{self!r} is {self.status} without an hour")
        return self.published_at


class ListedQuerySet(models.QuerySet):
    """Rows that a piece is listed through: bylines, tags, placements, photos."""

    def published(self, at=None):
        """Rows whose piece readers may see at `at`."""
        return self.filter(published_at__lte=at or clock.now())

    def newest_first(self):
        """By the hour of the piece."""
        return self.order_by("-published_at", "-pk")


class Listed(models.Model):
    """A row that carries its piece's hour, so that a list needs one index.

    `published_at` is derived: the publishing verbs write it, NULL means that the
    piece is not to be listed, and `manage.py typeset_all` can rebuild it.
    """

    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ListedQuerySet.as_manager()

    class Meta:
        abstract = True
