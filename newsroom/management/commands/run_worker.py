"""`manage.py run_worker`: does the tasks that wait, and looks after those that failed."""

import logging
import time

from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from newsroom import drafts, tasks

NAP = 1.0  # seconds between two looks
ROUND = 60.0  # seconds between two rounds of look_after


class Command(BaseCommand):
    """The worker of django-tasks-db, batch after batch, so that failed tasks are looked after.

    SIGTERM and Ctrl-C let the task at hand end. Several may run; each task is one's.
    """

    help = "Run background tasks until stopped; with --batch, until none waits."

    def add_arguments(self, parser):
        parser.add_argument("--batch", action="store_true", help="stop when no task waits")

    def handle(self, *, batch, **options):
        # It tells of its start and end, which here is every second.
        logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
        looked_at = -ROUND
        while True:
            if time.monotonic() - looked_at >= ROUND:
                tasks.look_after()
                drafts.prune()
                looked_at = time.monotonic()
            worker = self._worker()
            worker.configure_signals()
            worker.run()
            if batch or not worker.running:
                return
            time.sleep(NAP)  # a signal ends it: the worker's own handler leaves

    def _worker(self) -> Worker:
        return Worker(
            queue_names=["default"],
            interval=NAP,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(16),
            excluded_queue_names=[],
        )
