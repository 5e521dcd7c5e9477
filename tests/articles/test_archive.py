"""The archive: by the day of the edition, in the paper's zone."""

from datetime import timedelta

import pytest

from tests.builders import HOUR, NOON, SECOND, make_article
from tests.reader import main_text, page_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)


def make(headline, hour):
    return make_article(status="published", published_at=hour, headline=headline)


def test_a_day_shows_its_edition_and_no_other():
    make("Of the day", NOON - HOUR)
    make("Of the day before", NOON - DAY)
    text = main_text(page_of("/2026/07/31/"))
    assert "Friday, July 31, 2026" in text
    assert text.index("Of the day") < text.index("Latest Headlines") < text.index("day before")


def test_latest_headlines_beside_a_day_are_of_other_days():
    today, before = make("Of the day", NOON - HOUR), make("Of the day before", NOON - DAY)
    rail = page_of("/2026/07/31/").xpath("//aside//li/a/@href")
    assert rail == [before.get_absolute_url()] and today.get_absolute_url() not in rail


def test_a_late_evening_in_utc_is_the_next_morning_in_seoul(at):
    at(NOON + DAY)
    make("After midnight", NOON + 4 * HOUR)  # 1 a.m. of August 1 in Seoul
    assert "After midnight" in main_text(page_of("/2026/08/01/"))
    page_of("/2026/07/31/", status=404)


def test_the_days_next_to_it_are_those_with_stories():
    for days in (0, 3, 9):
        make(f"Story {days}", NOON - days * DAY)
    make("Still to come", NOON + DAY)
    page = page_of("/2026/07/28/")
    assert page.xpath("//a[@rel='prev']/@href") == ["/2026/07/22/"]
    assert page.xpath("//a[@rel='next']/@href") == ["/2026/07/31/"]
    assert page_of("/2026/07/31/").xpath("//a[@rel='next']") == []


def test_a_day_without_stories_is_no_page():
    make("Today", NOON)
    page_of("/2026/07/30/", status=404)
    make("Tomorrow", NOON + DAY)
    page_of("/2026/08/01/", status=404)


def test_a_month_shows_its_days_newest_first_each_with_a_few():
    for number in range(7):
        make(f"First {number}", NOON - 2 * DAY - number * SECOND)
    make("Second day", NOON - SECOND)
    page = page_of("/2026/07/")
    days = page.xpath("//section[@class='edition']//h2/a/@href")
    assert days == ["/2026/07/31/", "/2026/07/29/"]
    assert len(page.xpath("//section[@class='edition'][2]//li")) == 5


def test_the_months_next_to_it_are_those_with_stories():
    make("Now", NOON)
    make("In spring", NOON - 90 * DAY)
    assert page_of("/2026/07/").xpath("//a[@rel='prev']/@href") == ["/2026/05/"]
    assert page_of("/2026/05/").xpath("//a[@rel='next']/@href") == ["/2026/07/"]
    page_of("/2026/06/", status=404)


def test_the_present_month_has_a_page_before_its_first_story():
    assert "Nothing has been published this month yet." in main_text(page_of("/2026/07/"))


@pytest.mark.parametrize("address", ["/2026/13/", "/2026/00/", "/2026/02/30/", "/2026/7/31/"])
def test_what_is_no_date_is_no_page(address):
    page_of(address, status=404)
