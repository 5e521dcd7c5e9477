"""The log on the desk: its filters offer what there is, its rows lead to who may see."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from newsroom.workflow.steps import STEPS, WORDS
from tests.builders import make_article, make_gallery, make_section, make_user

pytestmark = pytest.mark.django_db

LIST = reverse("admin:newsroom_deskaction_changelist")


@pytest.fixture
def desk(client):
    client.force_login(make_user("reporter"))
    return client


def lead_to(client, row):
    """Follow a row of the log to its piece."""
    args = [row._meta.label_lower, row.uid]
    return client.get(reverse("admin:newsroom_deskaction_piece", args=args))


def test_a_row_leads_to_what_has_a_page_of_its_own_at_the_desk(desk):
    assert lead_to(desk, make_gallery()).status_code == 302
    assert lead_to(desk, make_section()).status_code == 302
    nothing = reverse("admin:newsroom_deskaction_piece", args=["newsroom.paper", uuid4()])
    assert desk.get(nothing).status_code == 404


def test_a_row_leads_only_who_may_see_its_kind_of_piece(client):
    person = make_user()
    person.user_permissions.set(
        Permission.objects.filter(codename__in=("view_deskaction", "view_gallery"))
    )
    client.force_login(person)
    assert lead_to(client, make_gallery()).status_code == 302
    assert lead_to(client, make_article()).status_code == 403


@pytest.mark.parametrize("by", ["9" * 40, "99", "-1", "x", "²", "٣"])
def test_an_unknown_person_has_done_nothing(desk, by):
    make_article(status="review")
    page = desk.get(LIST, {"by": by})
    assert page.status_code == 200
    assert not page.context["cl"].result_list


def test_the_filter_offers_the_verbs_that_are_logged_and_no_other(desk):
    make_article(status="review")
    verbs = desk.get(LIST).context["cl"].filter_specs[0]
    logged = {step.verb for step in STEPS} | set(WORDS)
    assert {verb for verb, _label in verbs.lookup_choices} == logged
