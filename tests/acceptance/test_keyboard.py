"""A reader without a mouse walks from the front to a story, its photos, and the search."""

import pytest

from tests.acceptance.test_access import FOCUSED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ENOUGH = 60  # steps of the Tab key that may lie between two stations
HERE = "one => one === document.activeElement"


def tab_to(page, target):
    """Press Tab until the focus is on `target`, seeing it at every step on the way."""
    for _step in range(ENOUGH):
        page.keyboard.press("Tab")
        told, style, width = page.evaluate(FOCUSED)
        assert style != "none" and width >= 2, told
        if target.evaluate(HERE):
            return
    raise AssertionError(f"{target} was not reached in {ENOUGH} steps")


def test_from_the_front_to_a_story_its_photos_and_the_search(live_addresses, page):
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    tab_to(page, page.locator(".lead h2 a"))
    page.keyboard.press("Enter")
    page.locator(".strip-photos").wait_for()
    photos = page.locator(".strip-photos ol")
    tab_to(page, photos)
    page.keyboard.press("ArrowRight")
    page.locator(".numbers [aria-current]").filter(has_text="2").wait_for()
    full = page.get_by_role("button", name="Full screen")
    tab_to(page, full)
    page.keyboard.press("Enter")
    page.get_by_role("dialog", name="Photos").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    assert full.evaluate(HERE)
    page.goto(live_addresses["galleries"])
    tab_to(page, page.locator("main h2 a").first)
    page.keyboard.press("Enter")
    page.locator(".frames").wait_for()
    tab_to(page, page.get_by_role("navigation", name="Tools").get_by_role("link", name="Search"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/")
    field = page.get_by_role("searchbox")
    field.wait_for()
    tab_to(page, field)
    page.keyboard.type("harbour")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=harbour**")
    tab_to(page, page.locator(".hours h2 a").first)
