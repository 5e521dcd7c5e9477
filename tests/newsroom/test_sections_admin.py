"""Sections, topics and people on the desk: a changed address leads on, in one hop."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from newsroom.models import Contributor, DeskAction, Section, Tag
from tests.builders import make_article, make_contributor, make_section, make_tag, make_user
from tests.desk import row_opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_user("admin"))
    return client


def change(client, row, **typed):
    """Save the form of `row` with `typed` in it."""
    url, values = row_opened(client, row)
    return client.post(url, values | typed)


def errors_of(response):
    return response.context["adminform"].form.errors


@pytest.mark.parametrize("make", [make_section, make_tag, make_contributor])
def test_a_renamed_address_redirects_in_one_hop(desk, make):
    row = make(slug="first")
    first = row.get_absolute_url()
    for slug in ("second", "third"):
        change(desk, row, slug=slug)
        row.refresh_from_db()
        if slug == "second":
            second = row.get_absolute_url()
    for old in (first, second):
        response = desk.get(old)
        assert response.status_code == 301
        assert response.url == row.get_absolute_url()


def test_renamed_back_it_stands_where_it_stood(desk):
    section = make_section(slug="first")
    for slug in ("second", "first"):
        change(desk, section, slug=slug)
        section.refresh_from_db()
    assert desk.get("/first/").status_code == 200
    assert desk.get("/second/").url == "/first/"


@pytest.mark.parametrize("slug", ["photos", "2026", "admin"])
def test_an_address_of_the_site_itself_is_refused_at_the_field(desk, slug):
    section = make_section()
    assert "slug" in errors_of(change(desk, section, slug=slug))
    assert Section.objects.get(pk=section.pk).slug == section.slug


def test_a_slug_left_empty_is_made_of_the_name(desk):
    desk.post(reverse("admin:newsroom_section_add"), {"name": "항구 소식", "order": 1})
    assert Section.objects.get(name="항구 소식").slug == "항구-소식"


def test_a_name_of_which_no_address_can_be_made_is_refused_at_the_slug(desk):
    response = desk.post(reverse("admin:newsroom_section_add"), {"name": "!!!", "order": 1})
    assert "slug" in errors_of(response)


def test_capitals_make_no_new_topic(desk):
    make_tag(name="Olympics")
    url = reverse("admin:newsroom_tag_add")
    response = desk.post(url, {"name": "OLYMPICS", "slug": "olympics-2"})
    assert errors_of(response)["name"] == ["There is a topic “Olympics”."]
    assert Tag.objects.count() == 1


def test_the_order_is_typed_in_the_list(desk):
    first, second = make_section(order=1), make_section(order=2)
    url = reverse("admin:newsroom_section_changelist")
    rows = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 2, "_save": ""}
    for number, (section, order) in enumerate([(first, 9), (second, 3)]):
        rows |= {f"form-{number}-id": section.pk, f"form-{number}-order": order}
        rows[f"initial-form-{number}-order"] = section.order
    desk.post(url, rows)
    assert list(Section.objects.in_order()) == [second, first]
    assert Section.objects.get(pk=first.pk).slug == first.slug


def test_a_merged_contributor_is_out_of_sight(desk):
    stays = make_contributor(name="Kim Seo-yeon")
    make_contributor(name="S. Kim", merged_into=stays)
    page = desk.get(reverse("admin:newsroom_contributor_changelist"))
    assert list(page.context["cl"].result_list) == [stays]
    assert Contributor.objects.count() == 2


def test_the_log_is_read_and_never_written(desk):
    article = make_article(status="review")
    action = DeskAction.objects.get(target=article.uid, verb="submit")
    page = desk.get(reverse("admin:newsroom_deskaction_changelist"))
    assert article.headline in page.content.decode()
    for verb in ("change", "delete"):
        url = reverse(f"admin:newsroom_deskaction_{verb}", args=[action.pk])
        assert desk.post(url).status_code == 403
    assert desk.get(reverse("admin:newsroom_deskaction_add")).status_code == 403


def test_a_row_of_the_log_leads_to_its_piece(desk):
    article = make_article(status="review")
    url = reverse("admin:newsroom_deskaction_piece", args=["articles.article", article.uid])
    assert desk.get(url).url == reverse("admin:articles_article_change", args=[article.pk])
    for kind in ("articles.nothing", "nonsense", "sessions.session"):
        url = reverse("admin:newsroom_deskaction_piece", args=[kind, article.uid])
        assert desk.get(url).status_code == 404


def test_the_log_is_filtered_by_verb_and_by_person(desk):
    kim = make_user("copy")
    make_article(status="ready")
    DeskAction.objects.filter(verb="mark_ready").update(by=kim)
    url = reverse("admin:newsroom_deskaction_changelist")
    assert len(desk.get(url, {"by": kim.pk}).context["cl"].result_list) == 1
    assert len(desk.get(url, {"verb": "mark_ready"}).context["cl"].result_list) == 1
    assert desk.get(url, {"by": "nobody"}).status_code == 200


def test_a_new_account_is_of_the_desk_and_an_admin_lifts_nobody_above_themselves(desk):
    words = {"username": "lee", "usable_password": "true", "password1": "long and right"}
    desk.post(reverse("admin:auth_user_add"), words | {"password2": "long and right"})
    lee = User.objects.get(username="lee")
    assert lee.is_staff
    url = reverse("admin:auth_user_change", args=[lee.pk])
    desk.post(url, {"username": "lee", "is_active": "on", "is_staff": "on", "is_superuser": "on"})
    assert not User.objects.get(username="lee").is_superuser


def test_an_admin_cannot_touch_the_account_of_a_superuser(desk):
    owner = User.objects.create_superuser("owner")
    url = reverse("admin:auth_user_change", args=[owner.pk])
    assert desk.post(url, {"username": "owned"}).status_code == 403
    url = reverse("admin:auth_user_password_change", args=[owner.pk])
    assert desk.get(url).status_code == 403
