"""A server that does not answer is left alone for a while, so that nobody waits for it in vain."""

import logging
import time
from threading import Lock

logger = logging.getLogger(__name__)


class Breaker:
    """Keeps a process from asking a server again for some seconds after it failed.

    Open (nobody asks) from a failure until `seconds` later; then one caller tries while the
    others still go without; its luck decides. Safe between threads. `of` names the server
    in the log; `clock` returns seconds that never run backwards.
    """

    def __init__(self, seconds, clock=time.monotonic, of="Redis"):
        self._seconds = seconds
        self._clock = clock
        self._of = of
        self._try_again_at = None  # None: closed, it is asked
        self._lock = Lock()

    def lets_through(self):
        if self._try_again_at is None:  # the ordinary case waits for no lock
            return True
        with self._lock:
            if self._try_again_at is None:
                return True
            if self._clock() < self._try_again_at:
                return False
            self._try_again_at = self._clock() + self._seconds
            return True

    def failed(self, error):
        with self._lock:
            opens = self._try_again_at is None
            self._try_again_at = self._clock() + self._seconds
        if opens:
            logger.warning(
                "%s fails, going on without it, next try in %s s: %s: %s",
                self._of,
                self._seconds,
                type(error).__name__,
                error,
            )

    def answered(self):
        if self._try_again_at is None:
            return
        with self._lock:
            closes = self._try_again_at is not None
            self._try_again_at = None
        if closes:
            logger.info("%s answers again", self._of)
