"""What travels with a reader's page: no cookie, nothing that keeps it from being shared."""

import pytest
from django.test import Client

from newsroom.assets import KINDS, reader_css
from tests.builders import HOUR, NOON, make_article, make_gallery, make_photo, make_tag

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)


@pytest.fixture
def addresses():
    live = {"status": "published", "published_at": NOON - HOUR}
    tag = make_tag(slug="ferries")
    photos = [make_photo(), make_photo()]
    story = make_article(tags=[tag], photos=photos, **live)
    gallery = make_gallery(**live)
    return [
        "/", "/latest/", story.section.get_absolute_url(), "/topics/", "/topics/ferries/",
        "/2026/07/", "/2026/07/31/", "/photos/", story.get_absolute_url(),
        gallery.get_absolute_url(),
    ]  # fmt: skip


def test_pages_set_no_cookie_and_vary_by_none(addresses):
    for address in [*addresses, "/nowhere/"]:
        response = Client().get(address)
        assert not response.cookies, address
        assert "cookie" not in response.get("Vary", "").lower(), address


def test_a_reader_with_a_cookie_gets_the_same_page(addresses, admin_client):
    for address in addresses:
        assert admin_client.get(address).content == Client().get(address).content


def test_the_policy_lets_in_our_own_style_by_its_hash_and_nothing_unsafe(addresses):
    for address in addresses:
        response = Client().get(address)
        policy = response["Content-Security-Policy"]
        assert "unsafe" not in policy and "nonce" not in policy
        page = response.content.decode()
        assert any(f"<style>{reader_css(kind)}" in page for kind in KINDS), address
        assert policy.count("'sha256-") == 1  # of all that the page carries, in one <style>


def test_nothing_in_a_page_is_inline_but_the_style(addresses):
    for address in addresses:
        text = Client().get(address).content.decode()
        assert " style=" not in text and " onclick=" not in text
        assert "csrf" not in text.lower()


def test_a_page_that_has_not_changed_is_not_sent_again(addresses):
    for address in addresses:
        first = Client().get(address)
        again = Client().get(address, headers={"If-None-Match": first["ETag"]})
        assert (first.status_code, again.status_code) == (200, 304), address
        assert first["Cache-Control"].startswith("public, max-age=0, s-maxage=5,")


def test_a_page_that_has_changed_is_sent(addresses):
    before = Client().get("/latest/")["ETag"]
    make_article(status="published", published_at=NOON)
    assert Client().get("/latest/", headers={"If-None-Match": before}).status_code == 200
