"""Accounts of the desk: made by an admin, never by signing up."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.models import Paper

# Of allauth's addresses, those that the desk has no use for: an admin makes the accounts,
# and writes down their mail. Their names stay, as allauth's pages ask for them.
CLOSED = [
    ("signup/", "account_signup"),
    ("email/", "account_email"),
    ("confirm-email/", "account_email_verification_sent"),
    ("confirm-email/<str:key>/", "account_confirm_email"),
    ("login/code/confirm/", "account_confirm_login_code"),
]
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class DeskAdapter(DefaultAccountAdapter):
    """allauth, closed to strangers."""

    def is_open_for_signup(self, request):
        return False


class FactorAdapter(DefaultMFAAdapter):
    """Second factors in the paper's name: what an app and a device show beside the code."""

    def _get_site_name(self):
        return Paper.objects.current().name

    def generate_authenticator_name(self, user, type):
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("My device") if number == 1 else _("Device %(number)d") % {"number": number}


class PasskeyForm(AddWebAuthnForm):
    """A new passkey: one to log in with alone, unless it is only to be asked for second."""

    name = forms.CharField(label=gettext_lazy("Its name"), required=False, max_length=100)
    passwordless = forms.BooleanField(
        label=gettext_lazy("Log in with it alone, without name and password"),
        required=False,
        initial=True,
    )


def lacks_factor(user) -> bool:
    """Whether this person has yet to set up the second factor that REQUIRE_TWO_FACTOR demands."""
    return settings.REQUIRE_TWO_FACTOR and not is_mfa_enabled(user, types=FACTORS)


def is_let_in(user) -> bool:
    """Whether this person may use the desk at all; what they may do there, permissions say."""
    return user.is_active and user.is_staff and not lacks_factor(user)


def closed(request, **place):
    """Nothing stands here; see CLOSED."""
    raise Http404
