"""The hour of a request: one for the whole of it, and a test can set it."""

from django.test import RequestFactory

from newsroom import clock
from tests.builders import HOUR, NOON


def test_one_request_sees_one_hour():
    request = RequestFactory().get("/")
    with clock.at(NOON):
        first = clock.now(request)
    with clock.at(NOON + HOUR):
        assert clock.now(request) == first == NOON
        assert clock.now() == NOON + HOUR


def test_the_hour_is_given_back():
    with clock.at(NOON):
        pass
    assert clock.now() != NOON
