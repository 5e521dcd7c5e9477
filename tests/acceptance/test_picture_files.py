"""Readers are sent the file that fits: no more pixels than they see, and a portrait whole."""

import pytest
from django.utils import timezone

from newsroom.models import Paper
from tests.builders import take_photo
from tests.every_page import make_every_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST = 1.5  # times as many pixels across as are shown, where a smaller file would do
WIDTHS = (320, 640, 960, 1280, 1920)
SCREENS = {"phone": (390, 2), "large phone": (430, 3), "desk": (1280, 1), "fine desk": (1280, 2)}
PICTURES = """async () => {
  const found = []
  for (const one of document.querySelectorAll('main img[srcset]')) {
    one.scrollIntoView()
    one.loading = 'eager'
    await one.decode()
    if (!one.clientWidth) continue
    const [, ratio, width] = one.currentSrc.match(/(full|3x2)-(\\d+)\\./)
    found.push([one.currentSrc, Number(width), one.clientWidth * devicePixelRatio])
  }
  return found
}"""
SHAPES = """async all => {
  for (const one of all) { one.loading = 'eager'; await one.decode() }
  return all.map(one => [one.naturalWidth / one.naturalHeight, getComputedStyle(one).objectFit])
}"""


@pytest.fixture
def paper(transactional_db, work):
    """Every kind of page, its photos with each of their files."""
    Paper.objects.get_or_create(pk=1)
    photos = [take_photo(size) for size in ((2000, 1333), (2000, 1500), (1200, 1800))]
    addresses = make_every_page("Harbour", hour=timezone.now(), photos=photos)
    work()
    return addresses


@pytest.mark.parametrize("screen", SCREENS)
def test_no_file_has_half_as_many_pixels_again_as_are_shown(paper, open_page, screen):
    width, density = SCREENS[screen]
    screen = {"viewport": {"width": width, "height": 900}, "device_scale_factor": density}
    seen, wasted = 0, []
    for name in ("front", "story", "section", "gallery", "galleries", "latest"):
        page = open_page(**screen)  # a browser that kept nothing: a larger file would do again
        page.goto(paper[name])
        for file, wide, shown in page.evaluate(PICTURES):
            seen += 1
            if wide > MOST * shown and wide > next(one for one in WIDTHS if one >= shown):
                wasted.append((name, file.rpartition("/")[2], round(shown)))
    assert seen > 10 and wasted == []


@pytest.mark.parametrize("kind", ["story", "gallery"])
def test_a_portrait_is_shown_whole(paper, open_page, kind):
    page = open_page()
    page.goto(paper[kind])
    pictures = page.locator("main figure img").evaluate_all(SHAPES)
    portraits = [fit for ratio, fit in pictures if ratio < 1]
    assert portraits and set(portraits) == {"contain"}
