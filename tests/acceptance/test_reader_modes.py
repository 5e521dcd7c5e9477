"""What is left of a story where a page is taken apart: Firefox's reader view, a text browser."""

import json
import re
from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from newsroom.models import Paper
from tests.acceptance.judges import HERE, needed, package, run
from tests.builders import make_article, make_contributor, make_tag, set_ads, take_photo
from tests.reader import in_order

pytestmark = pytest.mark.django_db

PARAGRAPHS = [
    f"Paragraph number {n} tells at some length what the two crews said about the bridge, "
    f"the weather and each other on the {n}th day of the race, which nobody won."
    for n in range(1, 15)
]
CAPTION = "The crews of both ferries stand together on the bridge on Tuesday."


@pytest.fixture
def story(db):
    """A story under an ad preset, with photos, a byline, a topic, and others beside it."""
    Paper.objects.get_or_create(pk=1)
    Paper.objects.filter(pk=1).update(name="The Harbour Post")
    set_ads("agency")
    live = {"status": "published", "published_at": timezone.now()}
    for number in range(4):
        make_article(headline=f"Something else {number}", **live)
    return make_article(
        headline="Rival crews share a bridge and a photograph", dek="Nobody had expected it.",
        body="".join(f"<p>{words}</p>" for words in PARAGRAPHS), tags=[make_tag(name="Ferries")],
        bylines=[make_contributor(name="Kim Seo-yeon", slug="kim")],
        photos=[take_photo(caption=CAPTION), take_photo(caption="The start.")], **live,
    )  # fmt: skip


@pytest.fixture
def page(story):
    """Its page, as HTML."""
    answer = Client().get(story.get_absolute_url()).content.decode()
    assert answer.count("Advertisement") >= 3
    return answer


def test_the_reader_view_of_firefox_has_it_whole_and_no_advertisement(page, story):
    needed("node", how="apt-get install nodejs")
    package("@mozilla/readability")
    told = json.loads(run("node", HERE / "readability.js", words=page, cwd=HERE))
    assert told["title"].startswith(story.headline)
    assert "Kim Seo-yeon" in told["byline"]
    hour = datetime.fromisoformat(told["publishedTime"])
    assert hour == story.published_at.replace(microsecond=0)
    assert told["lang"] == "en"
    text = " ".join(told["textContent"].split())
    in_order(text, CAPTION, "Photo by Yonhap", *PARAGRAPHS)
    for word in ("Advertisement", "RSS", "Something else"):
        assert word not in text


def test_a_text_browser_shows_it_in_reading_order_with_nothing_lost(page, story):
    needed("w3m", how="apt-get install w3m")
    shown = run("w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "500",
                words=page)  # fmt: skip
    text = re.sub(r"\s+", " ", shown)
    in_order(
        text, "Skip to main content", "The Harbour Post", story.headline, story.dek,
        "By Kim Seo-yeon", "Published", f"1 of 2 | {CAPTION} Photo by Yonhap",
        "2 of 2 | The start.",
        PARAGRAPHS[0], "Advertisement", *PARAGRAPHS[3:], "Topics", "Ferries", "Share",
        "Latest Headlines", "Something else", "All sections",
    )  # fmt: skip
    for words in PARAGRAPHS:
        assert text.count(words) == 1
