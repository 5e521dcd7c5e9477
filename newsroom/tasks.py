"""Work done after the answer, by a worker: rows in the database, written with what they concern.

A room's tasks are functions with `@task`, enqueued in the transaction of the change that
wants them. A task may be run twice and must not mind. One that fails is tried again 1, 5
and 25 minutes later; what still fails waits for a person at the desk. `manage.py run_worker`
does all this; with no worker running nothing breaks, and nothing is made either.
"""

import logging
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

try:
    from django.tasks import task
except ImportError:  # before Django 6
    from django_tasks import task

__all__ = ["enqueue_at", "enqueue_once", "failed", "look_after", "overdue", "run_again", "task"]

log = logging.getLogger(__name__)

BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 25)]
STUCK_AFTER = timedelta(minutes=15)  # far above any task of ours: its worker was killed
OVERDUE_AFTER = timedelta(minutes=15)
AT_ONCE = get_date_max()  # how the table says that a task has no hour of its own
READY, RUNNING, FAILED = "READY", "RUNNING", "FAILED"


def enqueue_once(wanted, *args, after: timedelta, priority=0) -> None:
    """Enqueue a task for later, unless one like it waits already: ten saves, one task."""
    told = {"args": list(args), "kwargs": {}}
    waiting = DBTaskResult.objects.filter(
        task_path=wanted.module_path, status=READY, worker_ids=[], args_kwargs=told
    )
    if not waiting.exists():
        wanted.using(run_after=timezone.now() + after, priority=priority).enqueue(*args)


def enqueue_at(wanted, *args, hour, priority=0) -> None:
    """Enqueue a task for an hour to come, unless one like it waits for that very hour."""
    told = {"args": list(args), "kwargs": {}}
    waiting = DBTaskResult.objects.filter(
        task_path=wanted.module_path, status=READY, run_after=hour, args_kwargs=told
    )
    if not waiting.exists():
        wanted.using(run_after=hour, priority=priority).enqueue(*args)


def look_after(now=None) -> None:
    """Give up on tasks whose worker was killed, and plan the next try of those that failed."""
    now = now or timezone.now()
    stuck = DBTaskResult.objects.filter(status=RUNNING, started_at__lt=now - STUCK_AFTER)
    if number := stuck.update(
        status=FAILED, finished_at=now, exception_class_path="", traceback="Its worker was killed."
    ):
        log.warning("%s tasks had been running for 15 minutes", number)
    for row in DBTaskResult.objects.filter(status=FAILED).iterator():
        if 0 < len(row.worker_ids) <= len(BACK_OFF):  # one worker a try
            hour = (row.finished_at or now) + BACK_OFF[len(row.worker_ids) - 1]
            _plan(row, hour, row.worker_ids)


def failed():
    """The tasks that were tried often enough, newest first."""
    return DBTaskResult.objects.filter(status=FAILED).order_by("-finished_at")


def overdue(now=None):
    """The tasks that a running worker would have done by now, oldest first."""
    due = (now or timezone.now()) - OVERDUE_AFTER
    rows = DBTaskResult.objects.filter(status=READY, enqueued_at__lt=due)
    return rows.filter(Q(run_after__lt=due) | Q(run_after=AT_ONCE)).order_by("enqueued_at")


def run_again(pk) -> bool:
    """Let a failed task run at once, with all its tries; False when it has not failed."""
    row = DBTaskResult.objects.filter(pk=pk).first()
    return bool(row) and _plan(row, timezone.now(), [])


def _plan(row, hour, worker_ids) -> bool:
    return bool(
        DBTaskResult.objects.filter(pk=row.pk, status=FAILED).update(
            status=READY, run_after=hour, worker_ids=worker_ids
        )
    )
