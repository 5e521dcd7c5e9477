"""The paper's logo: sent once, made into icons, shown by tabs, phones and search engines."""

import io

import pytest
from django.test import Client
from PIL import Image

from newsroom import linked_data
from newsroom.models import Paper, PaperIcon
from tests.builders import make_section, make_user
from tests.desk import row_opened
from tests.media.pictures import as_upload, upload
from tests.reader import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(client):
    make_section()
    client.force_login(make_user("publisher"))
    return client


def send(publisher, **changes):
    url, values = row_opened(publisher, Paper.objects.get())
    return publisher.post(url, values | changes)


def icon_links():
    return page_of("/").xpath("//link[@rel='icon' or @rel='apple-touch-icon']/@href")


def test_without_a_logo_there_is_the_icon_of_the_house():
    make_section()
    (address,) = icon_links()
    assert address.endswith(".svg")
    assert Client().get("/favicon.ico").url == address


def test_a_logo_becomes_icons_in_every_size(publisher):
    assert send(publisher, logo=upload((800, 600))).status_code == 302
    small, apple = icon_links()
    for address, side in ((small, 32), (apple, 180)):
        response = Client().get(address)
        assert "immutable" in response["Cache-Control"]
        assert Image.open(io.BytesIO(response.content)).size == (side, side)
    assert Client().get("/favicon.ico").url == small
    told = Client().get("/manifest.webmanifest").json()
    assert [one["sizes"] for one in told["icons"]][-1] == "512x512"


def test_another_logo_has_other_addresses(publisher):
    send(publisher, logo=upload((600, 600)))
    before = icon_links()
    send(publisher, logo=upload((700, 700)))
    assert not set(before) & set(icon_links())
    assert Client().get(before[0]).status_code == 404


def test_a_logo_stays_when_other_settings_are_saved_and_goes_when_taken_off(publisher):
    send(publisher, logo=upload((600, 600)))
    send(publisher, tagline="Since 1911")
    assert Paper.objects.get().icon
    send(publisher, no_logo="on")
    assert not Paper.objects.get().icon and not PaperIcon.objects.exists()


@pytest.mark.parametrize("content", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"MZ"])
def test_what_is_no_picture_is_refused_in_words_and_nothing_else_is_lost(publisher, content):
    page = send(publisher, logo=as_upload(content, "logo.png"), tagline="Typed along")
    assert page.status_code == 200
    assert page.context["adminform"].form.errors["logo"]
    assert "Typed along" in page.content.decode()
    assert not Paper.objects.get().icon


def test_a_logo_that_is_too_small_is_refused(publisher):
    page = send(publisher, logo=upload((100, 100)))
    assert "192 pixels" in str(page.context["adminform"].form.errors["logo"])


def test_search_engines_are_told_the_logo(publisher, settings):
    send(publisher, logo=upload((600, 600)))
    logo = linked_data.publisher(Paper.objects.get())["logo"]
    assert logo["url"].startswith(settings.BASE_URL) and logo["width"] == 512
