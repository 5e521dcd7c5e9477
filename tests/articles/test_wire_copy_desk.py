"""The desk tells what a pasted dispatch holds and which of its fields it could fill."""

import json

import pytest
from django.urls import reverse

from newsroom.models import Contributor, Paper
from tests.articles.test_wire_copy import KOREAN, YONHAP
from tests.builders import make_agency, make_contributor, make_section, make_user
from tests.desk import at_the_desk

pytestmark = pytest.mark.django_db
ADDRESS = reverse("admin:articles_article_wire_copy")


def read(copy, user=None, **more):
    client = at_the_desk(user or make_user("reporter"))
    answer = client.post(ADDRESS, {"copy": copy, **more})
    return answer.status_code, answer.json()


def found(copy, **more):
    _status, told = read(copy, **more)
    return {part["name"]: part for part in told["found"]}


def test_each_part_comes_with_the_field_that_it_could_fill():
    yonhap = make_agency(name="Yonhap News Agency", agency_name="Yonhap")
    kim = make_contributor(name="Kim Min-ji")
    parts = found(YONHAP)
    assert parts["headline"]["value"] == "Pilots of Sorae end nine-day strike"
    assert parts["source"]["value"] == str(yonhap.pk)
    assert parts["bylines"]["value"] == [{"id": kim.pk, "label": "Kim Min-ji", "hint": ""}]
    assert parts["dateline_place"]["value"] == "SORAE"
    assert parts["dateline_date"]["value"].endswith("-07-31")
    assert parts["body"]["value"] == (
        "<p>Harbour pilots went back.</p><p>Forty ships had waited.</p>"
    )


def test_who_is_not_known_comes_by_name_alone_and_nobody_is_made():
    parts = found(YONHAP)
    assert parts["source"]["value"] is None
    assert parts["bylines"]["value"] == [{"id": None, "label": "Kim Min-ji"}]
    assert not Contributor.objects.exists()


def test_quotes_are_set_as_the_paper_sets_them_and_markup_stays_text():
    make_section()
    copy = 'Ships "wait"\n\nSORAE (AP) -- "They <b>wait</b>," he said.'
    assert found(copy)["headline"]["value"] == "Ships “wait”"
    assert found(copy)["body"]["value"] == "<p>“They &lt;b&gt;wait&lt;/b&gt;,” he said.</p>"
    Paper.objects.update(smart_quotes=False)
    assert found(copy)["headline"]["value"] == 'Ships "wait"'


def test_korean_copy_gets_korean_dashes_whatever_the_story_is_in():
    make_section()
    copy = KOREAN.replace("돌아갔다.", "돌아갔다 -- 모두.")
    assert "돌아갔다 ― 모두" in found(copy, language="en")["body"]["value"]


@pytest.mark.parametrize("copy", ["", "x" * 200_001, "a\x00b"])
def test_what_cannot_be_read_is_said_to_be(copy):
    status, told = read(copy)
    assert status == 400
    assert "left as it is" in told["words"]


def test_only_who_writes_stories_may_ask():
    client = at_the_desk(make_user())
    assert client.post(ADDRESS, {"copy": YONHAP}).status_code == 403
    assert at_the_desk(make_user("reporter")).get(ADDRESS).status_code == 405


def test_one_question_asks_the_database_little(django_assert_max_num_queries):
    client = at_the_desk(make_user("reporter"))
    with django_assert_max_num_queries(12):
        assert json.loads(client.post(ADDRESS, {"copy": YONHAP}).content)["found"]
