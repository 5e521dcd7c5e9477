"""Feeds before those who read them: feedparser, a schema of JSON Feed, Newsboat on the wire."""

import os
import re
import sqlite3
from subprocess import STDOUT

import feedparser
import jsonschema
import pytest
from django.test import Client
from django.utils import timezone

from newsroom.models import Paper
from tests.acceptance.judges import needed, run, schema
from tests.builders import make_article, take_photo

LISTINGS = ["/", "/latest/", "/city/", "/topics/ferries/", "/by/kim/", "/photos/", "/corrections/"]
CONDITIONS = {"If-None-Match": "ETag", "If-Modified-Since": "Last-Modified"}
SEARCH = "/search/feed.{}?q=harbour"


def feeds(ending):
    return [f"{listing}feed.{ending}" for listing in LISTINGS] + [SEARCH.format(ending)]


@pytest.mark.parametrize("ending", ["rss", "atom"])
def test_feedparser_reads_every_feed_without_a_complaint(addresses, ending):
    for address in feeds(ending):
        answer = Client().get(address)
        told = feedparser.parse(
            answer.content,
            response_headers={name.lower(): value for name, value in answer.items()},
        )
        assert not told.bozo, (address, told.get("bozo_exception"))
        assert told.version == {"rss": "rss20", "atom": "atom10"}[ending]
        assert told.feed.title and told.feed.link, address
        for entry in told.entries:
            assert entry.id and entry.title and entry.link.startswith("http"), address
            assert entry.get("published_parsed") and entry.content[0].value, address
    assert sum(1 for _entry in told.entries)


def test_every_json_feed_fits_the_schema(addresses):
    validator = jsonschema.Draft202012Validator(
        schema("json-feed-1.1.json"), format_checker=jsonschema.FormatChecker()
    )
    for address in feeds("json"):
        errors = [(error.json_path, error.message[:200])
                  for error in validator.iter_errors(Client().get(address).json())]  # fmt: skip
        assert errors == [], address


def test_the_schema_sees_what_is_wrong():
    broken = {"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [{"id": 7}]}
    assert list(jsonschema.Draft202012Validator(schema("json-feed-1.1.json")).iter_errors(broken))


def live_paper(live_server, settings):
    """A paper with one story, at the address of the live server."""
    settings.BASE_URL = live_server.url
    Paper.objects.get_or_create(pk=1)
    Paper.objects.filter(pk=1).update(name="The Harbour Post")
    make_article(
        headline="Ferries meet", body="<p>They met.</p>", photos=[take_photo()],
        status="published", published_at=timezone.now(),
    )  # fmt: skip


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ending", ["rss", "atom"])
def test_rss2email_is_told_at_its_second_poll_that_nothing_is_new(
    live_server, tmp_path, settings, ending
):
    needed("r2e", how="apt-get install rss2email")
    live_paper(live_server, settings)
    here = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    here |= {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}

    def r2e(*words):
        return run("r2e", "-VVVV", *words, env=here, stderr=STDOUT)

    r2e("new", "reader@example.org")
    r2e("add", "paper", f"{live_server.url}/latest/feed.{ending}")
    first, second = (r2e("run", "--no-send") for _poll in range(2))
    assert "HTTP status 200" in first and "Ferries meet" in first
    assert "HTTP status 304" in second and "HTTP status 200" not in second


@pytest.mark.django_db(transaction=True)
def test_newsboat_subscribes_and_is_then_told_that_nothing_is_new(live_server, tmp_path, settings):
    needed("newsboat", how="apt-get install newsboat")
    live_paper(live_server, settings)
    for name, words in (("urls", f"{live_server.url}/latest/feed.rss\n"), ("config", "")):
        (tmp_path / name).write_text(words)
    # It writes ETag and Last-Modified into a row that it makes only after the first poll, so its
    # second one sends no condition, whatever the server.
    got = [_look(tmp_path, f"{number}.log") for number in range(3)]
    assert [bool(body) for body in got] == [True, True, False]  # only a 304 has no body
    with sqlite3.connect(tmp_path / "cache.db") as kept:
        rows = kept.execute("SELECT title, content FROM rss_item").fetchall()
    assert [title for title, _content in rows] == ["Ferries meet"]
    assert "They met." in rows[0][1]


def test_whoever_sends_back_what_it_was_told_gets_a_304_the_second_time(addresses):
    for address in [one for ending in ("rss", "atom", "json") for one in feeds(ending)]:
        first = Client().get(address)
        for condition, told in CONDITIONS.items():
            again = Client().get(address, headers={condition: first[told]})
            assert (again.status_code, again.content) == (304, b""), (address, condition)


def _look(folder, log):
    """Let Newsboat poll once; the beginning of what it got."""
    run(
        "newsboat", "-C", folder / "config", "-u", folder / "urls", "-c", folder / "cache.db",
        "-x", "reload", "-d", folder / log, "-l", "6",
        env={"HOME": str(folder), "TERM": "dumb", "PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
    )  # fmt: skip
    (got,) = re.findall(r"retrieved data for \S+: (.*)", (folder / log).read_text())
    return got
