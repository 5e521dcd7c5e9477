"""Whatever readers are given answers GET and HEAD, and says so to any other method."""

import pytest
from django.test import Client

from tests.builders import NOON
from tests.every_page import make_every_page

pytestmark = pytest.mark.django_db

BESIDES = {
    "healthz": "/healthz",
    "readyz": "/readyz",
    "favicon": "/favicon.ico",
    "feed": "/feed.rss",
    "feed of photos": "/photos/feed.rss",
    "upload": "/uploads/ab/cd/full-640.jpg",
}


def test_writing_is_refused_as_a_method_not_as_a_forgery(at):
    addresses = make_every_page() | BESIDES
    del addresses["not found"]
    at(NOON)
    client = Client(enforce_csrf_checks=True)
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        told = {name: client.generic(method, address) for name, address in addresses.items()}
        assert {name: said.status_code for name, said in told.items()} == dict.fromkeys(told, 405)
        assert {said["Allow"] for said in told.values()} == {"GET, HEAD"}


def test_no_page_is_made_for_the_icon(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert response["Location"].endswith(".svg")
    assert "max-age" in response["Cache-Control"]
