"""An admin helps a colleague who lost their phone or key; it is logged, and not for everybody."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from tests.builders import make_user
from tests.desk import at_the_desk, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague():
    person = make_user("editor")
    person.set_password("harbour-light-7")
    person.save()
    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)
    return person


def factors_of(person) -> str:
    return reverse("admin:auth_user_factors", args=[person.pk])


def test_an_admin_takes_every_factor_off_and_it_is_logged(colleague):
    desk = at_the_desk(make_user("admin"))
    page = desk.get(reverse("admin:auth_user_change", args=[colleague.pk]))
    assert factors_of(colleague) in page.content.decode()
    page = desk.post(factors_of(colleague), follow=True)
    assert "Their passkeys, app and codes are off." in text_of(page)
    assert factors_of(colleague) not in page.content.decode()
    assert not Authenticator.objects.filter(user=colleague).exists()
    assert "Took every passkey" in LogEntry.objects.latest("pk").get_change_message()


def test_whoever_holds_the_lost_device_is_logged_out(colleague):
    Authenticator.objects.all().delete()
    thief = Client()
    way_in = {"login": colleague.username, "password": "harbour-light-7"}
    thief.post(reverse("account_login"), way_in)
    assert thief.get(reverse("admin:index")).status_code == 200
    at_the_desk(make_user("admin")).post(factors_of(colleague))
    assert thief.get(reverse("admin:index")).status_code == 302


@pytest.mark.parametrize("role", ["reporter", "publisher"])
def test_nobody_else_may(role, colleague):
    assert at_the_desk(make_user(role)).post(factors_of(colleague)).status_code == 403
    assert Authenticator.objects.filter(user=colleague).exists()


def test_an_admin_weakens_no_superuser(colleague):
    colleague.is_superuser = True
    colleague.save()
    assert at_the_desk(make_user("admin")).post(factors_of(colleague)).status_code == 403
    assert Authenticator.objects.filter(user=colleague).exists()


def test_it_takes_a_press_of_a_button(colleague):
    assert at_the_desk(make_user("admin")).get(factors_of(colleague)).status_code == 405
