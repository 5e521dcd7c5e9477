"""What each month of the paper holds, counted as pieces come and go."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MonthSummary(models.Model):
    """One month of one kind of piece: derived, written by the verbs.

    kind: the model's label ("app.model"). month: its first day. number: pieces that have
    an hour in it and are not withdrawn, scheduled ones too; `first_at` and `last_at` are
    the earliest and the latest of their hours. changed_at: the latest change to any.
    """

    kind = models.CharField(_("kind"), max_length=60)
    month = models.DateField(_("month"))
    number = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("month")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["kind", "month"], name="month_summary_once"),
        ]

    def __str__(self):
        return f"{self.kind} {self.month:%Y-%m}"
