"""A whole dispatch is pasted: what was recognised is shown, ticked, and goes into its fields."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.articles.test_wire_copy import YONHAP
from tests.browser.saving import saved
from tests.browser.writing import open_body, panel, paste, stored, tool
from tests.builders import make_agency, make_article, make_contributor, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
COPY = "<p>Harbour pilots went back.</p><p>Forty ships had waited.</p>"


@pytest.fixture
def chief(transactional_db):
    make_agency(name="Yonhap News Agency", agency_name="Yonhap")
    return make_user("publisher", first_name="Kim")


def read(page, copy):
    tool(page, "Wire copy").click()
    panel(page).get_by_role("textbox").wait_for()
    paste(page, text=copy)
    panel(page).get_by_role("checkbox").first.wait_for()


def value(page, name):
    return page.locator(f"[name={name}]").input_value()


def test_an_empty_story_takes_the_whole_dispatch(open_page, chief):
    kim = make_contributor(name="Kim Min-ji")
    article = make_article(by=chief, headline="", body="", bylines=[])
    page = open_page(chief)
    open_body(page, article)
    read(page, YONHAP)
    told = panel(page).inner_text()
    for words in ("Pilots of Sorae end", "31 July", "Yonhap News Agency", "Kim Min-ji", "(END)"):
        assert words in told
    assert value(page, "headline") == ""  # nothing is taken before it was seen
    page.keyboard.press("Enter")
    assert value(page, "headline") == "Pilots of Sorae end nine-day strike"
    assert value(page, "dateline_place") == "SORAE"
    assert stored(page) == COPY
    with saved(page):
        page.keyboard.press("Control+s")
    article = Article.objects.get(pk=article.pk)
    assert (article.headline, article.body) == ("Pilots of Sorae end nine-day strike", COPY)
    assert article.source.agency_name == "Yonhap"
    assert [row.contributor for row in article.bylines.all()] == [kim]
    page.keyboard.press("Control+z")
    assert stored(page) == ""


def test_what_is_filled_stays_unless_it_is_ticked(open_page, chief):
    page = open_page(chief)
    open_body(
        page, make_article(by=chief, headline="Our own words", body="<p>Ours.</p>", bylines=[])
    )
    read(page, YONHAP)
    headline = panel(page).get_by_role("checkbox", name="headline")
    assert not headline.is_checked()
    assert "now: Our own words" in panel(page).inner_text()
    panel(page).get_by_role("checkbox", name="place").uncheck()
    panel(page).get_by_role("button", name="Take over what is ticked").click()
    assert value(page, "headline") == "Our own words"
    assert value(page, "dateline_place") == ""
    assert stored(page) == f"<p>Ours.</p>{COPY}"
    # A name that the desk does not know is offered to be made.
    assert page.locator(".newcomer").get_by_label("Name").input_value() == "Kim Min-ji"


def test_what_is_no_dispatch_is_left_alone(open_page, chief):
    page = open_page(chief)
    open_body(page, make_article(by=chief, body=""))
    tool(page, "Wire copy").click()
    page.keyboard.type("x" * 10)
    page.route("**/wire-copy/", lambda route: route.abort())
    panel(page).get_by_role("button", name="Read it").click()
    panel(page).get_by_text("Your text is safe here").wait_for()
    page.complaints.clear()  # of the connection that was cut
    assert panel(page).get_by_role("textbox").input_value() == "x" * 10
    page.keyboard.press("Escape")
    assert stored(page) == ""


@pytest.mark.parametrize("size", [(1280, 900), (390, 844)])
def test_the_button_that_reads_it_is_in_view_under_the_last_line_of_a_long_story(
    open_page, chief, size
):
    width, height = size
    page = open_page(chief, viewport={"width": width, "height": height})
    open_body(page, make_article(by=chief, body="<p>Word after word of it.</p>" * 60))
    page.keyboard.press("Control+Alt+w")
    panel(page).get_by_role("textbox").fill("A line of a dispatch.\n" * 60)
    button = panel(page).get_by_role("button", name="Read it")
    expect(button).to_be_in_viewport(ratio=1)
