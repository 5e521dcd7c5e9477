"""What the desk tells a person: one row for each action that concerns them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.models.desk_action import DeskAction


class NotificationQuerySet(models.QuerySet):
    """What people are told, in the desk's words."""

    def for_list(self):
        """Each with what happened and who did it, newest first."""
        return self.select_related("action__by").order_by("-pk")

    def unread(self):
        """What its person has not looked at."""
        return self.filter(read_at=None)

    def before(self, pk: int | None):
        """Older than the row `pk`; all of them without one."""
        return self.filter(pk__lt=pk) if pk else self

    def to_be_mailed(self, action_id: int):
        """The rows of an action that no mail has told of, of people who can be written to."""
        rows = self.select_related("action__by", "person").exclude(person__email="")
        return rows.filter(
            action=action_id, mailed_at=None, person__is_active=True, person__is_staff=True
        )

    def claim_mail(self, pk: int, at) -> bool:
        """Take a row's mail upon oneself, or with None give it back; False: another has it."""
        rows = self.filter(pk=pk, mailed_at=None) if at else self.filter(pk=pk)
        return bool(rows.update(mailed_at=at))


class Notification(models.Model):
    """An action of the log that a person is to hear of; written in its transaction."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications"
    )
    action = models.ForeignKey(DeskAction, models.CASCADE, related_name="notifications")
    read_at = models.DateTimeField(_("read"), null=True)
    mailed_at = models.DateTimeField(_("mailed"), null=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["person", "action"], name="notified_once"),
        ]
        indexes = [models.Index(fields=["person", "read_at", "-id"], name="notification_newest")]

    def __str__(self):
        return str(self.action)
