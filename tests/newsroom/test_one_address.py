"""A page answers at one address."""

import pytest

from newsroom.addresses import remember
from tests.builders import HOUR, NOON, make_article, make_section

pytestmark = pytest.mark.django_db


def get(client, line):
    """Ask as gunicorn does, which tells the line as it came besides the decoded path."""
    return client.get(line, RAW_URI=line)


def test_a_slash_in_disguise_makes_no_second_address(client, at):
    story = make_article(status="published", published_at=NOON - HOUR, slug="one")
    at(NOON)
    own = story.get_absolute_url()
    assert get(client, own).status_code == 200
    for slash in ("%2F", "%2f"):
        assert get(client, own.replace("/07/", f"{slash}07/")).status_code == 404
    assert get(client, f"{own}?from=%2Flatest%2F").status_code == 200


@pytest.mark.parametrize(
    "asked", ["/house/%00.jpg", "/uploads/a%00/full-320.jpg", "/%00/", "/admin/%00/"]
)
def test_a_nul_stands_in_no_address(client, asked):
    assert client.get(asked).status_code == 404


def test_two_slashes_are_not_one(client):
    make_section(slug="city")
    assert client.get("/", PATH_INFO="//city/").status_code == 404


@pytest.mark.parametrize(
    "typed", ["/city", "/CITY/", "/City", "/2026/07/31/one", "/2026/07/31/ONE/", "/2026/07/31/One"]
)
def test_a_page_is_found_whatever_the_case_or_the_last_slash_in_one_step(client, at, typed):
    make_article(
        section=make_section(slug="city"), slug="one", status="published", published_at=NOON - HOUR
    )
    at(NOON)
    response = client.get(f"{typed}?from=here")
    assert response.status_code == 301
    assert response.headers["Location"] == f"{typed.lower().rstrip('/')}/?from=here"
    assert client.get(response.headers["Location"]).status_code == 200


def test_an_old_slug_without_its_slash_is_one_step_too(client, at):
    section = make_section(slug="city")
    remember("/town/", section)
    assert client.get("/Town").headers["Location"] == "/city/"


def test_what_is_nowhere_is_not_led_anywhere(client):
    for path in ("/Nowhere", "/nowhere", "/2026/07/31/No"):
        assert client.get(path).status_code == 404


def test_a_story_to_come_is_not_told_by_a_redirect(client, at):
    make_article(slug="one", status="published", published_at=NOON + HOUR)
    at(NOON)
    assert client.get("/2026/07/31/ONE").status_code == 404


def test_the_desk_keeps_its_own_way(client):
    assert client.get("/admin").status_code in (301, 302)
    assert client.post("/CITY").status_code in (404, 405)
