"""A withdrawn story answers at its address with the notice, and nowhere else."""

import pytest

from articles import workflow
from newsroom import clock
from tests.builders import HOUR, NOON, SECOND, make_article, make_section
from tests.reader import in_order, main_text, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)


def make_withdrawn(**changes):
    article = make_article(
        status="published", published_at=NOON - HOUR, headline="Panel deputy held shares",
        body="<p>It rested on another person’s name.</p>", **changes,
    )  # fmt: skip
    with clock.at(NOON - SECOND):
        workflow.withdraw(article, by=None, seen=article.head_id, notice="We were wrong & sorry.")
    return article


def test_it_answers_gone_with_the_notice():
    article = make_withdrawn(section=make_section(name="Politics"))
    page = page_of(article.get_absolute_url(), status=410)
    in_order(
        main_text(page), "Withdrawn", "no longer published", "July 31, 2026",
        "We were wrong & sorry.", "Politics", "Latest Headlines",
    )  # fmt: skip


def test_it_promises_nothing_that_the_desk_may_undo():
    text = main_text(page_of(make_withdrawn().get_absolute_url(), status=410))
    assert "withdrew it on July 31, 2026. This notice stands in its place." in text


def test_nothing_of_the_story_is_left():
    text = page_of(make_withdrawn().get_absolute_url(), status=410).text_content()
    assert "Panel deputy" not in text and "another person" not in text


def test_it_is_not_to_be_indexed():
    page = page_of(make_withdrawn().get_absolute_url(), status=410)
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_it_stands_in_no_list():
    make_withdrawn()
    for address in ("/", "/latest/"):
        assert "Panel deputy" not in page_of(address).text_content()
    page_of("/2026/07/31/", status=404)


def test_a_story_withdrawn_before_its_hour_never_had_a_page(at, client):
    article = make_withdrawn()
    at(NOON - 2 * HOUR)
    assert client.get(article.get_absolute_url()).status_code == 404
