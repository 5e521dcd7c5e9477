"""What the desk said about a piece stands where its writer looks: on its form, and on the home."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import workflow
from tests.builders import NOON, make_article, make_gallery, make_user
from tests.desk import address, at_the_desk, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return make_user("reporter", first_name="Kim")


def send_back(article, note):
    workflow.send_back(article, by=make_user("copy"), seen=article.head_id, note=note)


def waiting(client):
    """Rows of the first panel of the home."""
    return client.get(reverse("admin:index")).context["panels"][0].rows


def test_the_word_of_the_desk_stands_on_the_draft_until_it_goes_again(writer):
    client = at_the_desk(writer)
    article = make_article(by=writer, status="review")
    send_back(article, "Who says so?")
    assert "Who says so?" in text_of(client.get(address(article)))
    article.refresh_from_db()
    workflow.submit(article, by=writer, seen=article.head_id)
    assert "Who says so?" not in text_of(client.get(address(article)))
    article.refresh_from_db()
    send_back(article, "And when?")
    told = text_of(client.get(address(article)))
    assert "And when?" in told
    assert "Who says so?" not in told


def test_a_draft_that_came_back_waits_for_its_writer_alone(writer):
    back = make_article(by=writer, status="review", headline="Came back")
    make_article(by=writer, headline="Never sent")
    send_back(back, "Who says so?")
    (row,) = waiting(at_the_desk(writer))
    assert row.headline == "Came back"
    assert row.side.startswith("sent back")
    assert waiting(at_the_desk(make_user("reporter"))) == []


def test_a_piece_spiked_and_revived_since_is_an_ordinary_draft(writer):
    article, chief = make_article(by=writer, status="review"), make_user("admin")
    send_back(article, "Who says so?")
    for verb, words in (("spike", {"note": "Old."}), ("revive", {})):
        article.refresh_from_db()
        getattr(workflow, verb)(article, by=chief, seen=article.head_id, **words)
    client = at_the_desk(writer)
    assert waiting(client) == []
    assert "Who says so?" not in text_of(client.get(address(article)))


def test_home_asks_as_often_with_twelve_that_came_back_as_with_two(writer):
    client = at_the_desk(writer)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert waiting(client)
        return len(asked)

    def fill(rows):
        for _row in range(rows):
            send_back(make_article(by=writer, status="review"), "Why?")

    fill(2)
    queries()
    few = queries()
    fill(10)
    assert queries() == few


@pytest.mark.parametrize("make", [make_article, make_gallery])
def test_the_form_of_a_withdrawn_piece_shows_the_notice_that_readers_see(make):
    piece = make(status="withdrawn", published_at=NOON)
    assert piece.withdrawal_notice
    told = text_of(at_the_desk(make_user("publisher")).get(address(piece)))
    assert piece.withdrawal_notice in told
