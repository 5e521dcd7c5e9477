"""Datelines: composed by the agency's pattern, never typed."""

from datetime import date
from types import SimpleNamespace

import pytest

from articles.datelines import compose, dateline_of, day_in_words

UPI = SimpleNamespace(agency_name="UPI", name="United Press", dateline_pattern="")
JULY_31 = date(2026, 7, 31)


def story(**changes):
    given = {
        "source": UPI, "dateline_place": "", "dateline_date": None, "edition_date": JULY_31,
        "language": "en",
    }  # fmt: skip
    return SimpleNamespace(**given | changes)


def agency(**changes):
    return SimpleNamespace(**vars(UPI) | changes)


def test_an_agency_signs_with_place_and_date():
    assert dateline_of(story(dateline_place="SEOUL")) == "SEOUL, July 31 (UPI) --"


def test_an_empty_place_takes_its_comma_along():
    assert dateline_of(story()) == "July 31 (UPI) --"


def test_the_date_is_the_editors_where_there_is_one():
    assert dateline_of(story(dateline_date=date(2026, 7, 30))) == "July 30 (UPI) --"


def test_a_story_without_agency_and_place_has_none():
    assert dateline_of(story(source=None, dateline_date=JULY_31)) == ""


def test_our_own_story_is_signed_with_the_papers_name_in_datelines():
    ours = story(source=None, dateline_place="SEOUL")
    assert dateline_of(ours, "GL") == "SEOUL, July 31 (GL) --"


def test_our_own_story_without_such_a_name_has_its_place_alone():
    assert dateline_of(story(source=None, dateline_place="SEOUL")) == "SEOUL --"
    dated = story(source=None, dateline_place="SEOUL", dateline_date=JULY_31)
    assert dateline_of(dated) == "SEOUL, July 31 --"


def test_an_agency_without_a_short_name_signs_in_full():
    assert dateline_of(story(source=agency(agency_name=""))) == "July 31 (United Press) --"


def test_the_agencys_own_pattern_wins():
    source = agency(dateline_pattern="{place} ({agency}), {date} —")
    assert dateline_of(story(source=source, dateline_place="SEOUL")) == "SEOUL (UPI), July 31 —"


def test_a_korean_story_has_a_korean_dateline():
    korean = story(language="ko", source=agency(agency_name="연합"), dateline_place="서울")
    assert dateline_of(korean) == "(서울=연합)"
    korean.dateline_place = ""
    assert dateline_of(korean) == "(연합)"


def test_a_korean_date_stands_in_korean_words():
    source = agency(dateline_pattern="{place}, {date} ({agency}) --")
    assert dateline_of(story(language="ko", source=source)) == "7월 31일 (UPI) --"


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 1, 2), "Jan. 2"), (date(2026, 5, 9), "May 9"), (date(2026, 6, 1), "June 1"),
     (date(2026, 9, 30), "Sept. 30"), (date(2026, 12, 25), "Dec. 25")],
)  # fmt: skip
def test_months_are_abbreviated_as_the_associated_press_does(day, words):
    assert day_in_words(day, "en") == words


@pytest.mark.parametrize("pattern", ["{", "{place", "{plaice} ({agency})", "{0}", "%s", "}{"])
def test_a_pattern_with_a_slip_in_it_never_raises(pattern):
    compose(pattern, place="SEOUL", date="July 31", agency="UPI")


def test_braces_in_a_place_are_words():
    assert compose("{place} --", place="{agency}", agency="UPI") == "{agency} --"
