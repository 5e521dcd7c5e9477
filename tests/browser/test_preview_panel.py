"""The preview beside the form: it shows what was saved, and takes nothing from the writer."""

import pytest
from playwright.sync_api import expect

from tests.builders import make_article, make_user, take_photo
from tests.desk import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def chief(transactional_db):
    return make_user("publisher", first_name="Kim")


@pytest.fixture
def story(chief):
    return make_article(by=chief, headline="As it was", photos=[take_photo()])


def open_panel(page):
    fold = page.locator("details.previews")
    if not fold.evaluate("fold => fold.open"):
        fold.locator("summary").click()
    page.locator("[data-preview]").click()
    return page.frame_locator("[data-preview-frame]")


def test_it_shows_what_was_saved_as_soon_as_it_is_saved(story, chief, open_page):
    page = open_page(chief, viewport={"width": 1280, "height": 800})
    page.goto(address(story))
    shown = open_panel(page)
    expect(shown.locator("h1")).to_have_text("As it was")
    headline = page.get_by_label("Headline", exact=True)
    headline.fill("As it is now")
    page.keyboard.press("Control+s")
    expect(shown.locator("h1")).to_have_text("As it is now")
    expect(headline).to_be_focused()


@pytest.mark.parametrize("width", [390, 1280])
def test_it_has_the_width_of_a_phone_or_a_desk_and_goes_with_escape(story, chief, open_page, width):
    page = open_page(chief, viewport={"width": width, "height": 800})
    page.goto(address(story))
    shown = open_panel(page)
    expect(shown.locator("h1")).to_be_visible()
    assert shown.locator("body").evaluate("() => innerWidth") == 390
    page.get_by_role("button", name="Desktop").click()
    expect(page.get_by_role("button", name="Desktop")).to_have_attribute("aria-pressed", "true")
    assert shown.locator("body").evaluate("() => innerWidth") == 1280
    assert page.evaluate(OVER) == 0
    page.keyboard.press("Escape")
    expect(page.locator("[data-preview-panel]")).to_be_hidden()
    expect(page.locator("[data-preview]")).to_be_focused()


def test_a_link_is_made_and_revoked_without_leaving_what_is_being_written(story, chief, open_page):
    page = open_page(chief, viewport={"width": 1280, "height": 800})
    page.goto(address(story))
    page.get_by_label("Headline", exact=True).fill("Not saved yet")
    page.locator("details.previews > summary").click()
    page.get_by_role("button", name="Make a link").click()
    made = page.locator("[data-made]")
    expect(made).to_be_focused()
    path = made.input_value().partition("testserver")[2]
    reader = open_page()
    reader.goto(path)
    expect(reader.locator("h1")).to_have_text("As it was")
    assert reader.locator("main img").first.evaluate("image => image.decode().then(() => true)")
    page.get_by_role("button", name="Revoke").click()
    expect(page.locator(".previews .links")).to_contain_text("revoked")
    expect(page.get_by_label("Headline", exact=True)).to_have_value("Not saved yet")
    reader.goto(path)
    expect(reader.locator("h1")).to_have_text("This preview link was revoked")
    reader.complaints.clear()  # of the 410
