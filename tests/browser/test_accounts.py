"""The ways in, gone through as a person does: password, mail, app, codes, passkeys, sessions."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests.builders import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "harbour-light-7"
NARROW = {"viewport": {"width": 390, "height": 844}}
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PERIOD = 30  # seconds that a code of an app holds (RFC 6238)


@pytest.fixture
def kim(transactional_db):
    person = make_user("editor", username="kim", email="kim@example.org", first_name="Kim")
    person.set_password(PASSWORD)
    person.save()
    return person


def log_in(page, password=PASSWORD):
    page.goto(reverse("account_login"))
    page.get_by_label("Username").fill("kim")
    page.get_by_label("Password").fill(password)
    with page.expect_navigation():
        page.get_by_role("button", name="Log in", exact=True).click()


def guarded(page, name):
    """A page that asks once more who it is, before it opens."""
    page.goto(reverse(name))
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Go on").click()


def log_out(page):
    page.goto(reverse("account_logout"))
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/")


def is_in(page):
    page.get_by_role("heading", name="Kim").wait_for()


def code_of(secret) -> str:
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD))


def sound(page):
    """A page that fits its screen and that axe finds nothing wrong with."""
    assert page.evaluate(OVER) == 0, page.url
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], page.url


def with_keys(page, **options):
    """Give the browser a device that keeps passkeys and says yes at once."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": device | options})
    return devices


# -- password ----------------------------------------------------------------------------


def test_in_with_the_password_and_out_again(kim, open_page):
    page = open_page(**NARROW)
    log_in(page, "wrong")
    page.get_by_role("alert").wait_for()
    sound(page)
    log_in(page)
    is_in(page)
    log_out(page)
    page.goto(reverse("admin:index"))
    page.wait_for_url("**/account/login/**")


def test_a_new_password(kim, open_page):
    page = open_page(**NARROW)
    log_in(page)
    page.goto(reverse("account_change_password"))
    sound(page)
    page.get_by_label("Current Password").fill(PASSWORD)
    page.get_by_label("New Password", exact=True).fill("another-light-9")
    page.get_by_label("New Password (again)").fill("another-light-9")
    page.get_by_role("button", name="Change the password").click()
    page.get_by_text("Your new password holds.").wait_for()
    log_out(page)
    log_in(page, "another-light-9")
    is_in(page)


def test_a_forgotten_password_comes_back_by_mail(kim, open_page, settings, mailoutbox):
    settings.SENDS_MAIL = True
    page = open_page(**NARROW)
    page.goto(reverse("account_login"))
    page.get_by_role("link", name="Forgotten your password?").click()
    sound(page)
    page.get_by_label("Email").fill("kim@example.org")
    page.get_by_role("button", name="Send the link").click()
    page.get_by_role("heading", name="Look at your mail").wait_for()
    sound(page)
    (mail,) = mailoutbox
    assert mail.to == ["kim@example.org"]
    page.goto(re.search(r"https?://\S+", mail.body)[0])
    sound(page)
    page.get_by_label("New Password", exact=True).fill("another-light-9")
    page.get_by_label("New Password (again)").fill("another-light-9")
    page.get_by_role("button", name="Set the password").click()
    page.get_by_role("heading", name="Your new password holds").wait_for()
    sound(page)
    log_in(page, "another-light-9")
    is_in(page)
    page.context.clear_cookies()
    page.goto(re.search(r"https?://\S+", mail.body)[0])
    page.get_by_role("heading", name="This link leads nowhere any more").wait_for()
    sound(page)


def test_a_stranger_learns_of_no_account_and_gets_no_mail(kim, open_page, settings, mailoutbox):
    settings.SENDS_MAIL = True
    page = open_page()
    page.goto(reverse("account_reset_password"))
    page.get_by_label("Email").fill("stranger@example.org")
    page.get_by_role("button", name="Send the link").click()
    page.get_by_role("heading", name="Look at your mail").wait_for()
    assert mailoutbox == []


def test_a_desk_that_sends_no_mail_says_whom_to_ask(open_page, settings):
    settings.SENDS_MAIL = False
    page = open_page(**NARROW)
    page.goto(reverse("account_reset_password"))
    page.get_by_text("This desk sends no mail.").wait_for()
    assert page.get_by_role("textbox").count() == 0
    sound(page)


# -- authenticator app and recovery codes ------------------------------------------------


def test_an_app_is_set_up_and_asked_for_and_a_recovery_code_helps_out(kim, open_page):
    page = open_page(**NARROW)
    log_in(page)
    page.goto(reverse("mfa_index"))
    sound(page)
    guarded(page, "mfa_activate_totp")
    sound(page)
    secret = page.get_by_label("Key").input_value()
    page.get_by_label("Authenticator code").fill(code_of(secret))
    page.get_by_role("button", name="Set it up").click()
    codes = page.locator(".codes li").all_text_contents()
    assert len(codes) == 10
    sound(page)
    log_out(page)
    log_in(page)
    page.get_by_text("The second step").wait_for()
    sound(page)
    page.get_by_role("textbox").fill("000000")
    page.get_by_role("button", name="Log in").click()
    page.get_by_text("Incorrect code.").wait_for()
    page.get_by_role("textbox").fill(code_of(secret))
    page.get_by_role("button", name="Log in").click()
    is_in(page)
    log_out(page)
    log_in(page)
    page.get_by_role("textbox").fill(codes[0])
    page.get_by_role("button", name="Log in").click()
    is_in(page)
    page.goto(reverse("mfa_index"))
    page.get_by_text("9 codes are left.").wait_for()
    sound(page)


def test_codes_are_made_anew_and_an_app_is_taken_off(kim, open_page):
    page = open_page(**NARROW)
    log_in(page)
    TOTP.activate(kim, generate_totp_secret())
    guarded(page, "mfa_generate_recovery_codes")
    sound(page)
    page.get_by_role("button", name="Make new codes").click()
    page.locator(".codes li").first.wait_for()
    page.goto(reverse("mfa_deactivate_totp"))
    sound(page)
    page.get_by_role("button", name="Take it off").click()
    page.get_by_text("The authenticator app is off your account.").wait_for()
    assert not Authenticator.objects.exists()


def test_who_it_is_is_asked_again_before_what_guards_the_account_changes(kim, open_page):
    page = open_page(kim, **NARROW)  # in, but by no log-in that the session knows of
    page.goto(reverse("mfa_activate_totp"))
    page.get_by_text("Is it you?").wait_for()
    sound(page)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("heading", name="Set up an authenticator app").wait_for()


# -- passkeys ------------------------------------------------------------------------------


def test_a_passkey_is_added_and_opens_the_desk_alone(kim, open_page):
    page = open_page(**NARROW)
    with_keys(page)
    log_in(page)
    guarded(page, "mfa_add_webauthn")
    sound(page)
    page.get_by_label("Its name").fill("Kim’s laptop")
    page.get_by_role("button", name="Add it").click()
    page.locator(".codes li").first.wait_for()
    page.goto(reverse("mfa_list_webauthn"))
    page.get_by_role("heading", name="Kim’s laptop").wait_for()
    page.get_by_text("Logs you in by itself.").wait_for()
    sound(page)
    log_out(page)
    page.goto(reverse("account_login"))
    page.get_by_role("button", name="Log in with a passkey").click()
    is_in(page)


def test_a_key_that_is_only_second_is_asked_for_after_the_password(kim, open_page):
    page = open_page(**NARROW)
    with_keys(page)
    log_in(page)
    guarded(page, "mfa_add_webauthn")
    page.get_by_label("Log in with it alone").uncheck()
    page.get_by_role("button", name="Add it").click()
    page.locator(".codes li").first.wait_for()
    log_out(page)
    log_in(page)
    page.get_by_role("button", name="Use a passkey").click()
    is_in(page)


def test_a_passkey_is_renamed_and_removed(kim, open_page):
    page = open_page(**NARROW)
    with_keys(page)
    log_in(page)
    guarded(page, "mfa_add_webauthn")
    page.get_by_role("button", name="Add it").click()
    page.locator(".codes li").first.wait_for()
    page.goto(reverse("mfa_list_webauthn"))
    page.get_by_role("link", name="Rename").click()
    sound(page)
    page.get_by_label("Name").fill("The old laptop")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="The old laptop").wait_for()
    page.get_by_role("link", name="Remove").click()
    sound(page)
    page.get_by_role("button", name="Remove it").click()
    page.get_by_text("None yet.").wait_for()
    assert not Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).exists()


def test_it_says_when_a_passkey_was_not_used(kim, open_page):
    page = open_page(**NARROW)
    with_keys(page)  # a device without a key for this desk
    page.goto(reverse("account_login"))
    page.get_by_role("button", name="Log in with a passkey").click()
    page.get_by_text("The passkey was not used.").wait_for()
    sound(page)


def test_a_required_factor_may_be_a_passkey(kim, open_page, settings):
    settings.REQUIRE_TWO_FACTOR = True
    page = open_page(**NARROW)
    with_keys(page)
    log_in(page)
    page.get_by_text("This desk asks everybody for a second factor.").wait_for()
    sound(page)
    guarded(page, "mfa_add_webauthn")
    page.get_by_role("button", name="Add it").click()
    page.locator(".codes li").first.wait_for()
    page.goto(reverse("admin:index"))
    is_in(page)


# -- sessions --------------------------------------------------------------------------------


def test_one_logs_out_everywhere_else(kim, open_page):
    here, there = open_page(**NARROW), open_page()
    log_in(there)
    is_in(there)
    log_in(here)
    here.goto(reverse("usersessions_list"))
    assert here.locator(".sessions li").count() == 2
    sound(here)
    here.get_by_role("button", name="Log out everywhere else").click()
    here.get_by_text("You are logged out everywhere else.").wait_for()
    there.goto(reverse("admin:index"))
    there.wait_for_url("**/account/login/**")
    here.goto(reverse("admin:index"))
    is_in(here)


def test_too_many_tries_are_told_to_wait(kim, open_page):
    page = open_page(**NARROW)
    for _try in range(11):
        log_in(page, "wrong")
        page.get_by_role("alert").wait_for()
        if "Too many" in page.inner_text("main"):
            break
    assert "Too many" in page.inner_text("main")
    page.complaints.clear()  # the console tells of a 429
