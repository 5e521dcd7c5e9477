"""A note is left without leaving the story, and takes nothing typed with it."""

import pytest

from tests.builders import make_article, make_user
from tests.desk import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROW = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def story(transactional_db):
    return make_article(headline="Harbour reopens")


def leave(page, words):
    page.get_by_text("Notes to the desk", exact=True).first.click()
    page.get_by_label("A note to your colleagues").fill(words)
    page.get_by_role("button", name="Leave the note").click()


def test_a_note_stands_at_once_and_what_is_typed_stays(story, open_page):
    page = open_page(make_user("editor"))
    page.goto(address(story))
    page.get_by_label("Headline", exact=True).fill("Harbour reopens on Monday")
    leave(page, "The mayor called back.")
    page.locator(".notes li", has_text="The mayor called back.").wait_for()
    page.wait_for_function("document.getElementById('note').value === ''")
    headline = page.get_by_label("Headline", exact=True)
    assert headline.input_value() == "Harbour reopens on Monday"


def test_without_a_connection_the_note_stays_in_its_box(story, open_page):
    page = open_page(make_user("editor"))
    page.goto(address(story))
    page.context.set_offline(True)
    leave(page, "The mayor called back.")
    page.get_by_text("The note was not sent: no connection.").wait_for()
    assert page.get_by_label("A note to your colleagues").input_value() == "The mayor called back."
    page.complaints.clear()  # the console tells of the lost connection


def test_without_a_script_it_opens_beside_the_form(story, open_page):
    page = open_page(make_user("editor"), java_script_enabled=False)
    page.goto(address(story))
    page.get_by_label("Headline", exact=True).fill("Harbour reopens on Monday")
    with page.context.expect_page() as opened:
        leave(page, "The mayor called back.")
    opened.value.locator(".notes li", has_text="The mayor called back.").wait_for()
    headline = page.get_by_label("Headline", exact=True)
    assert headline.input_value() == "Harbour reopens on Monday"


def test_what_one_was_told_fits_a_narrow_screen(story, open_page):
    page = open_page(story.owner, **NARROW)
    page.goto("/admin/")
    page.locator(".bell summary").click()
    box = page.locator(".bell > ul").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
