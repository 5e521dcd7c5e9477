"""The desk's frame: whose desk it is, who sees what, and a home that stays quick."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsroom.admin import lists
from newsroom.models import Paper
from tests.builders import HOUR, NOON, make_article, make_gallery, make_tag, make_user

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.fixture
def desk(client):
    """The desk's home as somebody of `role` sees it."""

    def home(role=None, user=None):
        client.force_login(user or make_user(role))
        return client.get(reverse("admin:index"))

    return home


def labels(response):
    """The navigation, group by group."""
    return [[place.label for place in group] for group in response.context["places"]]


def rows(response, number):
    """The headlines of one panel of the home: waiting, going live, own, live today."""
    return [row.headline for row in response.context["panels"][number].rows]


def queries_of_home(client):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(reverse("admin:index")).status_code == 200
    return len(captured)


# -- whose desk it is ------------------------------------------------------------------


def test_the_desk_is_titled_as_the_paper(desk):
    Paper.objects.filter(pk=1).update(name="The Harbour Post")
    page = desk("reporter").content.decode()
    assert "<title>Desk · The Harbour Post, desk</title>" in page
    assert "Django" not in page


def test_a_stranger_is_led_to_the_log_in_of_the_desk(client):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0] == "/admin/account/login/?next=%2Fadmin%2F"
    assert response.status_code == 200


def test_the_log_in_offers_no_account_to_strangers(client):
    page = client.get(reverse("account_login")).content.decode()
    assert "sign" not in page.lower().replace("design", "")
    assert "Forgotten your password?" in page


def test_a_wrong_password_is_said_and_the_name_stays(client):
    make_user(username="kim")
    page = client.post(reverse("account_login"), {"login": "kim", "password": "wrong"})
    assert "do not match" in page.content.decode()
    assert 'value="kim"' in page.content.decode()


def test_a_right_password_leads_to_the_desk(client):
    user = make_user("reporter", username="kim")
    user.set_password("long and right")
    user.save()
    response = client.post(
        "/admin/account/login/?next=/admin/", {"login": "kim", "password": "long and right"}
    )
    assert response.status_code == 302
    assert response.url == "/admin/"


def test_somebody_who_is_not_of_the_desk_does_not_get_in(client):
    user = make_user()
    user.is_staff = False
    user.save()
    client.force_login(user)
    assert client.get("/admin/", follow=True).status_code == 403


def test_logging_out_takes_a_press_of_a_button(client, desk):
    desk("reporter")
    client.get(reverse("account_logout"))
    assert client.get(reverse("admin:index")).status_code == 200
    client.post(reverse("account_logout"))
    assert client.get(reverse("admin:index")).status_code == 302


# -- who sees what ---------------------------------------------------------------------


def test_a_reporter_finds_the_work_and_no_settings(desk):
    response = desk("reporter")
    assert labels(response) == [
        ["Stories", "Photos", "Galleries"],
        ["Topics", "People", "Sections"],
        ["The log"],
    ]
    assert [place.new_label for place in response.context["new_places"]] == [
        "Story",
        "Photos",
        "Gallery",
    ]


def test_a_publisher_finds_the_paper_and_an_admin_the_accounts(desk):
    assert labels(desk("publisher"))[-1] == ["The log", "Paper", "Ads", "House ads"]
    assert labels(desk("admin"))[-1] == ["The log", "Paper", "Accounts", "Ads", "House ads"]


def test_the_photo_desk_is_offered_no_new_story(desk):
    assert [place.new_label for place in desk("photo").context["new_places"]] == [
        "Photos",
        "Gallery",
    ]


def test_somebody_without_a_role_meets_a_kind_word(desk):
    response = desk()
    assert labels(response) == []
    assert "has no role yet" in response.content.decode()


def test_the_line_of_this_page_is_marked(client, desk):
    desk("reporter")
    page = client.get(reverse("admin:newsroom_tag_changelist")).content.decode()
    assert f'<a href="{reverse("admin:newsroom_tag_changelist")}" aria-current="page">' in page
    assert page.count('aria-current="page"') == 1


def test_taggits_own_tags_are_not_on_the_desk():
    assert "taggit.tag" not in {model._meta.label_lower for model in admin.site._registry}


def test_every_line_of_the_navigation_opens(client, desk):
    for group in desk("admin").context["places"]:
        for place in group:
            assert client.get(place.url, follow=True).status_code == 200, place.label


# -- home ------------------------------------------------------------------------------


def test_what_waits_depends_on_what_one_may_do(desk):
    make_article(status="review", headline="To be read")
    make_article(status="ready", headline="To be published")
    assert rows(desk("reporter"), 0) == []
    assert rows(desk("copy"), 0) == ["To be read"]
    assert set(rows(desk("publisher"), 0)) == {"To be read", "To be published"}


def test_a_draft_that_was_given_to_somebody_waits_for_them(desk):
    user = make_user("reporter")
    make_article(headline="Given away", assigned_to=user)
    assert rows(desk(user=user), 0) == ["Given away"]


def test_stories_and_galleries_go_live_in_one_order(desk, at):
    make_article(status="published", published_at=NOON + 2 * HOUR, headline="Second")
    make_gallery(status="published", published_at=NOON + HOUR, headline="First")
    at(NOON)
    response = desk("reporter")
    assert rows(response, 1) == ["First", "Second"]
    assert rows(response, 3) == []


def test_what_went_live_today_is_counted_from_the_papers_midnight(desk, at):
    # NOON is 21:00 in Seoul, so midnight is 21 hours before.
    make_article(status="published", published_at=NOON - 21 * HOUR, headline="Just after")
    make_article(status="published", published_at=NOON - 21 * HOUR - MINUTE, headline="Just before")
    at(NOON)
    assert rows(desk("reporter"), 3) == ["Just after"]


def test_ones_own_work_is_ones_own(desk):
    user = make_user("reporter")
    make_article(by=user, headline="Mine")
    make_article(headline="Another's")
    assert rows(desk(user=user), 2) == ["Mine"]


def test_every_row_and_every_more_leads_somewhere(client, desk, at):
    user = make_user("publisher")
    make_article(by=user)
    make_gallery(by=user, status="review")
    make_article(status="published", published_at=NOON + HOUR)
    at(NOON)
    for panel in desk(user=user).context["panels"]:
        for url in [panel.more_url, *(row.url for row in panel.rows)]:
            assert client.get(url).status_code == 200, url


def test_counts_stop_at_fifty(desk):
    user = make_user("reporter")
    first = make_article(by=user)
    for number in range(51):
        twin = type(first).objects.get(pk=first.pk)
        twin.pk, twin.uid, twin.head = None, f"00000000-0000-4000-8000-{number:012}", None
        twin.save(force_insert=True)
    panel = desk(user=user).context["panels"][2]
    assert panel.count == "50+"
    assert len(panel.rows) == 8


def test_home_asks_as_often_with_thirty_pieces_as_with_three(client, at):
    at(NOON)
    user = make_user("publisher")
    client.force_login(user)
    hours = {"review": NOON, "ready": NOON, "draft": NOON, "published": NOON - HOUR}

    def write(times):
        for _ in range(times):
            for status, hour in hours.items():
                make_article(by=user, status=status, published_at=hour)
            make_gallery(by=user, status="published", published_at=NOON + HOUR)

    write(3)
    few = queries_of_home(client)
    write(27)
    assert queries_of_home(client) == few


# -- lists -----------------------------------------------------------------------------


def test_a_list_counts_no_further_than_it_must(client, desk, monkeypatch):
    monkeypatch.setattr(lists, "MOST_COUNTED", 3)
    for number in range(5):
        make_tag(name=f"Topic no. {number}")
    desk("reporter")
    page = client.get(reverse("admin:newsroom_tag_changelist"))
    assert "1–3 of more than 3" in page.content.decode()


def test_a_list_never_counts_the_whole_table(client, desk):
    make_tag()
    desk("reporter")
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse("admin:newsroom_tag_changelist"))
    counts = [query["sql"] for query in captured if "COUNT(*)" in query["sql"]]
    assert len(counts) == 1
    assert "LIMIT 10001" in counts[0]
