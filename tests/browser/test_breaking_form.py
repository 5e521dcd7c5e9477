"""The form of the breaking banner: its story is found as one types."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Breaking
from tests.builders import make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_its_story_is_found_by_words_and_the_next_takes_its_place(open_page):
    stories = [make_article(headline=name) for name in ("Gate opens", "Ferry sold")]
    page = open_page(make_user("publisher"))
    page.goto(reverse("admin:articles_breaking_add"))
    box = page.get_by_role("combobox", name="Headline, slugline, address")
    for story in stories:
        box.press_sequentially(story.headline[:5])
        page.get_by_role("option", name=story.headline).wait_for()
        page.keyboard.press("Enter")
    expect(page.locator(".names li > span").first).to_have_text("Ferry sold")
    expect(page.locator(".names li")).to_have_count(1)
    page.get_by_label("Day").fill("2099-01-01")
    page.get_by_label("Hour").fill("12:00")
    page.get_by_role("button", name="Put it up").click()
    page.wait_for_url("**/breaking/")
    assert Breaking.objects.get().article == stories[1]
