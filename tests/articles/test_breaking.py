"""The breaking banner: on every page but its story's, until its second, one at a time."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import breaking, workflow
from articles.models import Breaking
from newsroom.models import DeskAction
from tests.builders import HOUR, NOON, SECOND, make_article, make_section, make_user
from tests.desk import at_the_desk
from tests.every_page import make_every_page
from tests.reader import page_of

pytestmark = pytest.mark.django_db


def put_up(story=None, text="", until=NOON + HOUR):
    """A banner, by somebody who saw what stands."""
    stands = Breaking.objects.standing(NOON).first()
    return breaking.put_up(
        article=story, text=text, ends_at=until, by=make_user("publisher"),
        seen=stands and stands.pk,
    )  # fmt: skip


def banner_at(address, status=200):
    """The words of the banner on a page."""
    page = page_of(address, status)
    return " ".join(page.xpath("//section[@class='breaking']//text()")).split()


def live(**changes):
    return make_article(**{"status": "published", "published_at": NOON - HOUR} | changes)


def test_it_stands_above_the_masthead_of_every_page_but_its_own(at):
    at(NOON)
    every = make_every_page()
    story = live(headline="Gate opens")
    put_up(story)
    for name, address in every.items():
        status = {"withdrawn": 410, "withdrawn gallery": 410, "not found": 404}.get(name, 200)
        assert banner_at(address, status) == ["Breaking", "Gate", "opens"], name
    assert banner_at(story.get_absolute_url()) == []
    page = page_of("/")
    (banner,) = page.xpath("//section[@aria-label='Breaking news'][not(@role)]")
    assert banner.getnext().tag == "header"
    assert banner.xpath(".//a/@href") == [story.get_absolute_url()]


def test_it_ends_at_its_second(at):
    at(NOON)
    make_section()
    put_up(text="Storm warning", until=NOON + HOUR)
    at(NOON + HOUR - SECOND)
    assert banner_at("/") == ["Breaking", "Storm", "warning"]
    at(NOON + HOUR)
    assert banner_at("/") == []


def test_a_second_banner_takes_the_place_of_the_first(at):
    at(NOON)
    make_section()
    first = put_up(text="First")
    at(NOON + SECOND)
    breaking.put_up(article=None, text="Then", ends_at=NOON + HOUR, by=None, seen=first.pk)
    assert banner_at("/") == ["Breaking", "Then"]
    assert Breaking.objects.standing(NOON + SECOND).count() == 1
    with pytest.raises(breaking.AnotherStands):
        breaking.put_up(article=None, text="Late", ends_at=NOON + HOUR, by=None, seen=first.pk)


def test_it_leaves_with_its_story(at):
    at(NOON)
    story = live()
    put_up(story, text="Gate opens")
    workflow.withdraw(story, by=None, seen=story.head_id, notice="It was wrong.")
    assert banner_at("/") == []


def test_a_story_still_to_come_is_not_told(at):
    at(NOON)
    put_up(make_article(status="published", published_at=NOON + HOUR, at=NOON - HOUR), text="Soon",
           until=NOON + 2 * HOUR)  # fmt: skip
    assert banner_at("/") == []
    at(NOON + HOUR)
    assert banner_at("/") == ["Breaking", "Soon"]


def test_it_costs_one_query_while_it_stands_and_none_otherwise(at):
    at(NOON)
    live()
    before = queries_of("/")
    put_up(text="Storm")
    assert queries_of("/") == before + 1
    at(NOON + HOUR)
    assert queries_of("/") == before


def queries_of(address):
    with CaptureQueriesContext(connection) as queries:
        Client().get(address)
    return len(queries)


def test_pages_carry_the_key_of_its_story(at):
    at(NOON)
    story = live()
    put_up(story)
    assert f"article-{story.pk}" in Client().get("/topics/").headers["Surrogate-Key"].split()


def test_the_database_keeps_its_end_and_its_words():
    for given in ({"text": "Storm", "ends_at": NOON}, {"ends_at": NOON + HOUR}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Breaking.objects.create(starts_at=NOON, **given)


def test_a_publisher_puts_it_up_and_ends_it_at_the_desk(at):
    at(NOON)
    story = live(headline="Gate opens", slugline="GATE")
    desk = at_the_desk(make_user("publisher"))
    add = reverse("admin:articles_breaking_add")
    wrong = desk.post(add, {"story_add": "GATE", "text": "", "ends_at_0": "", "ends_at_1": ""})
    assert "ends_at" in wrong.context["form"].errors
    wrong = desk.post(add, {"ends_at_0": "2026-08-01", "ends_at_1": "12:00"})
    assert "a story, a text, or both" in wrong.content.decode()
    desk.post(add, {"story_add": "GATE", "ends_at_0": "2026-08-01", "ends_at_1": "12:00"})
    assert banner_at("/") == ["Breaking", "Gate", "opens"]
    assert "End it now" in desk.get(reverse("admin:articles_breaking_changelist")).content.decode()
    at(NOON + SECOND)
    desk.post(reverse("admin:articles_breaking_end"), {"banner": Breaking.objects.get().pk})
    assert banner_at("/") == []
    verbs = DeskAction.objects.filter(kind="articles.breaking").order_by("pk")
    assert [row.verb for row in verbs] == ["put_up_banner", "end_banner"]
    assert story.headline
