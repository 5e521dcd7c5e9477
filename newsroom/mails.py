"""What the desk tells by mail, beside its list: sent by the worker, where it is configured.

`NOTIFY_BY_MAIL` asks for it. Plain text, in the language of the desk, to those who have a
mail address in their account.
"""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from newsroom.models import Notification, Paper
from newsroom.tasks import task
from newsroom.told import sentence, words_of


@task()
def mail_notifications(action_id: int) -> None:
    """A mail to each person who is told of this action and was not written to yet.

    A row is claimed before its mail leaves: run twice, the task writes to nobody twice.
    Raises what the mail server raised; the row is given back, so that the next try sends it.
    """
    for row in Notification.objects.to_be_mailed(action_id):
        if not Notification.objects.claim_mail(row.pk, timezone.now()):
            continue
        try:
            mail_of(row).send()
        except Exception:
            Notification.objects.claim_mail(row.pk, None)
            raise


def mail_of(row: Notification) -> EmailMessage:
    """The mail that tells of a notification: what happened, the word with it, the way there."""
    with translation.override(settings.LANGUAGE_CODE):
        told, paper = sentence(row.action), Paper.objects.current().name
        address = settings.BASE_URL + reverse("admin:notification", args=[row.pk])
        from_the = _("This comes from the desk of %(paper)s.") % {"paper": paper}
        text = "\n\n".join(filter(None, [told, words_of(row.action), address, from_the]))
        subject = " ".join(f"{paper}: {told}".split())
        return EmailMessage(subject, text, to=[row.person.email])
