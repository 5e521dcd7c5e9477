"""What a screen reader walks by: headings without a gap, landmarks that differ by name."""

import pytest
from django.test import Client
from lxml import html

from tests.builders import NOON
from tests.every_page import make_every_page

pytestmark = pytest.mark.django_db

LANDMARKS = "//nav | //aside | //section[@aria-label or @aria-labelledby]"


@pytest.fixture
def pages(at):
    """Each kind of page, parsed, by its name."""
    addresses = make_every_page()
    at(NOON)
    return {
        name: html.fromstring(Client().get(address).content.decode())
        for name, address in addresses.items()
    }


def levels(page) -> list[int]:
    return [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]


def label(page, landmark) -> str:
    said = landmark.get("aria-label", "")
    for name in landmark.get("aria-labelledby", "").split():
        (heading,) = page.xpath("//*[@id=$name]", name=name)
        said += heading.text_content()
    return said


def test_every_page_has_one_first_heading_and_skips_no_level(pages):
    for name, page in pages.items():
        found = levels(page)
        assert found[0] == 1 and found.count(1) == 1, (name, found)
        steps = zip(found, found[1:], strict=False)
        assert all(below <= above + 1 for above, below in steps), (name, found)


def test_no_two_landmarks_of_a_page_have_one_name(pages):
    for name, page in pages.items():
        found = [(one.tag, label(page, one).casefold()) for one in page.xpath(LANDMARKS)]
        assert len(found) == len(set(found)), (name, sorted(found))


def test_the_day_has_both_ways_on_that_could_share_a_name(pages):
    assert len(pages["day"].find_class("pager")) == 2
