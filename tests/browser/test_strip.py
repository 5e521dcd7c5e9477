"""The strip of a story's photos: by keyboard, by number, in full screen, and without a script."""

import pytest
from django.utils import timezone

from tests.builders import make_article, take_photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

IN_VIEW = "Math.round(document.querySelector('.strip-photos ol').scrollLeft / innerWidth * 10) / 10"
CURRENT = ".numbers [aria-current=true]"


@pytest.fixture
def story(transactional_db):
    """A live story with four photos."""
    photos = [take_photo((1200, 800), caption=f"Photo the {n}.") for n in (1, 2, 3, 4)]
    return make_article(photos=photos, status="published", published_at=timezone.now())


@pytest.fixture
def opened(story, open_page):
    """The story on a phone."""
    page = open_page(viewport={"width": 390, "height": 800})
    page.goto(story.get_absolute_url())
    page.get_by_role("button", name="Full screen").wait_for()
    return page


def current(page, number):
    page.locator(CURRENT).filter(has_text=str(number)).wait_for()


def test_arrow_keys_go_from_photo_to_photo(opened):
    opened.locator(".strip-photos ol").focus()
    opened.keyboard.press("ArrowRight")
    opened.keyboard.press("ArrowRight")
    current(opened, 3)
    opened.wait_for_function(f"{IN_VIEW} === 2")
    opened.keyboard.press("ArrowLeft")
    current(opened, 2)


def test_buttons_and_numbers_go_to_a_photo_and_a_finger_can_hit_them(opened):
    opened.get_by_role("button", name="Next photo").click()
    current(opened, 2)
    opened.get_by_role("link", name="4", exact=True).click()
    current(opened, 4)
    assert opened.url.endswith("#photo-4")
    for target in opened.locator(".numbers > *").all():
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= 44, target.inner_text()
    assert opened.evaluate("document.documentElement.scrollWidth") == 390


def test_only_the_first_photo_is_eager_and_the_next_is_fetched_before_it_is_seen(opened):
    def ways():
        return opened.locator(".strip-photos img").evaluate_all("all => all.map(i => i.loading)")

    assert ways() == ["auto", "eager", "lazy", "lazy"]
    assert opened.locator(".strip-photos img[fetchpriority=high]").count() == 1
    opened.get_by_role("button", name="Next photo").click()
    current(opened, 2)
    assert ways() == ["auto", "eager", "eager", "lazy"]


def test_full_screen_shows_the_photo_with_its_words_and_gives_the_focus_back(opened):
    opened.get_by_role("button", name="Next photo").click()
    current(opened, 2)
    height = opened.evaluate("document.documentElement.scrollHeight")
    opened.get_by_role("button", name="Full screen").click()
    dialog = opened.get_by_role("dialog", name="Photos")
    words = dialog.locator("figcaption").nth(1)
    words.wait_for()
    assert "2 of 4 | Photo the 2. Photo by Yonhap" in words.inner_text()
    assert words.evaluate(
        "w => { const b = w.getBoundingClientRect(); "
        "return b.left >= 0 && b.right <= 390 && b.bottom <= 800 }"
    )
    opened.keyboard.press("ArrowRight")
    current(opened, 3)
    opened.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    assert opened.evaluate("document.activeElement.textContent") == "Full screen"
    opened.wait_for_function(f"{IN_VIEW} === 2")
    assert opened.evaluate("document.documentElement.scrollHeight") == height


def test_full_screen_closes_with_its_button(opened):
    opened.get_by_role("button", name="Full screen").click()
    opened.get_by_role("dialog").get_by_role("button", name="Close").click()
    opened.get_by_role("button", name="Full screen").wait_for()
    assert opened.locator("dialog").count() == 0
    assert opened.locator(".strip-photos > ol").count() == 1


def test_an_address_with_a_number_opens_at_that_photo(story, open_page):
    page = open_page(viewport={"width": 390, "height": 800})
    page.goto(f"{story.get_absolute_url()}#photo-3")
    current(page, 3)


def test_without_javascript_the_strip_scrolls_and_its_numbers_lead(story, open_page):
    page = open_page(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    page.goto(story.get_absolute_url())
    assert page.locator(".numbers button").count() == 0
    page.get_by_role("link", name="3", exact=True).click()
    third = page.locator("#photo-3")
    page.wait_for_url("**#photo-3")
    assert abs(third.bounding_box()["x"]) < 2
    assert "3 of 4 | Photo the 3. Photo by Yonhap" in third.inner_text()


def test_a_story_of_one_photo_has_full_screen_too_and_nothing_to_turn(open_page):
    photo = take_photo((1200, 800), caption="The only one.")
    story = make_article(photos=[photo], status="published", published_at=timezone.now())
    page = open_page(viewport={"width": 390, "height": 800})
    page.goto(story.get_absolute_url())
    page.get_by_role("button", name="Full screen").click()
    dialog = page.get_by_role("dialog", name="Photo")
    assert "The only one. Photo by Yonhap" in dialog.locator("figcaption").inner_text()
    assert page.locator(".numbers > *").count() == 1
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    plain = open_page(java_script_enabled=False)
    plain.goto(story.get_absolute_url())
    assert not plain.locator(".numbers").is_visible()
