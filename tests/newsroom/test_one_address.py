"""A page answers at one address."""

import pytest

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


def test_two_slashes_are_not_one(client):
    make_section(slug="city")
    assert client.get("/", PATH_INFO="//city/").status_code == 404
