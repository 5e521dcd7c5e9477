"""Several people at once: threads on PostgreSQL, processes on SQLite, which locks by process.

For tests with `transaction=True`: what they made is committed, so that everyone sees it.
"""

import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass

from django.db import connection, connections

PATIENCE = 30  # seconds until all are at the start

_start = _act = None  # what forked workers inherit


@dataclass(frozen=True)
class Outcome:
    """What came of one act: its result, or the error that refused it."""

    result: object = None
    error: str = ""
    message: str = ""


def at_once(act, times: int, workers: int) -> list[Outcome]:
    """`act(n)` for each n below `times` by that many workers, who all start together.

    The outcomes in the order of n. Workers see the hour that the test set.
    """
    global _start, _act
    is_file = connection.vendor == "sqlite"
    _start = (multiprocessing.get_context("fork") if is_file else threading).Barrier(workers)
    _act = act
    connections.close_all()  # a connection must not be shared, least of all with a fork
    with _processes(workers) if is_file else ThreadPoolExecutor(workers) as pool:
        if is_file:
            done = [pool.submit(_outcome_of, n, workers) for n in range(times)]
        else:
            done = [pool.submit(copy_context().run, _outcome_of, n, workers) for n in range(times)]
        return [future.result() for future in done]


def _processes(workers):
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork"))


def _outcome_of(n, workers) -> Outcome:
    if n < workers:
        _start.wait(PATIENCE)
    try:
        return Outcome(_act(n))
    except Exception as error:
        return Outcome(error=type(error).__name__, message=str(error))
    finally:
        connections.close_all()
