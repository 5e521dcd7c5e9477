"""The bar over a story: what it says and asks can be read and reached at any width."""

from datetime import timedelta

import pytest

from articles.models import Article
from newsroom import clock
from tests.builders import make_article, make_user
from tests.desk import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROW = {"viewport": {"width": 390, "height": 844}}
FITS = "box => box.scrollWidth <= box.clientWidth"
ROOM = """() => {
  const left = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)
  const { height } = document.querySelector(".bar").getBoundingClientRect()
  return height > 84 && left > height
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_the_hour_on_the_button_is_in_words_and_within_it(open_page, width):
    page = open_page(make_user("publisher"), viewport={"width": width, "height": 844})
    page.goto(address(make_article()))
    then = clock.now() + timedelta(days=40)
    page.locator("#id_planned_for_0").fill(then.date().isoformat())
    page.locator("#id_planned_for_1").fill("06:00")
    button = page.locator("[data-publish]")
    said = f"Publish at {then.day} {then:%b}"
    assert button.inner_text().startswith(said) and button.inner_text().endswith(" 06:00")
    assert button.evaluate(FITS)


def test_a_new_story_starts_with_its_headline(open_page):
    page = open_page(make_user("publisher"))
    page.goto(address(Article, "add"))
    page.locator("textarea.headline:focus").wait_for()


def test_the_way_to_sign_in_again_is_within_reach_on_a_phone(open_page):
    page = open_page(make_user("publisher"), **NARROW)
    page.goto(address(make_article()))
    page.locator(".tools button").first.wait_for()
    page.context.clear_cookies()
    page.get_by_label("Headline", exact=True).fill("After the session")
    way = page.get_by_role("link", name="Sign in here")
    way.wait_for()
    way.click(trial=True)  # nothing lies over it
    box = way.bounding_box()
    assert box["x"] + box["width"] <= 390
    page.wait_for_function(ROOM)  # what is led to stands below the bar, however tall it is
    page.complaints.clear()
