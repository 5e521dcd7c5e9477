"""Who has a piece open, and who holds it for themselves."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom import clock

GONE_AFTER = timedelta(seconds=30)  # three heartbeats missed
MOST_SEEN = 300  # tabs that one page asks about
HELD_FOR = timedelta(minutes=30)  # after the last sign of who holds it
HELD_AFTER_LEAVING = timedelta(minutes=1)  # long enough to load the page anew


class PresenceQuerySet(models.QuerySet):
    """Tabs by the hour of their last heartbeat."""

    def there(self, at):
        """The tabs that are open at `at`, with their people."""
        return self.filter(seen_at__gt=at - GONE_AFTER).select_related("person")

    def on(self, uids, at):
        """Who is in these pieces at `at`, in the order in which they came; capped."""
        return self.there(at).filter(uid__in=uids).order_by("pk")[:MOST_SEEN]

    def of_others(self, kinds, person, at):
        """The tabs of everybody but this person, the latest heartbeat first; capped."""
        rows = self.there(at).filter(kind__in=kinds).exclude(person=person)
        return rows.order_by("-seen_at", "-pk")[:MOST_SEEN]


class Presence(models.Model):
    """One tab of one person on one piece, known by its heartbeat; `field` is where they are."""

    kind = models.CharField(max_length=60)
    uid = models.UUIDField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    tab = models.UUIDField()
    field = models.CharField(max_length=60, blank=True)
    seen_at = models.DateTimeField(default=clock.now)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["uid", "person", "tab"], name="presence_once"),
        ]
        indexes = [models.Index(fields=["seen_at"], name="presence_seen")]

    def __str__(self):
        return f"{self.person} on {self.kind} {self.uid}"


class PieceLockQuerySet(models.QuerySet):
    """Locks by the hour at which they end by themselves."""

    def on(self, uid, at):
        """The lock that stands on a piece at `at`: one row or none."""
        return self.filter(uid=uid, ends_at__gt=at).select_related("person")


class PieceLock(models.Model):
    """A piece that somebody asked to have alone; offered, never required, breakable.

    It ends at `ends_at`, which every heartbeat of its holder puts off.
    """

    kind = models.CharField(max_length=60)
    uid = models.UUIDField(_("piece"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("since"), default=clock.now)
    ends_at = models.DateTimeField(_("until"), default=clock.now)

    objects = PieceLockQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["uid"], name="piece_lock_once")]

    def __str__(self):
        return f"{self.person} holds {self.kind} {self.uid}"
