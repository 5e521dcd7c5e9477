"""Addresses of sections, topics and people: whatever is typed, it can be read and reached."""

import unicodedata

import pytest
from django.urls import reverse

from newsroom.models import Contributor, Section, Tag
from tests.builders import make_section, make_user

pytestmark = pytest.mark.django_db

KINDS = [Section, Tag, Contributor]


@pytest.fixture
def desk(client):
    client.force_login(make_user("admin"))
    return client


def add(client, kind, name, slug):
    """What came of a new row with this name and slug; the answer when there is none."""
    url = reverse(f"admin:newsroom_{kind._meta.model_name}_add")
    page = client.post(url, {"name": name, "slug": slug, "order": 1, "kind": "person"})
    return kind.objects.filter(name=name).first() or page


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("-dash-", "dash"),
        ("_under_", "under"),
        ("Two Words", "two-words"),
        ("WORLD", "world"),
        (unicodedata.normalize("NFD", "항구"), "항구"),
        (unicodedata.normalize("NFD", "café"), "café"),
        ("/", "harbor-news"),  # nothing is left of it: made of the name
    ],
)
def test_a_typed_slug_is_made_into_one_that_has_an_address(desk, kind, typed, slug):
    row = add(desk, kind, "Harbor news", typed)
    assert row.slug == slug
    assert row.get_absolute_url()


def test_a_slug_that_is_taken_is_refused_however_it_is_typed(desk):
    make_section(slug="harbor")
    page = add(desk, Section, "Another", " Harbor-")
    assert "slug" in page.context["adminform"].form.errors


def test_an_address_of_the_site_itself_is_refused_however_it_is_typed(desk):
    page = add(desk, Section, "Pictures", "-Photos-")
    assert "slug" in page.context["adminform"].form.errors


def test_a_slug_made_of_a_long_name_is_cut_to_what_an_address_holds(desk):
    name = "㍿" * 30  # each is spelled out in four letters
    assert 0 < len(add(desk, Section, name, "").slug) <= 60
