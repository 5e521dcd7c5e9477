"""The cache fails soft: against sockets that refuse, that hang, and that are Redis."""

import logging
import socket
import time
from threading import Thread
from uuid import uuid4

import pytest
import redis
from django.conf import settings

from newsroom.cache import Breaker, FailSoftRedisCache

LONGEST_WAIT = 1.0  # seconds, generous beside the 0.25 of one question on a busy machine


class Clock:
    """Seconds that pass only when the test says so."""

    def __init__(self):
        self.seconds = 1_000.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def make_cache(clock):
    """A cache on `address` with a breaker of its own, 10 s long on the test's clock."""

    def make(address, **options):
        return FailSoftRedisCache(
            address, {"OPTIONS": options}, breaker=Breaker(seconds=10, clock=clock)
        )

    return make


@pytest.fixture
def refused():
    """The address of a port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and never listening: nobody else gets it meanwhile
        yield f"redis://127.0.0.1:{taken.getsockname()[1]}/0"


@pytest.fixture
def hung():
    """The address of a port that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


@pytest.fixture(scope="session")
def redis_address():
    """A Redis to try against: the configured one, else one on this machine, else no test."""
    address = settings.CACHES["default"].get("LOCATION") or ""
    if not str(address).startswith("redis"):
        address = "redis://127.0.0.1:6379/15"
    try:
        redis.Redis.from_url(address, socket_connect_timeout=1).ping()
    except redis.RedisError:
        pytest.skip("no Redis on 127.0.0.1:6379 and none in CACHE_URL")
    return address


@pytest.fixture(params=["refused", "hung"])
def broken(request, make_cache):
    return make_cache(request.getfixturevalue(request.param))


def test_a_broken_redis_answers_like_an_empty_cache(broken):
    assert broken.get("front") is None
    assert broken.get("front", "made anew") == "made anew"
    assert broken.get_many(["front", "latest"]) == {}
    assert broken.has_key("front") is False
    assert "front" not in broken
    assert broken.set("front", "page") is None
    assert broken.touch("front") is False
    assert broken.delete("front") is False
    assert broken.delete_many(["front"]) is None
    assert broken.clear() is False


def test_a_broken_redis_names_every_key_it_did_not_store(broken):
    assert broken.set_many({"front": 1, "latest": 2}) == ["front", "latest"]


def test_a_lock_never_shuts_anybody_out_of_a_broken_redis(broken):
    assert broken.add("lock", True) is True
    assert broken.add("lock", True) is True


def test_a_counter_on_a_broken_redis_counts_from_nothing(broken):
    assert broken.incr("visits") == 1
    assert broken.incr("visits", 3) == 3
    assert broken.decr("visits") == -1


def test_get_or_set_makes_the_value_when_redis_is_broken(broken):
    assert broken.get_or_set("front", lambda: "made anew") == "made anew"


@pytest.mark.parametrize(
    "question",
    [
        lambda cache: cache.get("k"),
        lambda cache: cache.set("k", 1),
        lambda cache: cache.add("k", 1),
        lambda cache: cache.touch("k"),
        lambda cache: cache.delete("k"),
        lambda cache: cache.has_key("k"),
        lambda cache: cache.incr("k"),
        lambda cache: cache.get_many(["k"]),
        lambda cache: cache.set_many({"k": 1}),
        lambda cache: cache.delete_many(["k"]),
        lambda cache: cache.clear(),
    ],
)
def test_every_question_alone_survives_a_refusal(make_cache, refused, question):
    question(make_cache(refused))  # each with a breaker of its own, still closed


def test_a_hung_redis_costs_one_short_wait_and_then_none(make_cache, hung):
    cache = make_cache(hung)

    start = time.monotonic()
    cache.get("front")
    first = time.monotonic() - start

    start = time.monotonic()
    for _ in range(50):
        cache.get("front")
    assert 0.2 < first < LONGEST_WAIT
    assert time.monotonic() - start < LONGEST_WAIT


def test_the_wait_can_be_set(make_cache, hung):
    start = time.monotonic()
    make_cache(hung, socket_timeout=0.05).get("front")
    assert time.monotonic() - start < 0.2


def test_redis_is_asked_again_only_after_the_breaker_seconds(clock):
    breaker = Breaker(seconds=10, clock=clock)
    breaker.failed(redis.ConnectionError("refused"))
    clock.seconds += 9.9
    assert not breaker.lets_through()
    clock.seconds += 0.2
    assert breaker.lets_through()
    assert not breaker.lets_through(), "one tries, the others do not wait with it"


def test_a_redis_that_is_back_is_used_again(make_cache, redis_address, clock):
    cache = make_cache(redis_address)
    key = uuid4().hex
    cache._breaker.failed(redis.ConnectionError("restarted"))
    cache.set(key, "lost", timeout=30)
    clock.seconds += 10
    assert cache.get(key) is None, "what was set while it was away was not kept"
    cache.set(key, "kept", timeout=30)
    assert cache.get(key) == "kept"
    cache.delete(key)


def test_threads_share_one_breaker_per_server(refused):
    here = FailSoftRedisCache(refused, {})
    caches = []
    thread = Thread(target=lambda: caches.append(FailSoftRedisCache(refused, {})))
    thread.start()
    thread.join()
    here.get("front")
    assert not caches[0]._breaker.lets_through()


def test_one_warning_per_opening_and_one_line_on_recovery(clock, caplog):
    caplog.set_level(logging.INFO, logger="newsroom.breaker")
    breaker = Breaker(seconds=10, clock=clock)
    for _ in range(3):
        breaker.failed(redis.ConnectionError("refused"))
    clock.seconds += 11
    assert breaker.lets_through()
    breaker.failed(redis.ConnectionError("still refused"))
    clock.seconds += 11
    assert breaker.lets_through()
    breaker.answered()
    breaker.answered()
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]


def test_a_redis_that_answers_behaves_like_djangos_own(make_cache, redis_address):
    cache = make_cache(redis_address)
    cache.key_prefix = uuid4().hex
    assert cache.add("front", "page", timeout=30) is True
    assert cache.add("front", "other", timeout=30) is False
    assert cache.get("front") == "page"
    assert cache.set_many({"a": 1, "b": [2]}, timeout=30) == []
    assert cache.get_many(["a", "b", "c"]) == {"a": 1, "b": [2]}
    assert cache.incr("a", 4) == 5
    assert cache.touch("b", 30) is True
    assert cache.delete("b") is True
    assert cache.has_key("b") is False
    cache.delete_many(["front", "a"])
    assert cache.get("front") is None


def test_a_missing_counter_is_still_a_value_error(make_cache, redis_address):
    cache = make_cache(redis_address)
    with pytest.raises(ValueError, match="not found"):
        cache.incr(uuid4().hex)
    assert cache._breaker.lets_through()


def test_a_callers_own_mistake_still_raises(make_cache, redis_address):
    cache = make_cache(redis_address)
    with pytest.raises((AttributeError, TypeError)):
        cache.set("front", lambda: "cannot be pickled")
    assert cache._breaker.lets_through()
