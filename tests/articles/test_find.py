"""The search in the desk's header: anything, by its words or exactly, for whom may see it."""

import pytest
from django.urls import reverse

from newsroom.models import Contributor
from newsroom.publishing import Status
from tests.builders import (
    HOUR,
    NOON,
    make_article,
    make_contributor,
    make_gallery,
    make_photo,
    make_tag,
    make_user,
)
from tests.bulk import BARE, make_many
from tests.desk import address, at_the_desk

pytestmark = pytest.mark.django_db
FIND = reverse("admin:find")


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)


def found(words, user=None) -> dict:
    """Labels by group, as the script gets them."""
    answer = at_the_desk(user or make_user("copy")).get(FIND, {"q": words, "live": "1"})
    return {
        group["label"]: [row["label"] for row in group["rows"]] for group in answer.json()["groups"]
    }


def test_every_kind_is_found_in_its_group():
    make_article(headline="Ferry draft")
    make_article(headline="Ferry live", status="published", published_at=NOON - HOUR)
    make_gallery(headline="Ferry gallery", photos=[])
    make_photo(headline="Ferry photo")
    make_contributor(name="Jo Ferry")
    make_tag(name="Ferries and ferrymen")
    assert found("ferr") == {
        "Stories": ["Ferry draft", "Ferry live"],
        "Photos": ["Ferry photo"],
        "Galleries": ["Ferry gallery"],
        "People": ["Jo Ferry"],
        "Topics": ["Ferries and ferrymen"],
    }


def test_a_scheduled_and_a_withdrawn_story_are_found_too():
    make_article(headline="Ferry later", status="published", published_at=NOON + HOUR, at=NOON)
    make_article(headline="Ferry gone", status=Status.WITHDRAWN, published_at=NOON - HOUR)
    assert set(found("ferry")["Stories"]) == {"Ferry later", "Ferry gone"}


def test_an_address_a_slugline_and_a_uid_find_exactly_their_story():
    story = make_article(
        headline="Named", slugline="KOREA-FERRY", status="published", published_at=NOON - HOUR
    )
    make_article(headline="Another", slugline="KOREA-FERRY-2")
    for words in (
        story.get_absolute_url(), f"https://paper.example{story.get_absolute_url()}?from=feed",
        "KOREA-FERRY", "korea-ferry", str(story.uid),
    ):  # fmt: skip
        assert found(words) == {"Stories": ["Named"]}, words


def test_a_korean_word_within_another_is_found():
    make_article(headline="여의도 불꽃축제", status="published", published_at=NOON - HOUR)
    assert found("축제")["Stories"] == ["여의도 불꽃축제"]


def test_only_what_one_may_see_is_found():
    make_article(headline="Ferry")
    assert found("ferry", make_user()) == {}


@pytest.mark.parametrize(
    "words", ["", " ", "\x00", "“", '"', "-", "/", "/x", "%", "x" * 5000, "()*"]
)
def test_odd_words_find_nothing_and_break_nothing(words):
    assert found(words) == {}


def test_without_scripts_the_words_lead_to_a_page_of_what_was_found():
    story = make_article(headline="Ferry")
    desk = at_the_desk(make_user("copy"))
    page = desk.get(FIND, {"q": "ferry"}).content.decode()
    assert f'href="{address(story)}"' in page
    assert "/admin/articles/article/?q=ferry" in page
    assert "Nothing here is called so" in desk.get(FIND, {"q": "zeppelin"}).content.decode()


def test_finding_takes_the_same_queries_in_a_large_paper(django_assert_max_num_queries):
    desk = at_the_desk(make_user("publisher"))
    Contributor.objects.bulk_create(
        Contributor(name=f"Harbor {n}", slug=f"harbor-{n}") for n in range(200)
    )
    make_many(300, shape=BARE)
    with django_assert_max_num_queries(16):
        answer = desk.get(FIND, {"q": "harbor", "live": "1"}).json()
    assert all(len(group["rows"]) <= 5 for group in answer["groups"])
