"""Everybody gets in: axe on every kind of page, narrow and enlarged, in every set of colours."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GONE = {"withdrawn", "withdrawn gallery", "not found"}  # their status is a complaint in the console
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one)
  return [one.outerHTML.slice(0, 90), style.outlineStyle, parseFloat(style.outlineWidth)]
}"""


def each_page(page, addresses):
    """Goes to every kind of page in turn; yields its name."""
    for name, address in addresses.items():
        page.goto(address)
        yield name
        if name in GONE:
            page.complaints.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(live_addresses, open_page, width, scheme):
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    found = {}
    for name in each_page(page, live_addresses):
        violations = Axe().run(page).response["violations"]
        told = [(one["id"], one["nodes"][0]["html"][:120]) for one in violations]
        if told:
            found[name] = told
    assert found == {}


def test_at_320_pixels_nothing_scrolls_sideways(live_addresses, open_page):
    """WCAG 1.4.10: 1280 pixels at 400 %."""
    page = open_page(viewport={"width": 320, "height": 256})
    wide = {name: over for name in each_page(page, live_addresses)
            if (over := page.evaluate(OVERFLOW)) > 0}  # fmt: skip
    assert wide == {}


@pytest.mark.parametrize("colours", ["none", "active"])
def test_the_focus_is_seen_wherever_it_stands(live_addresses, open_page, colours):
    page = open_page(forced_colors=colours)
    for name in ("story", "front", "gallery", "search results"):
        page.goto(live_addresses[name])
        for _step in range(25):
            page.keyboard.press("Tab")
            told, style, width = page.evaluate(FOCUSED)
            if told.startswith("<body"):  # past the last link, before the first
                continue
            assert style != "none" and width >= 2, (name, told)


def test_whoever_wants_no_motion_gets_none(live_addresses, open_page):
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    still, moving = open_page(reduced_motion="reduce"), open_page(reduced_motion="no-preference")
    for page, wanted in ((still, "auto"), (moving, "smooth")):
        page.goto(live_addresses["story"])
        assert page.evaluate(behaviour) == wanted
        assert page.evaluate("document.getAnimations().length") == 0


def test_more_contrast_leaves_no_grey(live_addresses, open_page):
    page = open_page(contrast="more")
    page.goto(live_addresses["story"])
    ink, grey = page.evaluate(
        "['body', '.stamp'].map(one => getComputedStyle(document.querySelector(one)).color)"
    )
    assert ink == grey


def test_on_paper_stand_the_story_and_nothing_around_it(live_addresses, open_page):
    page = open_page(color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(live_addresses["story"])
    for hidden in (".rail", ".ad", ".foot", ".sections", ".numbers", ".share", ".skip"):
        assert not page.locator(hidden).first.is_visible(), hidden
    for shown in ("h1", ".body", ".strip-photos figcaption", ".name"):
        assert page.locator(shown).first.is_visible(), shown
    paper, ink = page.evaluate(
        "(s => [s.backgroundColor, s.color])(getComputedStyle(document.body))"
    )
    assert (paper, ink) == ("rgb(255, 255, 255)", "rgb(18, 18, 18)")
    strips = page.evaluate("getComputedStyle(document.querySelector('.strip-photos ol')).display")
    assert strips == "block"  # every photo below the other, none beyond the edge
