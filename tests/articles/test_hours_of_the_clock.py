"""Hours that the paper's clock skips or shows twice are refused by name; an embargo is kept."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from newsroom.publishing import Status
from tests.builders import NOON, make_article, make_gallery, make_user
from tests.desk import at_the_desk, errors_at, opened, send

pytestmark = pytest.mark.django_db

SKIPPED = "goes forward on {} and skips {}. Choose another hour: {} is the same moment."
TWICE = "goes back on {} and shows {} twice. Choose an hour before or after it."
ODD = {
    "skipped in New York": (
        "America/New_York", "2027-03-14", "02:30", SKIPPED.format("14 March 2027", "02:30", "03:30")
    ),
    "skipped in Berlin": (
        "Europe/Berlin", "2027-03-28", "02:00", SKIPPED.format("28 March 2027", "02:00", "03:00")
    ),
    "twice in New York": (
        "America/New_York", "2026-11-01", "01:30", TWICE.format("1 November 2026", "01:30")
    ),
    "twice in Berlin": (
        "Europe/Berlin", "2026-10-25", "02:59", TWICE.format("25 October 2026", "02:59")
    ),
    "half an hour on Lord Howe": (
        "Australia/Lord_Howe", "2026-10-04", "02:15",
        SKIPPED.format("4 October 2026", "02:15", "02:45"),
    ),
}  # fmt: skip
odd_hours = pytest.mark.parametrize(("zone", "day", "hour", "words"), ODD.values(), ids=ODD)


@pytest.fixture
def in_zone(settings, at):
    """Sets the paper's zone."""
    at(NOON)

    def set_zone(zone):
        settings.TIME_ZONE = zone
        timezone.get_default_timezone.cache_clear()

    yield set_zone
    timezone.get_default_timezone.cache_clear()


@odd_hours
@pytest.mark.parametrize("field", ["planned_for", "embargo_until"])
def test_an_odd_hour_is_refused_and_nothing_typed_is_lost(in_zone, field, zone, day, hour, words):
    in_zone(zone)
    article = make_article(status=Status.READY)
    client = at_the_desk(make_user("publisher"))
    typed = {f"{field}_0": day, f"{field}_1": hour, "headline": "Typed besides"}
    page = send(client, opened(client, article), verb="publish", **typed)
    assert words in errors_at(page, field)
    assert zone in errors_at(page, field)
    shown = page.content.decode()
    assert all(f'value="{value}"' in shown for value in (day, hour))
    assert "Typed besides" in shown
    article.refresh_from_db()
    assert (article.status, article.published_at) == (Status.READY, None)


@odd_hours
def test_a_save_without_a_new_page_tells_the_same(in_zone, zone, day, hour, words):
    in_zone(zone)
    client = at_the_desk(make_user("editor"))
    action, values = opened(client, make_gallery())
    typed = {"planned_for_0": day, "planned_for_1": hour}
    answer = client.post(action, values | typed, headers={"accept": "application/json"}).json()
    assert not answer["saved"]
    assert words in answer["errors"]["planned_for"][0]


@pytest.mark.parametrize(
    ("zone", "day", "hour", "moment"),
    [
        ("America/New_York", "2027-03-14", "01:59", datetime(2027, 3, 14, 6, 59, tzinfo=UTC)),
        ("America/New_York", "2027-03-14", "03:00", datetime(2027, 3, 14, 7, 0, tzinfo=UTC)),
        ("Europe/Berlin", "2026-10-25", "01:59", datetime(2026, 10, 24, 23, 59, tzinfo=UTC)),
        ("Europe/Berlin", "2026-10-25", "03:00", datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
    ],
)
def test_the_hours_beside_it_are_kept_to_the_minute(in_zone, zone, day, hour, moment):
    in_zone(zone)
    article = make_article(status=Status.READY)
    client = at_the_desk(make_user("publisher"))
    form = opened(client, article)
    send(client, form, verb="publish", planned_for_0=day, planned_for_1=hour)
    article.refresh_from_db()
    assert (article.status, article.published_at) == (Status.PUBLISHED, moment)


def test_an_hour_before_the_embargo_is_refused_and_none_takes_the_embargo_s(in_zone):
    in_zone("Asia/Seoul")
    article = make_article(status=Status.READY)
    client = at_the_desk(make_user("publisher"))
    held = {"embargo_until_0": "2026-08-01", "embargo_until_1": "18:00"}
    early = {"planned_for_0": "2026-08-01", "planned_for_1": "17:59"}
    page = send(client, opened(client, article), verb="publish", **held, **early)
    assert "The embargo lifts later: 1 August 2026, 18:00 KST." in errors_at(page, "planned_for")
    article.refresh_from_db()
    assert article.status == Status.READY
    send(client, opened(client, article), verb="publish", **held)
    article.refresh_from_db()
    assert article.published_at == datetime(2026, 8, 1, 9, 0, tzinfo=UTC)
