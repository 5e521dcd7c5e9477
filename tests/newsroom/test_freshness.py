"""How long pages may be kept: never beyond the second at which they would read otherwise."""

from datetime import timedelta

import pytest
from django.test import Client

from articles import workflow
from media.models import Photo
from newsroom.models import Paper
from tests.builders import HOUR, NOON, SECOND, make_article, make_section, make_user, take_photo

pytestmark = pytest.mark.django_db
PURGED = "http://127.0.0.1:9/purge"


@pytest.fixture(autouse=True)
def paper(at, settings):
    settings.PURGE_URL = PURGED
    make_section(slug="city")
    Paper.objects.update(changed_at=NOON - 24 * HOUR)
    at(NOON)


def shared_for(address="/latest/") -> int:
    """The seconds for which a shared cache may keep a page."""
    told = dict(part.strip().partition("=")[::2]
                for part in Client().get(address)["Cache-Control"].split(","))  # fmt: skip
    assert told["max-age"] == "0", "browsers ask each time"
    return int(told["s-maxage"])


def test_a_page_is_kept_for_minutes_where_its_changes_are_purged():
    assert shared_for() == 300


def test_for_seconds_where_nobody_tells_the_cache(settings):
    settings.PURGE_URL = ""
    assert shared_for() == 5


def test_never_beyond_the_hour_of_a_story_to_come(at):
    make_article(status="published", published_at=NOON + 90 * SECOND)
    at(NOON)
    assert shared_for() == 90
    at(NOON + 60 * SECOND)
    assert shared_for() == shared_for("/city/") == shared_for("/latest/feed.rss") == 30
    told = Client().get("/latest/")["CDN-Cache-Control"]
    assert "max-age=30, stale-while-revalidate=0," in told
    at(NOON + 90 * SECOND)
    assert shared_for() == 300


def test_never_beyond_the_end_of_a_photos_rights(at):
    photo = take_photo()
    Photo.objects.filter(pk=photo.pk).update(rights_until=NOON + 42 * SECOND)
    story = make_article(status="published", published_at=NOON - HOUR, photos=[photo])
    at(NOON)
    assert shared_for(story.get_absolute_url()) == 42


def modified(address):
    return Client().get(address)["Last-Modified"]


def test_last_modified_rises_with_each_verb_a_withdrawal_too(at):
    story = make_article(status="published", published_at=NOON - HOUR)
    own, by = story.get_absolute_url(), make_user("publisher")
    at(NOON + HOUR)
    before = modified(own)
    workflow.withdraw(story, by=by, seen=story.head_id, notice="Wrong.")
    at(NOON + 2 * HOUR)
    response = Client().get(own, headers={"If-Modified-Since": before})
    assert response.status_code == 410
    assert response["Last-Modified"] > before


def test_last_modified_rises_when_a_storys_hour_comes(at):
    make_article(status="published", published_at=NOON + HOUR)
    at(NOON + 2 * HOUR)
    assert modified("/latest/") == "Fri, 31 Jul 2026 13:00:00 GMT"


def test_a_page_that_changed_within_this_second_has_none_yet(at):
    make_article(status="published", published_at=NOON + HOUR)
    at(NOON + HOUR + timedelta(milliseconds=200))
    assert "Last-Modified" not in Client().get("/latest/")


def test_who_asks_by_date_alone_gets_a_304(at):
    make_article(status="published", published_at=NOON - HOUR)
    at(NOON + HOUR)
    since = modified("/latest/")
    assert Client().get("/latest/", headers={"If-Modified-Since": since}).status_code == 304


@pytest.mark.parametrize("encoding", ["zstd", "br", "gzip"])
def test_readers_get_text_compressed_with_an_etag_that_still_answers(encoding):
    client = Client(headers={"Accept-Encoding": encoding})
    response = client.get("/latest/")
    assert response["Content-Encoding"] == encoding
    assert "Accept-Encoding" in response["Vary"] and "Cookie" not in response["Vary"]
    again = client.get("/latest/", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_the_desk_is_not_compressed(admin_client):
    response = admin_client.get("/admin/", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in response


def test_a_photo_is_not_compressed_again():
    photo = take_photo()
    make_article(status="published", published_at=NOON - HOUR, photos=[photo])
    address = f"/uploads/{photo.current.stem}/full-320.jpg"
    response = Client().get(address, headers={"Accept-Encoding": "gzip"})
    assert response.status_code == 200 and "Content-Encoding" not in response
