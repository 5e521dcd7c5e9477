"""Photos of a piece put in order over pages, and copied from a gallery, by keyboard."""

import json

import pytest

from media.models import Gallery
from tests.builders import make_article, make_gallery, make_photo, make_user
from tests.desk import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROWS = ".photos > ol > li"


@pytest.fixture
def photos(transactional_db):
    by = make_user()
    return [make_photo(uploaded_by=by, caption=f"Frame {n}.") for n in range(1, 211)]


def kept(page) -> list[int]:
    """The photos in order, as the form would send them."""
    return [row["photo"] for row in json.loads(page.locator("[name=photos]").input_value())]


def drawn(page, first, last, number):
    page.get_by_text(f"{first}–{last} of {number}", exact=True).wait_for()


def test_a_long_gallery_is_ordered_over_its_pages_by_keyboard(open_page, photos):
    gallery = make_gallery(photos=photos)
    ids = [photo.pk for photo in photos]
    page = open_page(make_user("publisher"))
    page.goto(address(gallery))
    drawn(page, 1, 100, 210)
    assert page.locator(ROWS).count() == 100

    page.get_by_label("Go to photo").fill("150")
    page.keyboard.press("Enter")
    drawn(page, 101, 200, 210)
    row = page.locator(ROWS).nth(49)
    assert "Frame 150." in row.inner_text()
    assert row.get_by_label("Place").evaluate("box => box === document.activeElement")
    row.get_by_label("Caption here").fill("On the second page.")

    row.get_by_label("Place").fill("1")
    page.keyboard.press("Enter")
    drawn(page, 1, 100, 210)
    expected = [ids[149], *ids[:149], *ids[150:]]
    assert kept(page) == expected
    first = page.locator(ROWS).first
    assert first.get_by_label("Caption here").input_value() == "On the second page."

    last = page.locator(ROWS).nth(99)
    last.get_by_label("Caption here").focus()
    page.keyboard.press("Alt+ArrowDown")
    drawn(page, 101, 200, 210)
    expected[99], expected[100] = expected[100], expected[99]
    assert kept(page) == expected

    page.get_by_role("button", name="Save", exact=True).first.click()
    page.get_by_text("Saved").first.wait_for()
    page.reload()
    drawn(page, 1, 100, 210)
    uses = Gallery.objects.get(pk=gallery.pk).photos
    assert list(uses.values_list("photo", flat=True)) == expected


def test_a_gallerys_photos_are_copied_onto_a_story_once_with_their_captions(open_page, photos):
    one, two, three, *_rest = photos
    rows = [{"photo": photo.pk, "caption": f"In the gallery: {photo.caption}"}
            for photo in (three, one, two)]  # fmt: skip
    make_gallery(headline="The regatta", photos=rows)
    article = make_article(photos=[{"photo": one.pk, "caption": "Ours."}])
    page = open_page(make_user("publisher"))
    page.goto(address(article))
    page.get_by_role("button", name="copy those of a gallery").press("Enter")
    page.keyboard.type("regatta")
    found = page.get_by_role("button", name="The regatta")
    found.press("Enter")
    page.get_by_text("Copied: 2. Here already: 1.").wait_for()
    assert kept(page) == [one.pk, three.pk, two.pk]
    captions = [box.input_value() for box in page.get_by_label("Caption here").all()]
    assert captions == ["Ours.", "In the gallery: Frame 3.", "In the gallery: Frame 2."]
    opener = page.get_by_role("button", name="copy those of a gallery")
    assert opener.evaluate("one => one === document.activeElement")


def test_one_press_too_many_at_an_end_does_not_take_the_photo_out(open_page, photos):
    page = open_page(make_user("publisher"))
    page.goto(address(make_article(photos=photos[:3])))
    up = page.locator(ROWS).nth(1).get_by_role("button", name="Move up")
    up.press("Enter")
    assert kept(page) == [photos[1].pk, photos[0].pk, photos[2].pk]
    page.keyboard.press("Enter")
    assert kept(page) == [photo.pk for photo in photos[:3]]


def test_a_photo_mended_in_another_tab_is_mended_in_the_story_too(open_page, transactional_db):
    chief = make_user("publisher")
    photo = make_photo(uploaded_by=chief, alt_text="")
    page = open_page(chief)
    page.goto(address(make_article(photos=[photo])))
    off = page.locator("#off", has_text="alternative text")
    off.wait_for()
    with page.context.expect_page() as opened:
        page.locator(ROWS).get_by_role("link", name="Fill in").click(modifiers=["Control"])
    opened.value.get_by_label("Alternative text").fill("A quay wall after a storm")
    opened.value.get_by_role("button", name="Save", exact=True).first.click()
    opened.value.get_by_role("status").first.wait_for(state="attached")
    opened.value.close()
    page.evaluate("dispatchEvent(new Event('focus'))")  # a browser without windows has none
    page.locator(ROWS).get_by_text("No alternative text").wait_for(state="hidden")
    off.wait_for(state="detached")
