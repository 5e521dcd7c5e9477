"""Datelines stand in a body that is HTML already: what was typed into them stays words."""

import pytest

from tests.builders import HOUR, NOON, make_agency, make_article
from tests.reader import main_text, page_of

pytestmark = pytest.mark.django_db
LIVE = {"status": "published", "published_at": NOON}
INSIDE = "//span[@class='place']/*"


@pytest.fixture(autouse=True)
def _an_hour_past_noon(at):
    at(NOON + HOUR)


def test_markup_in_the_place_is_shown_as_it_was_typed():
    story = make_article(dateline_place="<b>SEOUL</b>", source=make_agency(), **LIVE)
    page = page_of(story.get_absolute_url())
    assert "<b>SEOUL</b>, July 31 (UPI) --" in main_text(page)
    assert not page.xpath(INSIDE)


def test_markup_in_the_name_and_pattern_of_an_agency_is_too():
    agency = make_agency(agency_name="<i>UPI</i>", dateline_pattern="<s>{place}</s> ({agency})")
    page = page_of(make_article(dateline_place="SEOUL", source=agency, **LIVE).get_absolute_url())
    assert "<s>SEOUL</s> (<i>UPI</i>)" in main_text(page)
    assert not page.xpath(INSIDE)
