"""Autosaves: what somebody typed and has not saved yet, valid or not."""

from urllib.parse import parse_qsl

from django.conf import settings
from django.db import models
from django.db.models import OuterRef
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from newsroom import clock


class DraftQuerySet(models.QuerySet):
    """What waits for somebody to come back to it."""

    def waiting(self, person):
        """Their own that hold text, the newest first, without the text itself."""
        rows = self.filter(person=person).exclude(payload=b"").defer("payload")
        return rows.order_by("-received_at", "-pk")

    def never_saved(self, kind):
        """Those of pieces of this model that do not exist yet."""
        rows = kind._default_manager.filter(uid=OuterRef("uid"))
        return self.filter(~models.Exists(rows), kind=kind._meta.label_lower)

    def received_before(self, hour):
        """Those that nobody came back to since `hour`."""
        return self.filter(received_at__lt=hour)


class Draft(models.Model):
    """The raw form of one tab of one person, as bytes: NUL and lone surrogates arrive too.

    `uid` is that of the piece, which may not exist yet. A tab is one opening of the form.
    `seq` counts what the tab sent: a later one wins over an earlier one that arrives after
    it. A payload that is empty says that the tab's text was saved or taken back.
    `base_revision` is the id of the head that the tab had open.
    """

    kind = models.CharField(_("kind"), max_length=60)
    uid = models.UUIDField(_("piece"))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    tab = models.UUIDField()
    base_revision = models.BigIntegerField(null=True)
    payload = models.BinaryField()
    received_at = models.DateTimeField(_("at"), default=clock.now)
    seq = models.PositiveBigIntegerField(default=0)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("autosave")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["uid", "person", "tab"], name="draft_once"),
        ]
        indexes = [models.Index(fields=["person", "-received_at"], name="draft_of_person")]

    def __str__(self):
        return f"{self.kind} {self.uid}"

    def posted(self) -> QueryDict:
        """The fields as a form takes them; what is no text in UTF-8 becomes U+FFFD."""
        fields = QueryDict(mutable=True)
        text = bytes(self.payload).decode("ascii", "replace")
        for name, value in parse_qsl(text, keep_blank_values=True, errors="replace"):
            fields.appendlist(name, value)
        return fields
