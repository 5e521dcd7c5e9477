"""The paper goes to press: from an editor's form to a reader's page and a subscriber's feed."""

import re

import pytest
from django.utils import timezone

from articles.models import Article
from media.ingest import take_in
from newsroom.models import Paper
from tests.browser.saving import saved
from tests.builders import (
    make_agency,
    make_article,
    make_contributor,
    make_section,
    make_user,
    set_ads,
)
from tests.desk import address
from tests.feed_reader import read
from tests.media.pictures import picture_bytes, upload

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEADLINE = "Rival crews share a bridge and a photograph"
CAPTION = "The crews of both ferries stand together on the bridge on Tuesday, a rare sight."
PARAGRAPHS = [
    "While the race itself was decided early, what followed became the scene of the week: "
    "two crews that had not spoken for a decade stood on one bridge and looked into one lens.",
    "The picture came after the older boat had won by less than a length over eleven miles "
    "of open water, in a wind that kept every smaller vessel in port.",
    "The younger crew had taken third place earlier that day, ahead of the visitors from the "
    "southern islands, who were first to offer their congratulations.",
    "After the ceremony the three captains lined up for pictures taken by a deck hand, who had "
    "carried the only dry telephone on board under his hat since the morning.",
    "The moment of goodwill comes while the two harbours argue about fares, berths and the "
    "right to sound a horn after ten at night.",
    "Pictures of it went round both towns within the hour, but talk between the crews stayed "
    "short and, by all accounts, about the weather.",
    "“We said well done, and we shook hands,” the younger captain said. “That is more than "
    "anybody managed in my father’s time.”",
    "By the next afternoon neither harbour office had mentioned the photograph, and the "
    "notice boards at both piers showed only the tide.",
    "The second place was the best result for the northern crew since the race was first "
    "rowed, and nobody on the quay had expected it to finish at all.",
    "Relations were warmer eight winters ago, when both towns sent one lifeboat to the same "
    "wreck and shared the medal that was given for it.",
    "It was not the first time that the two made news this week: on Friday the band played "
    "the wrong song as the northern boat came in.",
    "The harbour master apologised by letter and put the mistake down to a missing page.",
]


@pytest.fixture
def desk(transactional_db):
    """A paper under the agency's ad preset, with people, two sections and four photos."""
    world, sport = make_section(name="World", slug="world"), make_section(name="Sport", slug="s")
    Paper.objects.filter(pk=1).update(name="The Harbour Post")
    set_ads("agency")
    shooter = make_user("photo")
    words = {"credit_line": "Yonhap", "alt_text": "People on a bridge."}
    photos = [
        take_in(upload((1200, 800)), by=shooter, caption=caption, **words)
        for caption in (CAPTION, "The start.", "The finish.", "The medals.")
    ]
    make_article(headline="An older story", status="published", published_at=timezone.now())
    return {
        "sections": [world, sport], "photos": photos,
        "agency": make_agency(), "writer": make_contributor(name="Kim Seo-yeon", slug="kim"),
        **{role: make_user(role) for role in ("reporter", "copy", "publisher")},
    }  # fmt: skip


def write(page, desk):
    """Type the story as a reporter types it."""
    page.goto(address(Article, "add"))
    page.get_by_label("Headline", exact=True).fill(HEADLINE)
    body = page.get_by_role("textbox", name="Body")
    body.click()
    for paragraph in PARAGRAPHS:
        page.keyboard.insert_text(paragraph)
        page.keyboard.press("Enter")
    page.get_by_label("Section", exact=True).select_option("World")
    page.get_by_label("Sport").check()
    page.get_by_label("Source agency").select_option("United Press")
    page.get_by_label("Date in the dateline").fill("2026-07-31")
    page.get_by_role("combobox", name="Add a name").fill("seo")
    page.get_by_role("option", name="Kim Seo-yeon").click()
    topics = page.get_by_role("combobox", name="Topics")
    for topic in ("Ferries", "여객선"):
        topics.fill(topic)
        topics.press("Enter")


def choose_photos(page):
    """Four from the library, then the last, which is the first that was taken in, to the lead."""
    page.get_by_role("button", name="From the library").click()
    library = page.locator(".finder .photo-grid button")
    library.nth(3).wait_for()
    for place in range(4):
        library.nth(place).click()
    page.get_by_role("button", name="Done").click()
    shots = page.locator(".shots > li")
    for _step in range(3):
        shots.filter(has_text=CAPTION).get_by_role("button", name="Move up").click()
    assert CAPTION in shots.first.inner_text()


def press(page, name):
    """Press a button that sends the form, and wait for the answer to be laid in the page."""
    with saved(page):
        page.get_by_role("button", name=name, exact=True).first.click()


@pytest.fixture
def story(desk, open_page):
    """The story, written, read and published through the admin by three people."""
    reporter = open_page(desk["reporter"])
    write(reporter, desk)
    choose_photos(reporter)
    press(reporter, "Send to desk")
    reporter.locator(".messagelist").get_by_text("Sent to the desk.").wait_for()
    article = Article.objects.get(headline=HEADLINE)
    for role, button in (("copy", "Mark ready"), ("publisher", "Publish")):
        page = open_page(desk[role])
        page.goto(address(article))
        press(page, button)
    article.refresh_from_db()
    assert article.is_published()
    return article


def test_a_story_goes_from_the_form_to_the_page(story, desk, page, client):
    page.goto(story.get_absolute_url())
    told = re.sub(r"\s+", " ", page.locator("body").inner_text())
    in_order = [
        HEADLINE, f"1 of 4 | {CAPTION} Photo by Yonhap", f"July 31 (UPI) -- {PARAGRAPHS[0]}",
        PARAGRAPHS[1], "Advertisement", PARAGRAPHS[2], PARAGRAPHS[3], PARAGRAPHS[-1],
        "Latest Headlines",
    ]  # fmt: skip
    found = -1
    for words in in_order:
        found = told.lower().find(words.lower(), found + 1)
        assert found >= 0, f"{words!r} is missing, or not where it belongs, in: {told}"
    for number in (2, 3, 4):
        assert f"{number} of 4 |" in told
    assert told.count(CAPTION) == 1
    assert_listed(story, desk, client)


def assert_listed(story, desk, client):
    """It is in every listing that it belongs in, and in the feeds of each."""
    day = story.edition_date
    listings = ["/", "/latest/", "/world/", "/s/", "/by/kim/", "/topics/ferries/",
                "/topics/여객선/"]  # fmt: skip
    for listing in listings:
        assert HEADLINE in client.get(listing).content.decode(), listing
        assert HEADLINE in client.get(f"{listing}feed.rss").content.decode(), listing
    assert HEADLINE in client.get(f"/{day:%Y/%m/%d}/").content.decode()
    assert read(client, "/latest/feed.rss")


def test_the_form_is_saved_and_published_from_the_keyboard(desk, open_page):
    page = open_page(desk["publisher"])
    article = make_article(headline="Before")
    page.goto(address(article))
    page.get_by_role("textbox", name="Body").wait_for()
    page.get_by_label("Headline", exact=True).fill("After")
    page.locator("[data-saved]").get_by_text("Not saved since").wait_for()
    with saved(page):
        page.keyboard.press("Control+s")
    article.refresh_from_db()
    assert article.headline == "After"
    assert page.get_by_text("Saved", exact=False).first.is_visible()
    with saved(page):
        page.keyboard.press("Control+Enter")
    article.refresh_from_db()
    assert article.is_published()


def test_a_body_opened_and_saved_by_the_editor_is_unchanged(desk, open_page):
    body = (
        '<p>One <strong>two</strong> <em>three</em> <a href="https://a.example/">four</a>.</p>'
        "<h2>Five</h2><ul><li><p>six</p></li></ul><blockquote><p>seven</p></blockquote>"
        f'<figure data-photo="{desk["photos"][0].pk}" data-layout="wide"></figure>'
        "<p>Eight.</p>"
    )
    article = make_article(body=body)
    page = open_page(desk["copy"])
    page.goto(address(article))
    page.get_by_role("textbox", name="Body").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Nine.")
    press(page, "Save")
    article.refresh_from_db()
    assert article.body == body.replace("Eight.", "Eight. Nine.")


@pytest.mark.parametrize("width", [390, 1280])
def test_no_form_scrolls_sideways(desk, open_page, width):
    page = open_page(desk["publisher"], viewport={"width": width, "height": 800})
    article = make_article(headline="H" * 120, photos=desk["photos"])
    for url in (address(article), address(Article, "add"), address(Article, "changelist")):
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_javascript_a_story_is_written_and_sent(desk, open_page):
    page = open_page(desk["reporter"], java_script_enabled=False)
    page.goto(address(Article, "add"))
    page.get_by_label("Headline", exact=True).fill("By hand")
    page.get_by_label("Body").fill("<p>Typed as it is.</p>")
    page.get_by_label("Section", exact=True).select_option("World")
    page.get_by_role("textbox", name="Add a name").fill("Kim Seo-yeon")
    page.get_by_role("textbox", name="Topics").fill("Ferries, Night")
    page.get_by_role("button", name="Send to desk", exact=True).click()
    page.get_by_text("Sent to the desk.").wait_for()
    article = Article.objects.get(headline="By hand")
    assert article.status == "review"
    assert len(article.head.data["tags"]) == 2


def test_a_dropped_file_comes_in_and_lacks_its_credit_in_red(desk, open_page, tmp_path):
    article = make_article()
    page = open_page(desk["publisher"])
    page.goto(address(article))
    good, bad = tmp_path / "pier.jpg", tmp_path / "notes.jpg"
    good.write_bytes(picture_bytes((900, 600)))
    bad.write_text("no picture at all")
    page.locator("[data-upload] input").set_input_files([good, bad])
    shot = page.locator(".shots > li")
    shot.get_by_text("no credit line", exact=False).wait_for()
    page.get_by_text("notes.jpg:").wait_for()
    assert shot.count() == 1
    press(page, "Save")
    article.refresh_from_db()
    assert len(article.head.data["photos"]) == 1


def test_the_button_says_the_hour_that_is_typed(desk, open_page):
    page = open_page(desk["publisher"])
    page.goto(address(make_article()))
    page.get_by_label("Day", exact=True).first.fill("2099-08-01")
    page.get_by_label("Hour", exact=True).first.fill("18:00")
    page.get_by_role("button", name="Publish at 1 Aug 2099 18:00").wait_for()
    page.get_by_label("Hour", exact=True).first.fill("")
    page.get_by_role("button", name="Publish", exact=True).wait_for()
