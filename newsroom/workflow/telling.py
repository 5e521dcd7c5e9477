"""Who hears of an action: a row for each of them, in the action's own transaction.

Nobody hears of what they did themselves, and nobody of what the machine did: an import of
ten thousand stories is no news to their owners. What lies ready for whoever has time (a
story in review) waits on the desk's home for all who may take it, and is told to nobody.
"""

from django.conf import settings

from newsroom.mails import mail_notifications
from newsroom.models import DeskAction, Notification

# The verbs that the people of a piece hear of: its owner, and whom it is assigned to.
TOLD_TO_ITS_PEOPLE = {"send_back", "publish", "withdraw", "spike", "correct", "note"}


def tell(action: DeskAction, piece, also=()) -> None:
    """Tell the people of the piece, where its verb concerns them, and those with the ids `also`."""
    if action.by_id is None:
        return
    told = set(also)
    if action.verb in TOLD_TO_ITS_PEOPLE:
        told |= {piece.owner_id, piece.assigned_to_id}
    told -= {None, action.by_id}
    if not told:
        return
    rows = [Notification(person_id=pk, action=action) for pk in sorted(told)]
    Notification.objects.bulk_create(rows)
    if settings.NOTIFY_BY_MAIL:
        mail_notifications.enqueue(action.pk)
