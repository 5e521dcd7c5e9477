"""What every request passes: policy headers, two-factor for staff, addresses of old."""

from allauth.mfa.utils import is_mfa_enabled
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.urls import reverse

from newsroom import clock
from newsroom.addresses import address_today
from newsroom.policies import DESK_POLICY


def is_desk(request) -> bool:
    """Whether the address is the desk's: decided by the path, as reading the user sets cookies."""
    return request.path_info.startswith(f"/{settings.ADMIN_PATH}")


class PolicyMiddleware(CSPMiddleware):
    """The Content-Security-Policy: hashes for readers, a nonce for the desk."""

    def process_response(self, request, response):
        response = super().process_response(request, response)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"
        )
        return response

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if is_desk(request) and not report_only:
            parts.replace = {**DESK_POLICY, **(parts.replace or {})}
        return parts


class RequireTwoFactor:
    """With REQUIRE_TWO_FACTOR, staff set up a second factor before they work."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.REQUIRE_TWO_FACTOR and is_desk(request) and not self._is_account(request):
            user = request.user
            if user.is_authenticated and not is_mfa_enabled(user):
                return redirect("mfa_activate_totp")
        return self.get_response(request)

    @staticmethod
    def _is_account(request) -> bool:
        return request.path_info.startswith(f"/{settings.ADMIN_PATH}account/")


class OneAddress:
    """A page has one address: a slash that is written as %2F makes no second one.

    Django reads the path after it was decoded, so this asks the server (gunicorn) for the
    line as it came; a server that does not keep it is not asked.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        path, _mark, _query = request.META.get("RAW_URI", "").partition("?")
        if "%2f" in path.lower():
            raise Http404("An encoded slash.")
        return self.get_response(request)


class OldAddresses:
    """An address is for ever: what is not found here any more is asked of the old ones."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or is_desk(request):
            return response
        if request.path_info == reverse("paper:front"):
            return response
        today = address_today(request.path_info, clock.now(request))
        if not today or today == request.path:
            return response
        query = request.META.get("QUERY_STRING")
        return HttpResponsePermanentRedirect(f"{today}?{query}" if query else today)
