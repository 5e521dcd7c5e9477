"""The shared cache on Redis, made so that its absence costs time, never a page.

Whatever Redis does (refuses, hangs, loads, runs out of memory) a reader or an editor gets the
answer of an empty cache. What each question answers while Redis is away:

- `get`, `get_many`, `has_key`: a miss; `get_or_set`: the default, computed each time.
- `set`, `delete`, `delete_many`, `clear`, `touch`: nothing is done, and what they return says so;
  `set_many` names every key as not stored.
- `add`: True. Callers use it as a lock or as "not seen before", and the alternative shuts people
  out: allauth would refuse every log-in and every second factor. The price is that log-in limits,
  and the refusal of a one-time code used twice, are off until Redis answers again.
- `incr`, `decr`: counted from nothing. While Redis answers, a missing key is a ValueError as ever.
"""

from threading import Lock

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

from newsroom.breaker import Breaker

FAILURES = (RedisError, OSError)
ANSWER_WITHIN = 0.25  # seconds to connect, and to answer: a cache slower than this is no help
BREAKER_SECONDS = 10


_breakers = {}
_breakers_lock = Lock()


def breaker_of(servers, seconds):
    """The one breaker that this process keeps for these servers.

    Django makes a cache object per thread, so the breaker cannot live in it.
    """
    with _breakers_lock:
        return _breakers.setdefault((tuple(servers), seconds), Breaker(seconds, of="Redis"))


class FailSoftRedisCache(RedisCache):
    """Django's Redis cache that answers like an empty one while Redis does not.

    OPTIONS takes `breaker_seconds` beside everything that Django's own backend takes; the socket
    timeouts are short unless OPTIONS says otherwise. Host names are resolved outside of these
    timeouts: prefer an address that needs no name server.
    """

    def __init__(self, server, params, breaker=None):
        super().__init__(server, params)
        options = {
            "socket_timeout": ANSWER_WITHIN,
            "socket_connect_timeout": ANSWER_WITHIN,
            **self._options,
        }
        seconds = options.pop("breaker_seconds", BREAKER_SECONDS)
        self._options = options
        self._breaker = breaker or breaker_of(self._servers, seconds)

    def _ask(self, command, *args, otherwise):
        """Redis's answer, or `otherwise` while it has none. A caller's own mistake still raises."""
        if not self._breaker.lets_through():
            return otherwise
        try:
            answer = command(*args)
        except FAILURES as error:
            self._breaker.failed(error)
            return otherwise
        self._breaker.answered()
        return answer

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(super().add, key, value, timeout, version, otherwise=True)

    def get(self, key, default=None, version=None):
        return self._ask(super().get, key, default, version, otherwise=default)

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(super().set, key, value, timeout, version, otherwise=None)

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(super().touch, key, timeout, version, otherwise=False)

    def delete(self, key, version=None):
        return self._ask(super().delete, key, version, otherwise=False)

    def get_many(self, keys, version=None):
        return self._ask(super().get_many, keys, version, otherwise={})

    def has_key(self, key, version=None):
        return self._ask(super().has_key, key, version, otherwise=False)

    def incr(self, key, delta=1, version=None):
        return self._ask(super().incr, key, delta, version, otherwise=delta)

    def set_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(super().set_many, data, timeout, version, otherwise=list(data))

    def delete_many(self, keys, version=None):
        return self._ask(super().delete_many, keys, version, otherwise=None)

    def clear(self):
        return self._ask(super().clear, otherwise=False)
