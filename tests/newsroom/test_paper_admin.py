"""The paper's own settings: one row, and whatever stands in every frame counts it up."""

import pytest
from django.urls import reverse

from newsroom.models import Paper
from tests.builders import make_section, make_user
from tests.desk import row_opened

pytestmark = pytest.mark.django_db

FORM = reverse("admin:newsroom_paper_change", args=[1])


@pytest.fixture
def publisher(client):
    client.force_login(make_user("publisher"))
    return client


def paper():
    return Paper.objects.get(pk=1)


def save(client, row, **typed):
    """Save the form of `row` with `typed` in it."""
    url, values = row_opened(client, row)
    return client.post(url, values | typed)


def test_the_list_is_the_form(publisher):
    response = publisher.get(reverse("admin:newsroom_paper_changelist"))
    assert response.url == FORM


def test_a_save_counts_the_version_up(publisher):
    before = paper().version
    save(publisher, paper(), name="The Harbour Post")
    assert paper().name == "The Harbour Post"
    assert paper().version == before + 1


def test_a_changed_section_counts_the_version_up(publisher):
    section, before = make_section(), paper().version
    save(publisher, section, name="Port")
    assert paper().version == before + 1


def test_social_accounts_are_typed_one_a_line(publisher):
    save(publisher, paper(), socials="https://a.example/kim\n\nb.example/post")
    assert paper().socials == ["https://a.example/kim", "https://b.example/post"]
    page = publisher.get(FORM).content.decode()
    assert "https://a.example/kim\nhttps://b.example/post" in page


def test_a_social_account_that_is_no_address_is_refused_at_the_field(publisher):
    response = save(publisher, paper(), socials="not an address")
    assert response.context["adminform"].form.errors["socials"]
    assert paper().socials == []


def test_there_is_one_paper_for_ever(publisher):
    assert publisher.get(reverse("admin:newsroom_paper_add")).status_code == 403
    assert publisher.post(reverse("admin:newsroom_paper_delete", args=[1])).status_code == 403


def test_an_editor_reads_the_settings_and_leaves_them(client):
    client.force_login(make_user("editor"))
    assert client.get(FORM).status_code == 200
    assert client.post(FORM, {"name": "Another"}).status_code == 403
