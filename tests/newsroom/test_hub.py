"""A WebSub hub hears which feeds have news: at the story's hour, by a worker."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult

from articles import workflow as stories
from media import workflow as galleries
from newsroom.hub import tell_hub
from tests.builders import (
    HOUR,
    NOON,
    make_article,
    make_contributor,
    make_gallery,
    make_section,
    make_tag,
)

pytestmark = pytest.mark.django_db


class Hub(BaseHTTPRequestHandler):
    """Remembers the feeds that it was told of."""

    def do_POST(self):
        told = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.told.append(told)
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *told):
        pass


@pytest.fixture
def hub(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    server.told, server.status = [], 204
    Thread(target=server.serve_forever, daemon=True).start()
    settings.HUB_URL = f"http://127.0.0.1:{server.server_port}/"
    yield server
    server.shutdown()
    server.server_close()


def waiting():
    return DBTaskResult.objects.filter(task_path=tell_hub.module_path)


def carry_out():
    for row in waiting():
        tell_hub.func(*row.args_kwargs["args"])


def test_a_story_that_goes_live_is_told_to_every_feed_that_carries_it(hub, at, settings):
    story = make_article(
        status="ready", section=make_section(slug="port"), tags=[make_tag(slug="tides")],
        bylines=[make_contributor(slug="kim")],
    )  # fmt: skip
    at(NOON)
    stories.publish(story, by=None, seen=story.head_id)
    carry_out()
    (told,) = hub.told
    assert told["hub.mode"] == ["publish"]
    pages = ("/", "/latest/", "/port/", "/topics/tides/", "/by/kim/")
    assert set(told["hub.url"]) == {
        f"{settings.BASE_URL}{page}feed.{suffix}"
        for page in pages for suffix in ("rss", "atom", "json")
    }  # fmt: skip
    for address in told["hub.url"]:
        assert Client().get(address.removeprefix(settings.BASE_URL)).status_code == 200


def test_a_scheduled_story_is_told_at_its_hour(hub, at):
    story = make_article(status="ready", planned_for=(NOON + HOUR).isoformat())
    at(NOON)
    stories.publish(story, by=None, seen=story.head_id, at=NOON + HOUR)
    assert waiting().get().run_after == NOON + HOUR


def test_a_draft_is_told_to_nobody(hub):
    make_article(status="review")
    assert not waiting().exists()


def test_a_gallery_is_told_to_the_photos_feed(hub, at):
    gallery = make_gallery(status="ready")
    at(NOON)
    galleries.publish(gallery, by=None, seen=gallery.head_id)
    carry_out()
    assert all("/photos/feed." in address for address in hub.told[0]["hub.url"])


def test_a_hub_that_refuses_is_asked_again(hub):
    hub.status = 500
    with pytest.raises(OSError, match="500"):
        tell_hub.func(["https://example.org/feed.rss"])


def test_without_a_hub_nothing_waits_and_no_feed_names_one(at):
    make_article(status="published", published_at=NOON)
    at(NOON)
    assert not waiting().exists()
    assert b'rel="hub"' not in Client().get("/latest/feed.rss").content


def test_feeds_that_nobody_announces_name_no_hub(hub, at):
    make_article(headline="Ferry", status="published", published_at=NOON)
    at(NOON)
    assert b'rel="hub"' in Client().get("/latest/feed.atom").content
    assert b'rel="hub"' not in Client().get("/search/feed.atom?q=ferry").content
