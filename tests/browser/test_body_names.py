"""Names of a byline and topics are found as one types, in any script, and made in place."""

import re

import pytest
from playwright.sync_api import expect

from newsroom.models import Contributor
from tests.browser.saving import saved
from tests.builders import make_article, make_contributor, make_tag, make_user
from tests.desk import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEYS = """() => { for (const key of ["Enter", "Backspace"])
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {
    key, keyCode: 229, isComposing: true, bubbles: true, cancelable: true })) }"""
LINES = ".names li > span:first-of-type"


def open_story(open_page, role="publisher"):
    person = make_user(role, first_name="Kim")
    page = open_page(person)
    page.goto(address(make_article(by=person, bylines=[])))
    page.locator(".picks [role=combobox]").first.wait_for()
    return page


@pytest.fixture
def names(transactional_db):
    make_contributor(name="Kim Min-ji"), make_contributor(name="Lee Seo-yeon")
    make_contributor(name="김민지")


def adder(page):
    return page.get_by_role("combobox", name="Add a name")


def byline(page):
    return page.locator("[data-picks=contributors]").locator(LINES).all_inner_texts()


def sent(page, name):
    return page.evaluate(
        "name => new FormData(document.querySelector('form.story')).getAll(name)", name
    )


def save(page):
    with saved(page):
        page.keyboard.press("Control+s")


def test_names_are_found_put_in_order_given_parts_and_taken_out(open_page, names):
    page = open_story(open_page)
    for typed, name in (("min", "Kim Min-ji"), ("seo", "Lee Seo-yeon"), ("ㄱㅁㅈ", "김민지")):
        adder(page).fill(typed)
        page.get_by_role("option", name=name).wait_for()
        adder(page).press("Enter")
    assert byline(page) == ["Kim Min-ji", "Lee Seo-yeon", "김민지"]
    page.get_by_label("김민지", exact=True).focus()
    page.keyboard.press("Alt+ArrowUp")
    assert byline(page) == ["Kim Min-ji", "김민지", "Lee Seo-yeon"]
    rows = page.locator("[data-picks=contributors] ol li")
    rows.nth(2).locator("> span").first.drag_to(
        rows.first.locator("> span").first, target_position={"x": 5, "y": 1}
    )
    assert byline(page) == ["Lee Seo-yeon", "Kim Min-ji", "김민지"]
    page.get_by_label("Kim Min-ji", exact=True).select_option("photographer")
    assert sent(page, "bylines_role")[:3] == ["writer", "photographer", "writer"]
    page.get_by_role("button", name="Lee Seo-yeon ×").click()
    assert byline(page) == ["Kim Min-ji", "김민지"]


def test_somebody_new_is_made_in_place(open_page, names):
    page = open_story(open_page)
    adder(page).fill("kim min-ji")
    page.get_by_role("option", name="Kim Min-ji").wait_for()
    assert page.get_by_role("option", name=re.compile("New contributor")).count() == 0
    adder(page).fill("Harbour Wire")
    page.get_by_role("option", name="New contributor “Harbour Wire”").wait_for()
    adder(page).press("Enter")
    part = page.locator(".newcomer")
    part.get_by_label("Name").fill("kim min-ji")
    part.get_by_role("button", name="Add to the byline").click()
    part.get_by_text("is known here already").wait_for()
    page.complaints.clear()  # the refusal is an answer of 400
    part.get_by_label("Name").fill("Harbour Wire")
    part.get_by_label("Kind").select_option("agency")
    part.get_by_role("button", name="Add to the byline").click()
    page.wait_for_function("() => !document.querySelector('.newcomer')")
    assert byline(page) == ["Harbour Wire"]
    made = Contributor.objects.get(name="Harbour Wire")
    assert (made.kind, made.slug) == ("agency", "harbour-wire")
    save(page)
    assert sent(page, "bylines")[0] == str(made.pk)


def test_enter_takes_what_was_typed_last_not_what_was_found_before(open_page, names):
    page = open_story(open_page)
    adder(page).fill("min")
    page.get_by_role("option", name="Kim Min-ji").wait_for()
    adder(page).fill("seo")
    adder(page).press("Enter")
    expect(page.locator("[data-picks=contributors]").locator(LINES)).to_have_text("Lee Seo-yeon")


def test_a_reporter_is_offered_nobody_new(open_page, names):
    page = open_story(open_page, "reporter")
    adder(page).fill("m")
    page.get_by_role("option", name="Kim Min-ji").wait_for()
    adder(page).fill("Nobody yet")
    page.wait_for_function("() => document.querySelector('.picks .suggestions').hidden")
    assert page.locator(".picks .suggestions li").count() == 0


def topics(page):
    return page.locator("[name=tags]").input_value()


def test_topics_are_one_in_any_case_and_in_any_script(open_page, transactional_db):
    make_tag(name="Olympics"), make_tag(name="서울")
    page = open_story(open_page)
    entry = page.get_by_role("combobox", name="Topics")
    entry.fill("OLYM")
    page.get_by_role("option", name="Olympics").wait_for()
    entry.press("ArrowDown")
    entry.press("Enter")
    assert topics(page) == "Olympics"
    entry.fill("olympics")
    entry.press("Enter")
    assert topics(page) == "Olympics"
    entry.fill("ㅅㅇ")
    page.get_by_role("option", name="서울").wait_for()
    entry.press("ArrowDown")
    entry.press("Enter")
    assert topics(page) == "Olympics, 서울"
    entry.press("Backspace")
    assert topics(page) == "Olympics"


def test_half_a_syllable_is_no_topic(open_page, transactional_db):
    page = open_story(open_page)
    entry = page.get_by_role("combobox", name="Topics")
    entry.focus()
    session = page.context.new_cdp_session(page)
    for text in ("ㅊ", "추", "축", "축ㅈ", "축,"):
        session.send("Input.imeSetComposition", {
            "text": text, "selectionStart": len(text), "selectionEnd": len(text),
        })  # fmt: skip
        page.evaluate(KEYS)
        assert topics(page) == ""
    session.send("Input.insertText", {"text": "축제"})
    assert entry.input_value() == "축제"
    assert topics(page) == ""
    entry.press("Enter")
    assert topics(page) == "축제"
