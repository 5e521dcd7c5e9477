"""A real cache in front: Varnish, set up as the docs have it, before a running paper.

What the verbs do is at the edge as soon as the worker ran, which looks every second.
"""

import re
import shutil
import socket
import subprocess
from contextlib import closing
from datetime import timedelta
from http.client import HTTPConnection
from urllib.request import Request, urlopen

import pytest
from django.conf import settings as configured
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from articles import workflow as stories
from newsroom.models import Paper
from tests.acceptance.judges import needed
from tests.builders import make_article, make_section, make_tag, take_photo

pytestmark = pytest.mark.django_db(transaction=True)

VCL = configured.BASE_DIR / "docs" / "operating" / "varnish.vcl"
# A connection kept open would outlive the server that a test stops.
ONCE = 'sub vcl_backend_fetch { set bereq.http.Connection = "close"; }'
FIRST_BYTE = 30  # seconds


class Edge:
    """Varnish before a paper of its own, which can be stopped."""

    def __init__(self, folder):
        self.paper = LiveServer("127.0.0.1")
        self.port = _free_port()
        told = VCL.read_text().replace('"8000"', f'"{self.paper.thread.port}"')
        (folder / "edge.vcl").write_text(told + ONCE)
        self.varnish = subprocess.Popen(
            [shutil.which("varnishd"), "-F", "-j", "none", "-n", folder / "work",
             "-a", f"127.0.0.1:{self.port}", "-f", folder / "edge.vcl", "-s", "malloc,32m",
             "-p", "http_gzip_support=off"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        assert any("Child starts" in line for line in self.varnish.stdout)

    def get(self, path, **headers):
        """(status, headers, text) of a GET through the cache, with no redirect followed."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=FIRST_BYTE)) as asked:
            asked.request("GET", path, headers=headers)
            answer = asked.getresponse()
            return answer.status, answer.headers, answer.read().decode(errors="replace")

    def is_kept(self, path) -> bool:
        """Whether a second reader gets what a first one got: X-Varnish then names both requests."""
        self.get(path)
        return len(self.get(path)[1]["X-Varnish"].split()) == 2

    def stop(self):
        self.varnish.terminate()
        self.varnish.communicate()
        self.paper.stop()


def _free_port():
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture
def edge(transactional_db, tmp_path, settings):
    needed("varnishd", how="apt-get install varnish varnish-modules")
    Paper.objects.get_or_create(pk=1)
    edge = Edge(tmp_path)
    settings.PURGE_URL = f"http://127.0.0.1:{edge.port}/"
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    yield edge
    edge.stop()


@pytest.fixture
def story(edge):
    """A story that may run, and the surfaces that it will stand on."""
    section, tag = make_section(name="City", slug="city"), make_tag(name="Ferries", slug="ferries")
    make_article(
        headline="Yesterday’s news", section=section, tags=[tag], status="published",
        published_at=timezone.now() - timedelta(days=1),
    )  # fmt: skip
    return make_article(
        headline="Ferries meet at night", section=section, tags=[tag], photos=[take_photo()],
        status="ready",
    )  # fmt: skip


SURFACES = ["/", "/city/", "/topics/ferries/", "/latest/", "/feed.rss", "/latest/feed.json"]


def publish(story):
    stories.publish(story, by=None, seen=story.head_id)
    story.refresh_from_db()


def test_a_story_is_at_the_edge_once_it_is_published(edge, story, work):
    assert all(edge.is_kept(path) for path in SURFACES)
    publish(story)
    work()
    for path in SURFACES:
        assert "Ferries meet at night" in edge.get(path)[2], path
    assert edge.get(story.get_absolute_url())[0] == 200


def test_what_is_withdrawn_is_gone_with_its_photos(edge, story, work):
    publish(story)
    work()
    page = edge.get(story.get_absolute_url())[2]
    photo = re.search(r'<img src="(/uploads/[^"]+)"', page)[1]
    kept = [*SURFACES, story.get_absolute_url(), photo]
    assert all(edge.is_kept(path) for path in kept)
    stories.withdraw(story, by=None, seen=story.head_id, notice="It was not so.")
    work()
    assert edge.get(photo)[0] == 404
    status, _headers, notice = edge.get(story.get_absolute_url())
    assert status == 410 and "It was not so." in notice
    for path in ("/", "/city/", "/topics/ferries/", "/latest/"):
        assert "Ferries meet at night" not in edge.get(path)[2], path


def test_with_the_paper_down_its_pages_stand(edge, story, work):
    publish(story)
    work()
    in_a_moment = timezone.now() + timedelta(seconds=2)
    make_article(section=story.section, status="published", published_at=in_a_moment)
    before = edge.get("/city/")
    edge.paper.stop()
    age, kept = 0, int(re.search(r"s-maxage=(\d+)", before[1]["Cache-Control"])[1])
    while age <= kept:  # at most two seconds: until it is older than it may be
        status, headers, page = edge.get("/city/")
        assert (status, page) == (200, before[2])
        age = int(headers["Age"])
    assert edge.get("/never-asked-for/")[0] == 503


def test_the_desk_is_kept_by_nobody_and_a_readers_cookies_change_nothing(edge, story):
    assert edge.is_kept("/")
    assert not edge.is_kept("/admin/")
    _status, headers, _page = edge.get("/", Cookie="desk=1; other=2")
    assert len(headers["X-Varnish"].split()) == 2
    assert "Surrogate-Key" not in headers and "Set-Cookie" not in headers


def test_only_the_paper_says_what_is_forgotten(edge):
    """From elsewhere it is refused; from the machine itself it says how many it forgot."""
    edge.get("/")
    asked = Request(f"http://127.0.0.1:{edge.port}/", method="PURGE")  # noqa: S310
    asked.add_header("Surrogate-Key", "paper")
    with urlopen(asked) as answer:  # noqa: S310
        assert answer.reason == "Forgotten: 1"
