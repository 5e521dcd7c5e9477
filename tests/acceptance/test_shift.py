"""Nothing moves while a page loads: the layout shift that Chromium counts, with late pictures."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LATE = 400  # milliseconds after which a picture comes at the earliest
WATCH = """
window.shift = 0
new PerformanceObserver(list => { for (const one of list.getEntries()) window.shift += one.value })
  .observe({ type: 'layout-shift', buffered: true })
"""
SHOWN = """() => Promise.all(
  Array.from(document.images).filter(one => one.loading != 'lazy').map(one => one.decode())
).then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", ["story", "front", "gallery", "section"])
def test_late_pictures_move_nothing(live_addresses, open_page, kind, width):
    page = open_page(viewport={"width": width, "height": 800})
    late = []

    def hold(route):
        late.append(route.request.url)
        page.wait_for_timeout(LATE)
        route.continue_()

    page.route("**/uploads/**", hold)
    page.add_init_script(WATCH)
    page.goto(live_addresses[kind])
    page.evaluate(SHOWN)
    page.evaluate("scrollTo(0, 600)")
    page.evaluate(SHOWN)
    assert late, "no picture was asked for"
    assert page.evaluate("window.shift") <= 0.002
