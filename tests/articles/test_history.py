"""The history of a story: every save and every verb, which text was live when, page by page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from lxml import html

from articles import workflow
from articles.models import Revision
from newsroom import clock
from newsroom.admin.pieces.history import history_of
from newsroom.revisions import digest_of
from tests.articles.test_story_redline import save
from tests.builders import HOUR, NOON, make_article, make_user
from tests.desk import address, at_the_desk, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return at_the_desk(make_user("publisher"))


def make_revisions(article, number):
    """So many more saves, a second apart but for the last dozen, which are of one moment."""
    first = article.head
    Revision.objects.bulk_create(
        Revision(
            piece=article, number=n, data=first.data, base=first, note=f"save {n}",
            digest=digest_of({"n": n}), at=NOON + timedelta(seconds=min(n, number - 12)),
        )
        for n in range(2, number + 2)
    )  # fmt: skip


def test_it_tells_from_when_to_when_each_text_was_live(at, desk):
    article = make_article(status="published", published_at=NOON)
    at(NOON + HOUR)
    save(article, headline="Second")
    article.refresh_from_db()
    workflow.update(article, by=None, seen=article.head_id)
    told = text_of(desk.get(address(article, "history")))
    assert "live 31 Jul, 21:00 to 31 Jul, 22:00" in told
    assert "live from 31 Jul, 22:00" in told


def test_each_version_leads_to_what_it_changed_and_back_to_it(desk):
    article = make_article()
    save(article, headline="Second")
    save(article, headline="Third")
    page = html.fromstring(desk.get(address(article, "history")).content.decode())
    links = [link.rpartition("?")[2] for link in page.xpath("//div[@class='past']/a/@href")]
    for link in ("from=r2&to=r3", "from=r1&to=r2", "from=saved&to=r2", "from=saved&to=r1"):
        assert link in links
    assert "from=saved&to=r3" not in links


def test_a_version_may_have_a_name_and_its_text_stays_as_it_was(desk):
    article = make_article()
    url = reverse("admin:articles_article_name_revision", args=[article.pk])
    page = desk.post(url, {"revision": "1", "name": "  As the\x00 agency   sent it "}, follow=True)
    assert "As the agency sent it" in text_of(page)
    assert article.revisions.get().data == article.head.data
    assert "at most 100" in text_of(desk.post(url, {"revision": 1, "name": "x" * 101}, follow=True))
    assert "no such" in text_of(desk.post(url, {"revision": "r9", "name": "x"}, follow=True))
    reader = at_the_desk(make_user("reporter"))
    assert reader.post(url, {"revision": 1, "name": "Mine"}).status_code == 403


def test_every_line_of_a_long_history_is_on_one_page_and_only_one():
    article = make_article(status="ready", at=NOON + 2 * HOUR)
    make_revisions(article, 1200)
    keys, below = [], ""
    while True:
        events, below = history_of(article, below)
        keys += [event.key for event in events]
        if not below:
            break
    assert len(keys) == len(set(keys)) == 1201 + 2
    assert keys == sorted(keys, reverse=True)


def test_what_was_saved_while_one_pages_moves_nothing():
    article = make_article()
    make_revisions(article, 300)
    first, below = history_of(article)
    with clock.at(NOON + 5 * HOUR):
        save(article, headline="Newer")
    second, _end = history_of(article, below)
    assert not {event.key for event in first} & {event.key for event in second}


@pytest.mark.parametrize("below", ["x", "9" * 20 + "-1-1", "\x00", "20260731120000000000-2-1"])
def test_a_broken_place_in_the_history_is_the_first_page(desk, below):
    article = make_article()
    page = desk.get(address(article, "history"), {"below": below})
    assert page.status_code == 200
    assert "r1" in text_of(page)


def test_a_page_costs_the_same_for_one_version_and_for_five_hundred(
    desk, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    article = make_article()
    with CaptureQueriesContext(connection) as cost:
        desk.get(address(article, "history"))
    make_revisions(article, 500)
    with django_assert_max_num_queries(len(cost)):
        desk.get(address(article, "history"))
