"""What goes wrong on the desk leads back to the desk, in clothes that its policy lets apply."""

import pytest
from django.test import RequestFactory

from articles.views import errors
from newsroom.assets import hash_of
from tests.builders import make_photo, make_user
from tests.desk import at_the_desk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("view", "status"),
    [
        (errors.bad_request, 400), (errors.forbidden, 403), (errors.not_found, 404),
        (errors.server_error, 500),
    ],
)  # fmt: skip
def test_an_error_on_the_desk_leads_back_there_and_reads_nothing(
    view, status, django_assert_num_queries
):
    with django_assert_num_queries(0):
        answer = view(RequestFactory().get("/admin/media/photo/"))
    page = answer.content.decode()
    assert answer.status_code == status
    assert 'href="/admin/"' in page
    assert "What was saved is safe." in page
    assert answer["Cache-Control"] == "no-store"


def test_an_error_of_a_readers_page_does_not_lead_to_the_desk():
    page = errors.server_error(RequestFactory().get("/2026/08/01/a/")).content.decode()
    assert "/admin/" not in page


def test_the_policy_of_the_desk_lets_its_style_apply():
    client = at_the_desk(make_user())
    answer = client.get(f"/admin/media/photo/{make_photo().pk}/change/")
    assert answer.status_code == 403
    assert hash_of(("piece", "notice")) in answer["Content-Security-Policy"]
    assert "Back to the desk" in answer.content.decode()
