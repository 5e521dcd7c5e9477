"""The automatic front: by priority and hour, no story twice, no hole."""

from datetime import timedelta

import pytest

from articles.front import FULL_STRIP, SHORT_STRIP, Candidate, lay_out
from tests.builders import HOUR, NOON, make_article, make_section
from tests.bulk import FULL, make_many
from tests.reader import headlines_of, main_text, page_of

MINUTE = timedelta(minutes=1)


def candidates(number, **changes):
    """So many regular stories, a minute apart, in three sections by turns; 1 is the newest."""
    given = {"priority": 4, "pictured": True}
    return [
        Candidate(pk=n, hour=NOON - n * MINUTE, sections={n % 3}, **given | changes)
        for n in range(1, number + 1)
    ]


def test_no_story_stands_twice():
    everything = lay_out(candidates(200), [0, 1, 2], NOON).all()
    assert len(everything) == len(set(everything))


def test_no_place_is_empty_while_a_story_is_left():
    for number in (1, 2, 4, 8, 13, 14, 23):
        front = lay_out(candidates(number), [0, 1, 2], NOON)
        assert len(front.all()) == number


def test_a_full_front_fills_every_place():
    front = lay_out(candidates(200), [0, 1, 2], NOON)
    sizes = [len(part) for part in (front.points, front.texts, front.seconds, front.headlines)]
    assert sizes == [3, 5, 4, 10]
    assert [len(strip) for strip in front.strips.values()] == [FULL_STRIP] * 3


def test_a_strip_is_full_or_short_or_left_out():
    few = candidates(28)
    for one in few[23:]:
        one.sections = {9} if one.pk <= 26 else {8}
    front = lay_out(few, [9, 8, 7], NOON)
    assert {section: len(strip) for section, strip in front.strips.items()} == {9: SHORT_STRIP}


def test_the_more_urgent_story_leads():
    stories = candidates(30)
    stories[20].priority = 1
    assert lay_out(stories, [], NOON).lead == stories[20].pk


def test_age_costs_urgency():
    fresh, old = Candidate(1, 4, NOON, pictured=True), Candidate(2, 1, NOON - 48 * HOUR)
    assert lay_out([old, fresh], [], NOON).lead == fresh.pk


def test_of_equals_the_one_with_a_picture_leads_but_a_flash_needs_none():
    plain, pictured = Candidate(1, 4, NOON), Candidate(2, 4, NOON - HOUR, pictured=True)
    assert lay_out([plain, pictured], [], NOON).lead == pictured.pk
    plain.priority = 1
    assert lay_out([plain, pictured], [], NOON).lead == plain.pk


def test_another_language_does_not_lead_while_there_is_our_own():
    foreign = Candidate(1, 1, NOON, ours=False, pictured=True)
    ours = Candidate(2, 6, NOON - 24 * HOUR)
    assert lay_out([foreign, ours], [], NOON).lead == ours.pk
    assert lay_out([foreign], [], NOON).lead == foreign.pk


def test_the_points_below_the_lead_are_of_its_section_where_they_can_be():
    front = lay_out(candidates(60), [], NOON)
    assert {pk % 3 for pk in front.points} == {front.lead % 3}


@pytest.mark.django_db
def test_the_page_shows_every_story_once(at):
    at(NOON)
    make_many(120, shape=FULL)
    page = page_of("/")
    stories = [address for address in headlines_of(page) if address.count("/") == 5]
    assert len(stories) == len(set(stories)) > 50


@pytest.mark.django_db
def test_a_flash_leads_the_page(at):
    at(NOON)
    make_article(status="published", published_at=NOON - 3 * HOUR, headline="Bank raises rate",
                 priority=1)  # fmt: skip
    make_article(status="published", published_at=NOON - HOUR, headline="Bench is painted")
    assert page_of("/").xpath("string(//article[@class='lead']/h2)") == "Bank raises rate"


@pytest.mark.django_db
def test_a_paper_without_stories_has_a_front(at):
    at(NOON)
    assert "The first edition is on its way." in main_text(page_of("/"))
    make_section(name="Port")
    assert "Port" in page_of("/").text_content()
