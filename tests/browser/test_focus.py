"""The focal point of a photo, set by a click or by arrow keys, its crops shown at once."""

import pytest
from django.urls import reverse

from media.models import Photo
from tests.builders import make_user, take_photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FRAME = ".focus-stage img"
HANDLE = ".focus-stage button"


@pytest.fixture
def photo():
    return take_photo((1200, 800))


@pytest.fixture
def desk(open_page, photo):
    """Opens the photo's page at the desk."""

    def open_desk(**context):
        page = open_page(make_user("photo"), **context)
        page.goto(reverse("admin:media_photo_change", args=[photo.pk]))
        return page

    return open_desk


def saved(photo) -> tuple[float, float]:
    """The focal point as it is stored."""
    return Photo.objects.values_list("focal_x", "focal_y").get(pk=photo.pk)


def press_save(page):
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.").wait_for()


def crop_of(page) -> str:
    """How the square crop is placed now."""
    return page.eval_on_selector(".crops .a11", "image => getComputedStyle(image).objectPosition")


def test_a_click_sets_it_and_every_crop_follows_at_once(desk, photo):
    page = desk()
    frame = page.locator(FRAME).bounding_box()
    x, y = frame["width"] * 0.25, frame["height"] * 0.75
    page.locator(FRAME).click(position={"x": x, "y": y})
    assert [page.input_value("#id_focal_x"), page.input_value("#id_focal_y")] == ["0.25", "0.75"]
    assert crop_of(page) == "25% 75%"
    press_save(page)
    assert saved(photo) == (0.25, 0.75)


def test_arrow_keys_move_it_and_the_handle_says_where_it_is(desk, photo):
    page = desk()
    page.focus(HANDLE)
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    said = page.get_attribute(HANDLE, "aria-label")
    assert said.startswith("Focal point: 52 % from the left, 59 % from the top.")
    press_save(page)
    assert saved(photo) == (0.52, 0.59)


def test_it_stays_inside_the_frame(desk):
    page = desk()
    page.focus(HANDLE)
    for _press in range(6):
        page.keyboard.press("Shift+ArrowRight")
    assert page.input_value("#id_focal_x") == "1.00"


def test_without_javascript_two_numbers_say_the_same(desk, photo):
    page = desk(java_script_enabled=False)
    assert not page.locator(HANDLE).count()
    assert page.locator(".crops").is_hidden()
    page.fill("#id_focal_x", "0.1")
    page.fill("#id_focal_y", "0.9")
    press_save(page)
    assert saved(photo) == (0.1, 0.9)
