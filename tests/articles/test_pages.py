"""Pages of the house: their addresses, the footer, what machines are told."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from articles.models import Page
from newsroom.linked_data import publisher
from newsroom.models import OldAddress, Paper, Section
from tests.builders import make_section, make_user
from tests.desk import at_the_desk, row_values
from tests.reader import main_text, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    make_section(slug="port")
    return at_the_desk(make_user("admin"))


def write(desk, page=None, **typed):
    """Save a page at the desk: a new one, or one that is there."""
    view, args = ("change", [page.pk]) if page else ("add", [])
    address = reverse(f"admin:articles_page_{view}", args=args)
    given = row_values(desk.get(address)) | {"headline": "Our principles", "order": "1"}
    return desk.post(address, given | {"body": "<p>We say who told us.</p>"} | typed)


def test_a_saved_page_is_public_and_in_every_footer(desk):
    assert write(desk, slug="principles").status_code == 302
    assert "We say who told us." in main_text(page_of("/principles/"))
    links = page_of("/port/").xpath("//footer//a/@href")
    assert "/principles/" in links
    assert "/principles/" in Client().get("/sitemap-pages.xml").content.decode()


def test_a_page_out_of_the_footer_keeps_its_address(desk):
    write(desk, slug="quiet", in_footer="")
    Page.objects.update(in_footer=False)
    Page.objects.all().tell_paper()
    assert page_of("/quiet/").xpath("//footer//a[@href='/quiet/']") == []


def test_the_address_is_made_of_the_headline(desk):
    write(desk)
    assert Page.objects.get().slug == "our-principles"


@pytest.mark.parametrize("slug", ["port", "search", "2026"])
def test_a_page_takes_no_address_of_the_site_or_of_a_section(desk, slug):
    page = write(desk, slug=slug)
    assert page.context["adminform"].errors["slug"]
    assert not Page.objects.exists()


def test_a_section_takes_no_address_of_a_page(desk):
    write(desk, slug="staff")
    with pytest.raises(ValidationError):
        Section(name="Staff", slug="staff").full_clean()


def test_its_old_address_leads_on(desk):
    write(desk, slug="principles")
    write(desk, Page.objects.get(), slug="standards")
    assert OldAddress.objects.filter(path="/principles/").exists()
    assert Client().get("/principles/").headers["Location"] == "/standards/"


def test_a_page_deleted_at_the_desk_is_gone(desk):
    write(desk, slug="principles")
    page = Page.objects.get()
    desk.post(reverse("admin:articles_page_delete", args=[page.pk]), {"post": "yes"})
    assert Client().get("/principles/").status_code == 404


def test_what_is_pasted_runs_nothing(desk):
    write(desk, slug="principles", body="<p>Fine</p><script>alert(1)</script>")
    assert "alert" not in Page.objects.get().body


def test_machines_are_told_of_the_principles(desk):
    make_section()
    assert not publisher(Paper.objects.current())["publishingPrinciples"]
    write(desk, slug="principles")
    assert publisher(Paper.objects.current())["publishingPrinciples"].endswith("/principles/")


def test_a_save_over_an_unseen_one_is_refused(desk):
    write(desk, slug="principles")
    page = Page.objects.get()
    address = reverse("admin:articles_page_change", args=[page.pk])
    mine = row_values(desk.get(address))
    write(desk, page, headline="Theirs")
    answer = desk.post(address, mine | {"headline": "Mine"})
    assert answer.status_code == 200
    assert Page.objects.get().headline == "Theirs"
