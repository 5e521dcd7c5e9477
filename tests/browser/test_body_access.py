"""The body's editor for everybody: by keyboard, in the dark, on a phone, to axe, and light."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.writing import open_body, panel, tool
from tests.builders import make_article, make_gallery, make_user, take_photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PHONE = {"viewport": {"width": 390, "height": 844}}
LIGHTEST = 250_000  # bytes of compressed script that the form may load in all


@pytest.fixture
def chief(transactional_db):
    return make_user("publisher", first_name="Kim")


@pytest.fixture
def full(chief):
    """A story with everything that a body may hold."""
    photo, gallery = take_photo(caption="A ferry leaves."), make_gallery()
    other = make_article(headline="Another")
    return make_article(
        by=chief,
        body=f'<p>One <a href="/a/">two</a>.</p><h2>Head</h2><h3>Lower</h3><ul><li>a</li></ul>'
        f'<figure data-photo="{photo.pk}"></figure><figure data-gallery="{gallery.pk}"></figure>'
        f'<figure data-story="{other.pk}"></figure><blockquote><p>Said.</p></blockquote>'
        '<figure data-embed-url="https://video.example/" data-title="Race"></figure>'
        '<aside data-pullquote=""><p>Said.</p></aside>'
        "<table><tbody><tr><th>Port</th></tr><tr><td>Boats</td></tr></tbody></table>",
    )


class SinceAxe(list):
    """Complaints but for those that axe causes: it tries inline styles, also when it is done."""

    def append(self, complaint):
        if "Applying inline style" not in complaint:
            super().append(complaint)


def violations(page):
    """What axe finds wrong in the page as it stands, which had no complaint before."""
    assert page.complaints == []
    page.complaints = SinceAxe()
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]


@pytest.mark.parametrize("size", [{}, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wrong_whatever_is_open(open_page, chief, full, size, scheme):
    page = open_page(chief, color_scheme=scheme, **size)
    open_body(page, full)
    page.locator(".stored-photo img").wait_for()
    assert violations(page) == []
    for name in ("Photo", "Link", "Embed", "Wire copy"):
        tool(page, name).click()
        panel(page).wait_for()
        if name == "Photo":
            panel(page).get_by_role("option").first.wait_for()
        assert violations(page) == [], name
        assert page.evaluate(OVER) == 0, name
        frame = panel(page).bounding_box()
        assert frame["x"] >= 0
        assert frame["x"] + frame["width"] <= page.viewport_size["width"]
        page.keyboard.press("Escape")
    page.locator(".ProseMirror td").click()
    panel(page).get_by_role("button", name="Row below").wait_for()
    page.locator(".stored-photo").click()
    panel(page).get_by_label("Layout").wait_for()
    assert violations(page) == []


def test_the_tools_are_one_stop_of_tab_and_arrows_go_along_them(open_page, chief, full):
    page = open_page(chief)
    text = open_body(page, full)
    page.keyboard.press("Alt+F10")
    focused = (
        "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
    )
    assert page.evaluate(focused) == "Paragraph"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == "Heading 2"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.isContentEditable")
    page.keyboard.press("Alt+F10")
    page.keyboard.press("Escape")
    assert text.evaluate("one => one === document.activeElement")
    for button in page.locator(".tools button").all():
        assert button.evaluate("one => one.offsetHeight >= 24 && Boolean(one.title)")


def test_each_part_is_reached_and_taken_out_by_keyboard(open_page, chief, full):
    page = open_page(chief)
    open_body(page, full, at_end=False)
    page.locator(".stored-photo img").wait_for()
    page.keyboard.press("Control+Home")
    for css in ("photo", "gallery", "relatedStory", "embed"):
        for _step in range(20):  # lines, and the gaps between two figures
            page.keyboard.press("ArrowDown")
            if page.locator(f".stored-{css}.ProseMirror-selectednode").count():
                break
        assert page.locator(f".stored-{css}.ProseMirror-selectednode").count() == 1, css
        panel(page).get_by_role("button", name="Take out").wait_for()
    page.keyboard.press("Delete")
    assert page.locator(".stored-embed").count() == 0


def test_the_form_loads_little_script(open_page, chief, full):
    page = open_page(chief)
    scripts = {}
    page.on("response", lambda answer: answer.request.resource_type == "script"
            and scripts.setdefault(answer.url, answer))  # fmt: skip
    open_body(page, full)
    sizes = {
        url.rpartition("/")[2]: len(gzip.compress(answer.body())) for url, answer in scripts.items()
    }
    assert "prose-nodes.js" in sizes
    assert sum(sizes.values()) < LIGHTEST, sizes
