"""The Content-Security-Policies, word for word: to loosen one, this file has to change."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from newsroom.policies import EDITOR_STYLE
from tests.builders import HOUR, NOON, make_article, make_user
from tests.desk import address, at_the_desk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)


def policy_of(response):
    """The policy of a page: {directive: its sources}, and no other that reports only."""
    assert "Content-Security-Policy-Report-Only" not in response
    parts = response["Content-Security-Policy"].split(";")
    words = [part.split() for part in parts if part.strip()]
    assert len({name for name, *_sources in words}) == len(words)  # a second one is ignored
    return {name: sorted(sources) for name, *sources in words}


def hash_of_its_style(page):
    (style,) = re.findall(r"<style>(.*?)</style>", page.text, re.DOTALL)
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


def test_a_readers_page_lets_in_our_own_files_and_its_one_style(client):
    story = make_article(status="published", published_at=NOON - HOUR)
    for url, status in (("/", 200), (story.get_absolute_url(), 200), ("/nowhere/", 404)):
        page = client.get(url)
        assert page.status_code == status
        assert policy_of(page) == {
            "default-src": ["'none'"],
            "script-src": ["'self'"],
            "style-src": [hash_of_its_style(page)],
            "img-src": ["'self'"],
            "manifest-src": ["'self'"],
            "form-action": ["'self'"],
            "frame-src": ["'self'"],
            "base-uri": ["'none'"],
            "frame-ancestors": ["'none'"],
        }


def test_a_page_of_the_desk_lets_in_our_own_files_and_scripts_of_this_one_answer():
    desk, story = at_the_desk(make_user("publisher")), make_article()
    nonces = []
    for _time in range(2):
        page = desk.get(address(story))
        policy = policy_of(page)
        nonces.append(next(source for source in policy["script-src"] if "nonce-" in source))
        assert re.fullmatch(r"'nonce-[\w+/=-]{16,}'", nonces[-1])
        assert policy == {
            "default-src": ["'none'"],
            "script-src": [nonces[-1], "'self'"],
            "style-src": sorted(["'self'", EDITOR_STYLE]),
            "img-src": ["'self'", "blob:", "data:"],
            "connect-src": ["'self'"],
            "frame-src": ["'self'"],  # the preview beside the form
            "font-src": ["'self'"],
            "manifest-src": ["'self'"],
            "form-action": ["'self'"],
            "base-uri": ["'none'"],
            "frame-ancestors": ["'self'"],
        }
    assert len(set(nonces)) == 2


def test_the_editors_style_is_let_in_by_one_hash():
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", EDITOR_STYLE)


def test_the_page_to_log_in_is_the_desks(client):
    page = client.get("/admin/account/login/")
    assert page.status_code == 200
    assert policy_of(page)["script-src"] == ["'self'"]  # no script of its own, so no nonce
    assert EDITOR_STYLE in policy_of(page)["style-src"]
