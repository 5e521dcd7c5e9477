"""Ctrl-K finds one of our own stories or takes any address, edits a link and takes it off."""

import pytest

from tests.browser.writing import open_body, panel, stored
from tests.builders import NOON, make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def other(transactional_db):
    return make_article(headline="Night ferries return", status="published", published_at=NOON)


@pytest.fixture
def page(open_page, other):
    chief = make_user("publisher", first_name="Kim")
    make_article(headline="Morning ferries, a draft")
    page = open_page(chief)
    open_body(page, make_article(by=chief, body="<p>See the ferries</p>"))
    return page


def test_a_story_of_ours_is_found_by_typing(page, other):
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.keyboard.press("Control+k")
    page.keyboard.type("Night")
    option = panel(page).get_by_role("option", name="Night ferries return")
    option.wait_for()
    assert "live" in option.inner_text()
    assert page.locator(".held").inner_text() == "ferries"  # what will be the link stays in sight
    page.keyboard.press("Enter")
    href = other.get_absolute_url()
    page.locator(".ProseMirror a").wait_for()
    assert stored(page) == f'<p>See the <a href="{href}">ferries</a></p>'
    assert page.evaluate("document.activeElement.isContentEditable")

    page.keyboard.press("Control+z")
    assert stored(page) == "<p>See the ferries</p>"


def test_a_key_acts_on_what_is_selected_before_the_browser_tells_of_it(page):
    page.evaluate("""() => {
      const press = { key: "k", ctrlKey: true, bubbles: true, cancelable: true }
      getSelection().modify("extend", "backward", "word")
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", press))
    }""")
    assert page.locator(".held").inner_text() == "ferries"


def test_a_story_without_an_address_says_so(page):
    page.keyboard.press("Control+k")
    page.keyboard.type("Morning")
    panel(page).get_by_role("option", name="Morning ferries, a draft").click()
    panel(page).get_by_text("has no address yet").wait_for()
    assert "<a" not in stored(page)


def test_an_address_is_taken_changed_and_taken_off(page):
    page.keyboard.press("Control+k")
    page.keyboard.type("harbour.example/tides")
    panel(page).get_by_role("option", name="Link to https://harbour.example/tides").wait_for()
    page.keyboard.press("Enter")
    link = '<a href="https://harbour.example/tides">https://harbour.example/tides</a>'
    assert stored(page) == f"<p>See the ferries{link}</p>"
    page.keyboard.type(" end")
    assert stored(page) == f"<p>See the ferries{link} end</p>"

    page.locator(".ProseMirror a").click()
    page.keyboard.press("Control+k")
    box = panel(page).get_by_role("combobox")
    assert box.input_value() == "https://harbour.example/tides"
    box.fill("desk@harbour.example")
    panel(page).get_by_role("option", name="mailto:desk@harbour.example").wait_for()
    page.keyboard.press("Enter")
    assert 'href="mailto:desk@harbour.example"' in stored(page)
    page.locator(".ProseMirror a").click()
    page.keyboard.press("Control+k")
    panel(page).get_by_role("button", name="Remove link").click()
    assert "<a" not in stored(page)


def test_a_script_is_no_address_and_a_full_stop_makes_no_link(page):
    page.keyboard.press("Control+k")
    page.keyboard.type("javascript:alert(1)")
    panel(page).get_by_text("Nothing found.").wait_for()
    assert panel(page).get_by_role("option").count() == 0
    page.keyboard.press("Escape")
    page.keyboard.type(" of the harbour.It rained. See https://tides.example/a now")
    assert stored(page) == (
        "<p>See the ferries of the harbour.It rained. See "
        '<a href="https://tides.example/a">https://tides.example/a</a> now</p>'
    )
