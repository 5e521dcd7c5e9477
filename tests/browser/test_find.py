"""Finding anything from the keyboard."""

import pytest
from playwright.sync_api import expect

from tests.builders import make_article, make_contributor, make_user
from tests.desk import address


@pytest.fixture
def chief(transactional_db):
    return make_user("publisher")


def test_slash_words_arrows_and_enter_lead_to_what_is_meant(chief, open_page):
    make_article(headline="Ferry one")
    second = make_article(headline="Ferry two")
    make_contributor(name="Jo Ferry")
    page = open_page(chief)
    page.goto("/admin/")
    page.keyboard.press("/")
    line = page.get_by_role("combobox", name="Find a story")
    expect(line).to_be_focused()
    page.keyboard.type("ferry")
    options = page.get_by_role("option")
    expect(options).to_have_count(3)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.type(" t")
    expect(options).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address(second)}")


def test_enter_on_the_words_leads_to_the_page_also_without_scripts(chief, open_page):
    make_article(headline="Ferry one")
    for has_script in (True, False):
        page = open_page(chief, java_script_enabled=has_script)
        page.goto("/admin/")
        line = page.locator("#find")
        line.fill("ferry")
        line.press("Enter")
        page.wait_for_url("**/admin/find/?q=ferry")
        expect(page.get_by_role("heading", name="Found for “ferry”")).to_be_visible()
        expect(page.get_by_role("link", name="Ferry one")).to_be_visible()


def test_a_question_mark_lists_the_keys_and_escape_closes_them(chief, open_page):
    page = open_page(chief)
    page.goto("/admin/")
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Keys")).to_be_hidden()
