"""Korean and Arabic as they are read: where lines end, and which side is which."""

import pytest
from django.utils import timezone

from tests.builders import make_article, make_section, take_photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KOREAN = (
    "하늘해협을 건너는 첫 전기 여객선 ‘새벽호’가 운항을 시작했다. 40년 단골은 “조용해서 잠이 안 "
    "온다”고 했다. 섬 주민 뱃삯은 「해상교통법」이 정한 상한(4마르크)을 넘지 못한다. "
)
ARABIC = "وصلت العبارة الأولى إلى الميناء عند السادسة صباحا، ووقع الاتفاق بعد ذلك بعشر دقائق. "
# Each pair of signs that stand together in the text and on two lines on the page.
PARTED = r"""() => {
  const parted = [], texts = document.createTreeWalker(document.querySelector('.story'), 4)
  const top = (text, at) => {
    const range = document.createRange()
    range.setStart(text, at)
    range.setEnd(text, at + 1)
    return range.getBoundingClientRect().top
  }
  while (texts.nextNode()) {
    const text = texts.currentNode, words = text.data
    if (!text.parentElement.closest('[lang=ko]')) continue
    for (let at = 1; at < words.length; at++) {
      if (/\S\S/.test(words.slice(at - 1, at + 1)) && top(text, at) - top(text, at - 1) > 5)
        parted.push(words.slice(at - 4, at) + '|' + words.slice(at, at + 3))
    }
  }
  return parted
}"""
SIDES = """() => Object.fromEntries(['.rail', '.story', '.name', '.mast nav'].map(
  one => [one, document.querySelector(one).getBoundingClientRect().left]))"""
TURNS = "[...document.querySelectorAll('.turn')].map(one => getComputedStyle(one).transform)"
MIRRORED = "matrix(-1, 0, 0, 1, 0, 0)"


def live(**changes):
    make_section(name="City", slug="city")
    return make_article(status="published", published_at=timezone.now(), **changes)


def test_korean_words_never_end_a_line_unfinished(live_server, open_page):
    body = f"<p>{KOREAN * 3}</p><blockquote><p>{KOREAN}</p></blockquote>"
    story = live(
        language="ko", headline=KOREAN[:60], dek=KOREAN, body=body,
        photos=[take_photo(caption=KOREAN, language="ko")],
    )  # fmt: skip
    page = open_page()
    for width in (320, 360, 390, 414, 600, 768, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(story.get_absolute_url())
        assert page.evaluate(PARTED) == [], width


def test_a_paper_in_arabic_is_mirrored(live_server, open_page, settings):
    settings.LANGUAGE_CODE = "ar"
    story = live(language="ar", headline=ARABIC[:50], body=f"<p>{ARABIC}</p>")
    page = open_page(viewport={"width": 1280, "height": 800})
    page.goto(story.get_absolute_url())
    assert page.locator("html").get_attribute("dir") == "rtl"
    left = page.evaluate(SIDES)
    assert left[".rail"] < left[".story"]
    assert left[".mast nav"] < left[".name"]
    assert set(page.evaluate(TURNS)) == {MIRRORED}


def test_an_arabic_story_in_another_paper_is_read_from_the_right(live_server, open_page):
    quote = f"<p>{ARABIC}</p><blockquote><p>{ARABIC}</p></blockquote>"
    card = '<figure data-embed-url="https://example.org/v"></figure>'
    story = live(language="ar", headline=ARABIC[:50], dek=ARABIC, body=quote + card)
    page = open_page(viewport={"width": 1280, "height": 800})
    page.goto(story.get_absolute_url())
    left = page.evaluate(SIDES)
    assert left[".story"] < left[".rail"]  # the paper's own side
    for part in ("h1", ".story .dek", ".body"):
        direction = "one => getComputedStyle(one).direction"
        assert page.locator(part).first.evaluate(direction) == "rtl", part
    rule = "one => getComputedStyle(one).borderRightWidth"
    assert page.locator("blockquote").evaluate(rule) == "3px"
    within = ".body .turn"
    assert page.locator(within).evaluate("one => getComputedStyle(one).transform") == MIRRORED
