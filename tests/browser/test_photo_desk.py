"""Four photos of an agency go from a desk's disk into a live story, credited, within a minute."""

import re

import pytest

from articles.models import Article
from tests.browser.saving import saved
from tests.browser.test_intake import drop
from tests.builders import make_article, make_section, make_user
from tests.desk import address
from tests.media.inscribed import UTF8, iim_bytes, inscribed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

THIRD_IN_VIEW = """() => {
  const at = name => document.querySelector(name).getBoundingClientRect().x
  return Math.abs(at("#photo-3") - at(".strip-photos")) < 2
}"""
CAPTIONS = ["The start.", "The bridge.", "The finish.", "The medals."]


def file_of(caption, **records):
    """A photo as an agency sends it, its words in IIM."""
    iim = iim_bytes(declared=UTF8, caption=caption, **records)
    return inscribed(iim=iim).read()


@pytest.fixture
def files():
    """Four photos, of which the third came without a credit."""
    credits = [{"credit": "Yonhap"}, {"credit": "Yonhap"}, {}, {"credit": "EPA"}]
    return {
        f"photo{number}": file_of(caption, **credit)
        for number, (caption, credit) in enumerate(zip(CAPTIONS, credits, strict=True), 1)
    }


def press(page, name):
    """Press a button of a page that is sent as a whole."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def press_in_place(page, name):
    """Press a button of the story form, which stays where it is."""
    with saved(page):
        page.get_by_role("button", name=name, exact=True).first.click()


def open_photo(page, caption):
    """The page of a photo in the library, by its caption."""
    page.goto("/admin/media/photo/")
    page.get_by_role("link", name=caption).click()


def describe(page):
    """Say of each photo that its caption describes it; an agency's IIM holds no alternative."""
    for caption in CAPTIONS:
        open_photo(page, caption)
        page.get_by_label("the caption describes it", exact=False).check()
        press(page, "Save")


def test_four_photos_with_iptc_go_from_the_desk_to_the_reader(open_page, files):
    make_section(name="World", slug="world")
    article = make_article(headline="Rival crews share a bridge", photos=[])
    page = open_page(make_user("publisher"))
    page.goto(address(article))
    drop(page, "[data-photos]", **files)
    shots = page.locator(".shots > li")
    shots.nth(3).wait_for()
    assert [shot.locator(".cap").inner_text() for shot in shots.all()] == CAPTIONS
    assert "Photo by Yonhap" in shots.first.inner_text()
    assert "no credit line" in shots.nth(2).inner_text().lower()

    shots.nth(1).get_by_role("button", name="Move up").focus()
    page.keyboard.press("Alt+ArrowUp")
    assert CAPTIONS[1] in shots.first.inner_text()
    press_in_place(page, "Save")
    order = [CAPTIONS[1], CAPTIONS[0], CAPTIONS[2], CAPTIONS[3]]

    describe(page)
    page.goto(address(article))
    page.get_by_text("Photo 3 of 4 has no credit line.").first.wait_for()
    publish = page.get_by_role("button", name="Publish", exact=True).first
    assert publish.get_attribute("aria-disabled") == "true"
    publish.click(force=True)
    article.refresh_from_db()
    assert not article.is_published()

    open_photo(page, "The finish.")
    page.get_by_label("Credit line").fill("Yonhap")
    press(page, "Save")
    page.goto(address(article))
    press_in_place(page, "Publish")
    article = Article.objects.get(pk=article.pk)
    assert article.is_published()
    read(open_page(), article, order)
    read(open_page(java_script_enabled=False), article, order)


def read(page, article, order):
    """The strip tells every photo's place, caption and credit, and goes to the third."""
    page.goto(article.get_absolute_url())
    told = re.sub(r"\s+", " ", page.locator(".strip-photos").inner_text())
    credits = {"The medals.": "EPA"}
    for number, caption in enumerate(order, 1):
        assert f"{number} of 4 | {caption} Photo by {credits.get(caption, 'Yonhap')}" in told
    page.get_by_role("link", name="3", exact=True).click()
    page.wait_for_url("**#photo-3")
    page.wait_for_function(THIRD_IN_VIEW)
