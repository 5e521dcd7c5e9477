"""Where things stand on the desk: rows that line up, a log that wraps, a bar that stays short."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles import workflow
from articles.models import Article
from tests.browser.saving import saved
from tests.builders import make_article, make_photo, make_user
from tests.desk import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROW = {"viewport": {"width": 390, "height": 844}}
WIDE = {"viewport": {"width": 1280, "height": 800}}
LONG = "The second source has not called back, the figure in the fourth paragraph is last year’s, "
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Where the first line of each cell's text stands, in pixels from the row's top.
TOPS = """row => ['.state', row.querySelector('.kick') ? '.kick' : '.head', '.field-section_column']
  .map(name => { const range = document.createRange()
    range.selectNodeContents(row.querySelector(name))
    return range.getClientRects()[0].bottom - row.getBoundingClientRect().top })"""


@pytest.fixture
def chief(transactional_db):
    return make_user("publisher", first_name="Kim")


@pytest.fixture
def sent_back(chief):
    """A draft of the chief's own, come back with a reason of some sentences."""
    article = make_article(by=chief, status="review", kicker="Islands", headline="Ferries " * 20)
    workflow.send_back(article, by=chief, seen=article.head_id, note=LONG * 4)
    return article


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_a_long_reason_wraps_wherever_it_stands(sent_back, chief, open_page, size):
    page = open_page(chief, **size)
    log = reverse("admin:newsroom_deskaction_changelist")
    for url in (log, address(sent_back), address(Article, "changelist"), reverse("admin:index")):
        page.goto(url)
        assert page.evaluate(OVER) == 0, url
    page.goto(log)
    assert page.locator("td.field-piece").first.bounding_box()["width"] >= 200


def test_the_cells_of_a_row_stand_on_its_first_line(sent_back, chief, open_page):
    make_article(headline="No kicker " * 20)
    make_article(headline="One line", kicker="Islands")
    page = open_page(chief, **WIDE)
    page.goto(address(Article, "changelist"))
    for row in page.locator("#result_list tbody tr").all():
        told = row.evaluate(TOPS)
        assert max(told) - min(told) <= 5, told
        assert min(told) < 30, told
        if row.locator(".kick").count():
            kicker, head = (row.locator(css).bounding_box() for css in (".kick", ".head"))
            assert kicker["y"] + kicker["height"] <= head["y"] + 1


def test_the_line_that_tells_of_saving_is_one_line_where_there_is_little_room(chief, open_page):
    article = make_article(status="published")
    article.refresh_from_db()
    page = open_page(chief, **NARROW)
    page.goto(address(article))
    page.get_by_label("Headline", exact=True).fill("Edited while live")
    with saved(page):
        page.keyboard.press("Control+s")
    line = page.locator("[data-saved]")
    assert line.inner_text().split()[0] == "Saved"
    assert len(line.inner_text().split()) == 2
    assert line.bounding_box()["height"] < 30
    assert page.evaluate(OVER) == 0


def test_what_a_photo_lacks_leaves_its_picture_free_to_be_seen(chief, open_page):
    photo = make_photo(caption="", credit_line="", alt_text="")
    page = open_page(chief, **WIDE)
    page.goto(address(make_article(photos=[photo])))
    shot = page.locator(".shots > li")
    label, picture = shot.locator(".lack").bounding_box(), shot.locator(".pic").bounding_box()
    assert label["height"] * 2 < picture["height"]
    with page.context.expect_page() as opened:
        shot.get_by_role("link", name="Fill in").click(modifiers=["Control"])
    opened.value.wait_for_url(
        f"**{reverse('admin:media_photo_change', args=[photo.pk])}#id_caption"
    )
    expect(opened.value.get_by_label("Caption", exact=True)).to_be_focused()
    expect(opened.value.get_by_label("Caption", exact=True)).to_be_in_viewport()


def test_an_error_on_the_desk_wears_its_clothes(open_page, db):
    page = open_page(make_user())
    page.goto(address(Article, "changelist"))
    # the answer itself, a 403, is told in the console; a broken policy would be told too
    assert [said for said in page.complaints if "403" not in said] == []
    page.complaints.clear()
    assert page.evaluate("document.styleSheets.length && document.styleSheets[0].cssRules.length")
    page.get_by_role("link", name="Back to the desk").click()
    page.wait_for_url("**/admin/")
