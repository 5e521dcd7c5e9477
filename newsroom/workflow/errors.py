"""Why a verb was not carried out, in words for the person who asked for it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.people import name_of


class WorkflowError(Exception):
    """A verb refused; `str()` of it is the message, and nothing was changed.

    `aside` is the revision that keeps a refused text, if there was one.
    """

    aside = None


class NotAllowed(WorkflowError):
    """The person does not hold the permission for this verb."""


class WrongStatus(WorkflowError):
    """The piece is no longer where the verb starts from: somebody moved it first."""


class StaleRevision(WorkflowError):
    """The text has changed since the person saw it; `head` is the revision of today."""

    def __init__(self, head):
        self.head = head
        if head and head.by:
            message = _(
                "%(who)s saved this (%(head)s) while you had it open. "
                "Nothing is lost: both texts are kept."
            ) % {"who": name_of(head.by), "head": head}
        else:
            message = _("This was saved while you had it open. Nothing is lost.")
        super().__init__(message)


class HeldByAnother(WorkflowError):
    """Somebody keeps others out; `lock` says who and since when."""

    def __init__(self, lock):
        self.lock = lock
        since = timezone.localtime(lock.at, timezone.get_default_timezone())
        super().__init__(
            _("%(who)s keeps others out of this one since %(hour)s, so nothing was done.")
            % {"who": name_of(lock.person), "hour": f"{since:%H:%M}"}
        )


class NotComplete(WorkflowError):
    """It lacks something that must be there before readers see it; `problems` says what."""

    def __init__(self, problems):
        self.problems = [str(problem) for problem in problems]
        super().__init__(" ".join(self.problems))
