"""Lists of the desk stay calm, whatever the address or the form asks of them."""

import pytest
from django.urls import reverse

from newsroom.admin.lists import QuickList
from tests.builders import make_article, make_gallery, make_photo, make_tag, make_user
from tests.desk import at_the_desk, text_of

pytestmark = pytest.mark.django_db

LISTS = [
    "articles_article", "media_photo", "media_gallery", "newsroom_tag", "newsroom_contributor",
]  # fmt: skip


def list_of(name) -> str:
    return reverse(f"admin:{name}_changelist")


@pytest.fixture
def client():
    for make in (make_article, make_gallery, make_photo, make_tag):
        make()
    return at_the_desk(make_user("publisher"))


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("page", ["2", "999", "-1", "0", "9" * 30, "x"])
def test_a_page_that_is_not_there_is_the_nearest_that_is(client, name, page):
    answer = client.get(list_of(name), {"p": page})
    assert answer.status_code == 200
    assert answer.context["cl"].page_num == 1


def test_past_the_last_page_stands_the_last(client, monkeypatch):
    monkeypatch.setattr(QuickList, "list_per_page", 1)
    make_article(headline="The newest")
    told = client.get(list_of("articles_article"), {"p": "7"})
    assert told.context["cl"].page_num == 2
    assert "2–2 of 2" in text_of(told)
    assert "The newest" not in text_of(told)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("articles_article", "status__exact"),
        ("newsroom_deskaction", "verb"),
        ("media_photo", "day"),
    ],
)
def test_a_filter_set_to_a_nul_is_none(client, name, asked):
    answer = client.get(list_of(name), {asked: "\x00"}, follow=True)
    assert answer.status_code == 200
    assert asked not in answer.context["cl"].params


@pytest.mark.parametrize("name", LISTS)
def test_a_search_as_long_as_a_chapter_is_cut(client, name):
    assert client.get(list_of(name), {"q": "w" * 60_000}).status_code == 200
    assert client.get(list_of(name), {"q": "w " * 30_000}).status_code == 200


@pytest.mark.parametrize("chosen", ["abc", "9" * 40, "-1", "", "1,2"])
def test_rows_that_no_list_offered_are_refused_in_words(client, chosen):
    typed = {"action": "publish_chosen", "_selected_action": [chosen]}
    answer = client.post(list_of("articles_article"), typed, follow=True)
    assert answer.status_code == 200
    assert "nothing was done" in text_of(answer)


def test_no_label_of_a_form_ends_with_a_colon(client):
    client = at_the_desk(make_user("admin", is_superuser=True))
    pages = [
        reverse("admin:media_photo_change", args=[make_photo().pk]),
        reverse("admin:media_photo_add"),
        reverse("admin:auth_user_change", args=[make_user().pk]),
        reverse("admin:auth_user_add"),
        reverse("admin:auth_user_password_change", args=[make_user().pk]),
        reverse("admin:newsroom_tag_add"),
    ]
    for page in pages:
        assert ":</label>" not in client.get(page).content.decode(), page


def test_nobody_is_told_that_they_signed_in(client):
    user = make_user("reporter", username="kim")
    user.set_password("long and right")
    user.save()
    client.logout()
    typed = {"login": "kim", "password": "long and right"}
    told = client.post("/admin/account/login/?next=/admin/", typed, follow=True)
    assert "igned in" not in text_of(told)
    assert list(told.context["messages"]) == []
