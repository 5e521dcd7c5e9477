"""How a verb moves a piece: steps, rights, checks, compare-and-swap, log."""

from newsroom.workflow.errors import (
    HeldByAnother,
    NotAllowed,
    NotComplete,
    StaleRevision,
    WorkflowError,
    WrongStatus,
)
from newsroom.workflow.log import kind_of, log, relist
from newsroom.workflow.rights import holds, may_edit, may_take, steps_open
from newsroom.workflow.verbs import Verbs

__all__ = [
    "HeldByAnother",
    "NotAllowed",
    "NotComplete",
    "StaleRevision",
    "Verbs",
    "WorkflowError",
    "WrongStatus",
    "holds",
    "kind_of",
    "log",
    "may_edit",
    "may_take",
    "relist",
    "steps_open",
]
