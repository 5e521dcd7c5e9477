"""Why a verb was not carried out, in words for the person who asked for it."""

from django.utils.translation import gettext as _


class WorkflowError(Exception):
    """A verb refused; `str()` of it is the message, and nothing was changed."""


class NotAllowed(WorkflowError):
    """The person does not hold the permission for this verb."""


class WrongStatus(WorkflowError):
    """The piece is no longer where the verb starts from: somebody moved it first."""


class StaleRevision(WorkflowError):
    """The text has changed since the person saw it; `head` is the revision of today."""

    def __init__(self, head):
        self.head = head
        if head and head.by:
            who = head.by.get_full_name() or head.by.get_username()
            message = _(
                "%(who)s saved this (%(head)s) while you had it open. "
                "Nothing is lost: both texts are kept."
            ) % {"who": who, "head": head}
        else:
            message = _("This was saved while you had it open. Nothing is lost.")
        super().__init__(message)


class NotComplete(WorkflowError):
    """It lacks something that must be there before readers see it; `problems` says what."""

    def __init__(self, problems):
        self.problems = [str(problem) for problem in problems]
        super().__init__(" ".join(self.problems))
