"""The checks beside the form, in the browser: live, and each a way to what it speaks of."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.saving import saved
from tests.builders import make_article, make_photo, make_user
from tests.desk import address

LONG = "<p>First.</p><p>" + "word " * 130 + "</p><p>Last.</p>"
# What is selected, in whichever box has the focus.
SELECTED = "() => document.getSelection().toString()"


@pytest.fixture
def chief(transactional_db):
    return make_user("publisher")


@pytest.fixture
def form(chief, open_page):
    """Opens the form of a story of these values."""

    def open_form(**changes):
        page = open_page(chief)
        page.goto(address(make_article(headline="A ferry comes in late again", **changes)))
        page.get_by_role("textbox", name="Body").wait_for()
        return page

    return open_form


def checks(page):
    return page.locator("[data-part=checks]")


def test_what_is_typed_is_checked_without_a_save_and_the_button_says_why_it_is_off(form):
    page = form(status="review")
    button = page.locator(".verb > .default")
    expect(button).not_to_have_attribute("aria-disabled", "true")
    headline = page.get_by_label("Headline", exact=True)
    headline.fill("")
    expect(checks(page).get_by_text("It has no headline.").first).to_be_visible()
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_have_accessible_description("“Publish” is off: It has no headline.")
    page.get_by_label("Kicker", exact=True).focus()
    checks(page).get_by_role("link", name="It has no headline.").first.click()
    expect(headline).to_be_focused()
    headline.fill("A ferry comes in on time again")
    expect(checks(page).get_by_text("It has no headline.")).to_have_count(0)
    expect(button).not_to_have_attribute("aria-disabled", "true")


def test_what_a_draft_still_lacks_is_told_calmly_until_one_tries_to_publish_it(form):
    page = form()
    button = page.locator(".verb > .default")
    page.get_by_label("Headline", exact=True).fill("")
    before = checks(page).get_by_text("Before publishing: headline")
    expect(before).to_be_visible()
    expect(button).to_have_accessible_description("Before publishing: headline")
    before.get_by_role("link", name="headline").click()
    expect(page.get_by_label("Headline", exact=True)).to_be_focused()
    with saved(page):
        page.keyboard.press("Control+Enter")
    expect(button).to_have_accessible_description("“Publish” is off: It has no headline.")
    with page.expect_response("**/check/"):
        page.get_by_label("Kicker", exact=True).fill("Sea")
    expect(before).to_have_count(0)
    page.get_by_label("Headline", exact=True).fill("A ferry comes in on time again")
    expect(button).not_to_have_attribute("aria-disabled", "true")


def test_a_long_paragraph_is_selected(form):
    page = form(body=LONG)
    checks(page).get_by_role("link", name="has 130 words").click()
    expect(page.get_by_role("textbox", name="Body")).to_be_focused()
    assert page.evaluate(SELECTED).startswith("word word")
    assert "Last" not in page.evaluate(SELECTED)


def test_the_body_is_named_and_led_to_though_its_editor_was_there_first(chief, open_page):
    page = open_page(chief)
    held = []
    page.route("**/desk/form-*.js", lambda route: held.append(route))
    page.goto(address(make_article(body=LONG)), wait_until="commit")
    page.locator(".tools button").first.wait_for()
    for route in held:
        route.continue_()
    page.wait_for_load_state()
    checks(page).get_by_role("link", name="has 130 words").click()
    expect(page.get_by_role("textbox", name="Body")).to_be_focused()
    assert page.evaluate(SELECTED).startswith("word word")


def test_a_photo_without_a_credit_is_led_to_and_gets_it_where_it_stands(form):
    photo = make_photo(credit_line="")
    page = form(photos=[make_photo(), photo])
    checks(page).get_by_role("link", name="Photo 2 of 2 has no credit line.").last.click()
    credit = page.locator(".shots > li").nth(1).get_by_label("Credit line")
    expect(credit).to_be_focused()
    expect(credit).to_be_in_viewport()
    credit.fill("Yonhap")
    page.keyboard.press("Enter")
    expect(checks(page).get_by_text("has no credit line")).to_have_count(0)
    expect(page.locator(".verb > .default")).not_to_have_attribute("aria-disabled", "true")
    expect(page.get_by_role("link", name="Fill in")).to_have_count(0)
    expect(page.locator("form.story")).not_to_have_attribute("data-unsaved", "")
    photo.refresh_from_db()
    assert (photo.credit_line, photo.version) == ("Yonhap", 2)


def test_what_a_photo_is_refused_is_said_at_its_field_and_nothing_typed_is_lost(form):
    page = form(photos=[make_photo(caption="", alt_text="")])
    page.get_by_role("link", name="Fill in").click()
    caption, alternative = (
        page.get_by_label("Caption", exact=True),
        page.get_by_label("Alternative text"),
    )
    expect(caption).to_be_focused()
    for field in (caption, alternative):
        field.fill("Gulls on the wall")
    page.complaints.clear()
    page.get_by_role("button", name="Save photo").click()
    expect(alternative).to_be_focused()
    page.get_by_text("This is the caption once more").wait_for()
    expect(caption).to_have_value("Gulls on the wall")
    page.complaints.clear()  # a refusal is told in the console
    page.keyboard.press("Escape")
    expect(caption).to_have_count(0)
    expect(page.get_by_role("link", name="Fill in")).to_be_focused()


def test_advice_set_aside_stays_aside_in_this_sitting(form):
    page = form()
    advice = checks(page).get_by_role("listitem").filter(has_text="It has no dek.")
    advice.get_by_role("button").click()
    expect(advice).to_be_hidden()
    expect(checks(page).locator("[data-advice-count]")).to_have_text("2")
    page.get_by_label("Kicker", exact=True).fill("Sea")
    with saved(page):
        page.keyboard.press("Control+s")
    expect(advice).to_be_hidden()
    page.reload()
    expect(advice).to_be_hidden()
    checks(page).get_by_role("button", name="Show them").click()
    expect(advice).to_be_visible()


def test_without_scripts_the_checks_of_the_last_save_lead_to_their_fields(chief, open_page):
    page = open_page(chief, java_script_enabled=False)
    page.goto(address(make_article(bylines=[], status="review")))
    way = page.locator("#checks a").first
    assert way.inner_text() == "It has neither a byline nor a source agency."
    assert page.locator(way.get_attribute("href")).count() == 1
    assert page.get_by_role("button", name="Set aside").count() == 0


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_is_accessible_and_stays_within_its_page(chief, open_page, width, scheme):
    page = open_page(
        chief,
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        bypass_csp=True,  # axe writes a style of its own
    )
    page.goto(address(make_article(body=LONG, bylines=[], photos=[make_photo(alt_text="")])))
    page.get_by_role("textbox", name="Body").wait_for()
    page.get_by_role("link", name="Fill in").click()
    page.get_by_role("button", name="Save photo").wait_for()
    for part in ("[data-part=checks]", ".words"):
        found = Axe().run(page, context=part).response["violations"]
        assert [one["id"] for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
