"""Where a second factor is required, nothing of the desk opens without one."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings as site
from django.test import Client
from django.urls import reverse

from tests.builders import make_user, take_photo
from tests.desk import at_the_desk, text_of
from tests.roles_matrix import walked

pytestmark = pytest.mark.django_db

PASSKEY = {"name": "My device", "credential": {}}


@pytest.fixture
def required(settings):
    settings.REQUIRE_TWO_FACTOR = True


@pytest.fixture
def editor():
    return make_user("editor")


@pytest.mark.usefixtures("required")
def test_every_address_of_the_desk_leads_to_where_a_factor_is_set_up(editor):
    desk = at_the_desk(editor)
    for path in walked(site.ADMIN_PATH):
        if path.startswith(f"{site.ADMIN_PATH}account/"):
            continue
        for ask in (desk.get, desk.post):
            response = ask(f"/{path}")
            assert (response.status_code, response.headers.get("Location")) == (
                302, reverse("mfa_index"),
            ), path  # fmt: skip


@pytest.mark.usefixtures("required")
def test_private_photos_stay_private_until_then(editor):
    photo = take_photo()
    address = f"/uploads/{photo.current.stem}/full-320.jpg"
    assert at_the_desk(editor).get(address).status_code == 404
    TOTP.activate(editor, generate_totp_secret())
    assert at_the_desk(editor).get(address).status_code == 200


@pytest.mark.usefixtures("required")
def test_an_app_counts_and_so_does_a_passkey_but_not_a_sheet_of_codes(editor):
    home = reverse("admin:index")
    RecoveryCodes.activate(editor)
    assert at_the_desk(editor).get(home).status_code == 302
    TOTP.activate(editor, generate_totp_secret())
    assert at_the_desk(editor).get(home).status_code == 200
    other = make_user("editor")
    Authenticator.objects.create(user=other, type=Authenticator.Type.WEBAUTHN, data=PASSKEY)
    assert at_the_desk(other).get(home).status_code == 200


@pytest.mark.usefixtures("required")
def test_the_page_says_why_one_is_there(editor):
    page = at_the_desk(editor).get(reverse("admin:index"), follow=True)
    assert "This desk asks everybody for a second factor." in text_of(page)
    assert reverse("mfa_activate_totp") in page.content.decode()
    assert reverse("mfa_add_webauthn") in page.content.decode()


@pytest.mark.usefixtures("required")
def test_strangers_are_led_to_the_log_in_as_ever():
    assert "login" in Client().get(reverse("admin:index")).headers["Location"]


def test_where_none_is_required_the_desk_opens(editor):
    assert at_the_desk(editor).get(reverse("admin:index")).status_code == 200
