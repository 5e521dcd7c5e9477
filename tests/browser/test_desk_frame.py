"""The desk in a browser: its keys, its navigation, and not one complaint of the policy."""

import pytest
from django.urls import reverse

from tests.builders import make_article, make_section, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROW = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def admin(transactional_db):
    make_article(status="review", section=make_section())
    return make_user("admin", first_name="Kim")


def pages():
    names = [
        "index", "newsroom_section_changelist", "newsroom_section_add", "newsroom_tag_changelist",
        "newsroom_contributor_add", "newsroom_deskaction_changelist", "auth_user_changelist",
        "auth_user_add",
    ]  # fmt: skip
    return [*(reverse(f"admin:{name}") for name in names), reverse("mfa_index")]


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_of_the_frame_complains_or_scrolls_sideways(admin, open_page, width):
    page = open_page(admin, viewport={"width": width, "height": 844})
    for address in pages():
        page.goto(address)
        over = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert over == 0, address
    # Complaints of the console fail the test at its end.


def test_slash_goes_to_find_and_is_a_letter_within_a_field(admin, open_page):
    page = open_page(admin)
    page.goto(reverse("admin:index"))
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("a/n")
    assert page.input_value("#find") == "a/n"
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=a%2Fn")


def test_n_opens_a_new_story(admin, open_page):
    page = open_page(admin)
    page.goto(reverse("admin:index"))
    page.keyboard.press("n")
    page.wait_for_url(f"**{reverse('admin:articles_article_add')}")


def test_escape_closes_a_menu_and_gives_the_caret_back(admin, open_page):
    page = open_page(admin)
    page.goto(reverse("admin:index"))
    page.get_by_text("Kim", exact=True).click()
    assert page.get_by_role("button", name="Log out").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("button", name="Log out").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Kim"


def test_the_navigation_is_behind_one_button_where_there_is_no_room(admin, open_page):
    page = open_page(admin, **NARROW)
    page.goto(reverse("admin:index"))
    assert not page.get_by_role("link", name="Sections").is_visible()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Sections").click()
    page.wait_for_url(f"**{reverse('admin:newsroom_section_changelist')}")


def test_the_folded_navigation_stays_folded(admin, open_page):
    page = open_page(admin)
    page.goto(reverse("admin:index"))
    page.get_by_role("button", name="Menu").click()
    page.reload()
    page.wait_for_selector("html.fold-nav")
    assert not page.get_by_role("link", name="Sections").is_visible()


def test_dark_can_be_chosen_whatever_the_system_says(admin, open_page):
    page = open_page(admin, color_scheme="light")
    page.goto(reverse("admin:index"))
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_text("Kim", exact=True).click()
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    assert page.get_by_role("button", name="Light or dark: dark").is_visible()


def test_what_can_be_done_shows_once_a_row_is_chosen(admin, open_page):
    page = open_page(admin)
    page.goto(reverse("admin:articles_article_changelist"))
    bar = page.locator(".actions")
    assert not bar.is_visible()
    page.locator("tbody .action-select").check()
    assert bar.is_visible()
    assert bar.locator(".action-counter").inner_text() == "1 chosen"
    page.locator("tbody .action-select").uncheck()
    assert not bar.is_visible()


def test_the_log_in_page_does_not_complain(open_page, db):
    page = open_page()
    page.goto(reverse("account_login"))
    page.wait_for_load_state("load")
