"""The library narrowed to what a picture editor looks for: a day, a person, a credit."""

from datetime import timedelta

import pytest
from lxml import html

from media.models import Photo
from tests.builders import HOUR, NOON, make_photo, make_user
from tests.desk import at_the_desk

pytestmark = pytest.mark.django_db

LIST = "/admin/media/photo/"
DAY = timedelta(days=1)


@pytest.fixture
def desk(at):
    at(NOON)
    return at_the_desk(make_user("photo"))


def shown(desk, **asked) -> list[Photo]:
    page = desk.get(LIST, asked)
    assert page.status_code == 200
    return list(page.context["cl"].result_list)


def make_photo_at(hour, **words) -> Photo:
    return make_photo(uploaded_at=hour, **words)


def test_by_any_day_on_the_papers_clock(desk):
    early, late = (make_photo_at(NOON - 9 * DAY + shift) for shift in (-HOUR, 13 * HOUR))
    make_photo_at(NOON)
    # noon UTC is nine in the evening in Seoul, and 13 hours later the next day there
    assert shown(desk, day="2026-07-22") == [early]
    assert shown(desk, day="2026-07-23") == [late]
    assert shown(desk, day="2026-07-01") == []


@pytest.mark.parametrize("day", ["2026-02-31", "someday", "99999-01-01", "0001-01-01"])
def test_a_day_that_is_none_shows_nothing(desk, day):
    make_photo_at(NOON)
    assert shown(desk, day=day) == []


def test_by_anybody_who_brought_photos_in(desk):
    lee, park = make_user("reporter", first_name="Lee"), make_user("reporter")
    lees, _parks = make_photo(uploaded_by=lee), make_photo(uploaded_by=park)
    assert shown(desk, by=lee.pk) == [lees]
    assert shown(desk, by="nobody") == []
    menu = [words for _pk, words in filter_of(desk.get(LIST), "by").lookup_choices]
    assert menu == sorted(["Lee", park.username]), "those who brought none in are left out"


def test_by_any_credit(desk):
    quay, tide = make_photo(credit_line="Quay Pictures"), make_photo(credit_line="Tideline")
    make_photo(credit_line="Quay Pictures too")
    assert shown(desk, credit="Quay Pictures") == [quay]
    assert shown(desk, credit=" Tideline ") == [tide]


def test_filters_add_up_and_what_is_typed_keeps_the_others(desk):
    photo = make_photo_at(NOON - DAY, caption="A ferry.", credit_line="Quay")
    make_photo_at(NOON - DAY, caption="A ferry.", credit_line="Tideline")
    make_photo_at(NOON, caption="A ferry.", credit_line="Quay")
    asked = {"q": "ferry", "credit": "Quay", "day": "2026-07-30"}
    assert shown(desk, **asked) == [photo]
    page = html.fromstring(desk.get(LIST, asked).content.decode())
    (form,) = [form for form in page.forms if "typed" in form.classes and "day" in form.inputs
               and form.inputs["day"].type == "date"]  # fmt: skip
    assert dict(form.form_values()) == asked


def test_rights_are_listed_by_the_hour_they_end(desk):
    soon, sooner = (make_photo(rights_until=NOON + n * HOUR) for n in (5, 2))
    ended = make_photo(rights_until=NOON - HOUR)
    make_photo()
    assert shown(desk, rights="week") == [sooner, soon]
    assert shown(desk, rights="ended") == [ended]


def filter_of(page, name):
    return next(f for f in page.context["cl"].filter_specs if f.parameter_name == name)
