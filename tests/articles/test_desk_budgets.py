"""What the story desk may cost: queries of each act, bytes of the form and of its scripts.

Measured with a story of 40 revisions that has everything (tests/rich.py). `bench/desk.py`
prints the same numbers with their CPU.
"""

import gzip
import json
import re
from datetime import timedelta

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from articles import workflow
from newsroom import clock
from newsroom.models import Presence
from tests.builders import make_article, make_contributor, make_user
from tests.rich import Desk, in_company, rich_story

pytestmark = pytest.mark.django_db(transaction=True)  # so that no savepoint is the test's own

OPEN, SAVE, PUBLISH, HEARTBEAT = 25, 40, 40, 6
SESSION = 2  # queries of any request of a person: the session and the person
FORM_BYTES, SCRIPT_BYTES = 60_000, 250_000


@pytest.fixture
def person():
    return make_user("publisher")


@pytest.fixture
def desk(person):
    make_article(status="published", published_at=clock.now())  # the month has been begun
    article = rich_story()
    in_company(article, person)
    return Desk(article, person)


def queries(act, *args, **changes) -> int:
    with CaptureQueriesContext(connection) as captured:
        act(*args, **changes)
    return len(captured)


def test_opening_and_saving_keep_their_budgets_at_every_stage_of_a_story(desk):
    assert queries(desk.open) <= OPEN
    assert queries(desk.save, dek="A first save in this tab.") <= SAVE
    desk.autosave()
    assert queries(desk.save, body="<p>Another text altogether.</p>") <= SAVE
    desk.save("publish", slug="the-ferry")
    assert queries(desk.open) <= OPEN
    assert queries(desk.save, dek="Changed while readers have it.") <= SAVE
    assert queries(desk.open) <= OPEN


def test_the_verbs_to_readers_keep_their_budget(desk, person):
    article, by = desk.article, {"by": person}
    person.get_all_permissions()  # a request knows them by then
    article.refresh_from_db()
    assert queries(workflow.publish, article, seen=article.head_id, **by) <= PUBLISH
    article.refresh_from_db()
    text = article.head.data | {"body": "<p>What is known by now.</p>"}
    workflow.save(article, text, seen=article.head_id, **by)
    article.refresh_from_db()
    assert queries(workflow.update, article, seen=article.head_id, **by) <= PUBLISH


def test_a_heartbeat_asks_little(desk):
    desk.beat()
    Presence.objects.update(seen_at=clock.now() - timedelta(seconds=10))  # time to write it again
    assert queries(desk.beat) <= HEARTBEAT + SESSION


def test_what_did_not_change_is_not_written_again(desk):
    def rows():
        article = desk.article
        named = (article.bylines, article.taggings, article.placements, article.photos,
                 article.related)  # fmt: skip
        return [sorted(relation.values_list("pk", flat=True)) for relation in named]

    before = rows()
    desk.open()
    desk.save(headline="Another headline")
    assert rows() == before
    other = make_contributor()
    desk.save(bylines=[other.pk], bylines_role=["writer"])
    assert [byline.contributor for byline in desk.article.bylines.all()] == [other]
    assert rows()[1:] == before[1:]


def test_the_form_and_its_scripts_are_light(desk):
    page = desk.open()
    assert len(page.content) <= FORM_BYTES, len(page.content)
    assert sum(scripts_of(page).values()) <= SCRIPT_BYTES, scripts_of(page)


def scripts_of(page) -> dict[str, int]:
    """Every script that the page loads, also through another: its bytes as gzip sends them."""
    document = html.fromstring(page.content.decode())
    asked = [one.get("src") for one in document.iter("script") if one.get("src")]
    for one in document.iter("script"):
        if one.get("type") == "importmap":
            asked += json.loads(one.text)["imports"].values()
    loaded: dict[str, int] = {}
    while asked:
        name = asked.pop().partition("?")[0].removeprefix("/static/")
        if name in loaded:
            continue
        with open(finders.find(name), "rb") as file:
            text = file.read()
        loaded[name] = len(gzip.compress(text))
        folder = name.rpartition("/")[0]
        for other in re.findall(rb'(?:from|import)\s*\(?\s*"\./([\w.-]+)"', text):
            asked.append(f"{folder}/{other.decode()}")
    return loaded
