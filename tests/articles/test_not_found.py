"""What is not there, or not yet: an own page, and no word of what is to come."""

from datetime import date

import pytest
from django.db import DatabaseError
from django.test import Client

from articles.models import Article
from articles.views import errors
from newsroom.models import Paper
from newsroom.publishing import Status
from tests.builders import HOUR, NOON, SECOND, make_article
from tests.reader import main_text, page_of

pytestmark = pytest.mark.django_db
UNSEEN = (Status.DRAFT, Status.REVIEW, Status.READY, Status.SPIKED)


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)


@pytest.mark.parametrize("status", UNSEEN)
def test_a_story_not_live_is_not_found_by_a_guessed_address(status, client):
    article = make_article(status=status, slug="coup", headline="A coup is planned")
    for day in (date(2026, 7, 31), date(2026, 7, 30)):
        response = client.get(Article.address_on(day, article.slug))
        assert response.status_code == 404
        assert "coup is planned" not in response.content.decode()


def test_a_story_of_the_next_second_is_not_found_and_then_it_is(at):
    article = make_article(status="published", published_at=NOON + SECOND, at=NOON)
    page_of(article.get_absolute_url(), status=404)
    at(NOON + SECOND)
    page_of(article.get_absolute_url())


@pytest.mark.parametrize(
    "address", ["/2026/13/45/x/", "/2026/07/31/no-such/", "/nowhere/", "/topics/none/",
                "/by/nobody/", "/0000/00/00/x/", "/2026/07/31/a%00b/", "/%ff/", "/latest/x/"],
)  # fmt: skip
def test_an_address_of_nothing_has_our_own_page(address):
    make_article(status="published", published_at=NOON - HOUR, headline="Something else")
    text = main_text(page_of(address, status=404))
    assert "There is no page at this address" in text and "Something else" in text


def test_no_cache_may_keep_it(client):
    assert client.get("/nowhere/")["Cache-Control"] == "no-store"


def test_writing_methods_are_refused(client):
    article = make_article(status="published", published_at=NOON - HOUR)
    for address in ("/", "/latest/", article.get_absolute_url()):
        assert client.post(address).status_code == 405
        assert client.head(address).status_code == 200


def test_the_page_for_a_broken_server_needs_no_database(rf, django_db_blocker):
    with django_db_blocker.block():
        response = errors.server_error(rf.get("/"))
        refused = errors.bad_request(rf.get("/"))
    assert (response.status_code, refused.status_code) == (500, 400)
    assert b"<h1>Something broke here</h1>" in response.content
    assert b"<style>@layer" in response.content
    assert response["Cache-Control"] == "no-store"


def test_a_broken_database_gets_that_page(monkeypatch):
    def broken(*args, **kwargs):
        raise DatabaseError("gone")

    monkeypatch.setattr(Article.objects.all().__class__, "newest", broken)
    response = Client(raise_request_exception=False).get("/latest/")
    assert response.status_code == 500
    assert b"Something broke here" in response.content


def test_what_is_forbidden_has_our_own_page(rf):
    Paper.objects.get_or_create(pk=1)
    response = errors.forbidden(rf.get("/"))
    assert response.status_code == 403
    assert "This page is not open to you" in response.content.decode()
