"""What every request passes: policy headers, two-factor for staff, addresses of old."""

from copy import copy

import brotli
from compression_middleware import middleware as compression
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import Http404, HttpResponsePermanentRedirect
from django.middleware.common import CommonMiddleware
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.encoding import iri_to_uri

from newsroom import clock
from newsroom.accounts import lacks_factor
from newsroom.addresses import address_today
from newsroom.assets import hash_of
from newsroom.policies import DESK_POLICY

READING = ("GET", "HEAD")


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
        if report_only:
            return parts
        if is_desk(request):
            parts.replace = {**DESK_POLICY, **(parts.replace or {})}
        if worn := getattr(request, "worn", ()):
            parts.update = {"style-src": [hash_of(worn)], **(parts.update or {})}
        return parts


class RequireTwoFactor:
    """With REQUIRE_TWO_FACTOR, staff set up a second factor before they work."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_desk(request) and not self._is_account(request) and self._must_set_up(request.user):
            return redirect("mfa_index")
        return self.get_response(request)

    @staticmethod
    def _must_set_up(user) -> bool:
        return user.is_authenticated and lacks_factor(user)

    @staticmethod
    def _is_account(request) -> bool:
        return request.path_info.startswith(f"/{settings.ADMIN_PATH}account/")


class OneAddress:
    """A page has one address: a slash that is written as %2F makes no second one.

    Django reads the path after it was decoded, so this asks the server (gunicorn) for the
    line as it came; a server that does not keep it is not asked. A NUL stands in no
    address, and PostgreSQL can be asked for none.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        path, _mark, _query = request.META.get("RAW_URI", "").partition("?")
        if "%2f" in path.lower():
            raise Http404("An encoded slash.")
        if "\x00" in request.path_info:
            raise Http404("A NUL.")
        return self.get_response(request)


class DeskSlashes(CommonMiddleware):
    """Django's own, which appends a slash on the desk alone: readers go through OldAddresses."""

    def should_redirect_with_slash(self, request):
        return is_desk(request) and super().should_redirect_with_slash(request)


class OldAddresses:
    """An address is for ever: what is not found here any more is asked of the old ones.

    So is one with capitals, or without its last slash; whatever was wrong with it, one
    redirect leads to where the page stands today.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or is_desk(request) or request.method not in READING:
            return response
        if request.path_info == reverse("paper:front") or not (today := self._today(request)):
            return response
        query = request.META.get("QUERY_STRING")
        return HttpResponsePermanentRedirect(f"{today}?{query}" if query else today)

    def _today(self, request) -> str:
        """Where the page stands that was asked for; "" when there is none."""
        asked = request.path_info
        whole = asked if asked.endswith("/") else f"{asked}/"
        for path in dict.fromkeys((asked, whole, asked.lower(), whole.lower())):
            today = address_today(path, clock.now(request))
            if today and today != request.path:
                return today
            if path != asked and self._is_there(request, path):
                return iri_to_uri(path)
        return ""

    def _is_there(self, request, path) -> bool:
        """Whether readers find something at another path: a page, a notice, the way to one."""
        other = copy(request)
        other.path = other.path_info = path
        return self.get_response(other).status_code in (200, 302, 410)


def _brotli(text: bytes) -> bytes:
    """At 6, and for a page with a window of its size, which it then finds more in."""
    return brotli.compress(text, quality=6, lgwin=16 if len(text) < 2**16 else 22)


# Brotli before zstd: of a story page that is 5 % less than the package's first choice (zstd
# at 7) for half a millisecond more. The package has no setting for either.
_br, *_others = sorted(compression.compressors, key=lambda one: one[0] != "br")
compression.compressors = ((_br[0], _brotli, _br[2]), *_others)


class ReaderCompression(compression.CompressionMiddleware):
    """Compresses what readers are sent as text.

    Nothing of the desk: a page that says a secret beside what was asked may be guessed at
    by its size. No photos: they are compressed as they are.
    """

    def process_response(self, request, response):
        kind = response.get("Content-Type", "").partition(";")[0]
        if is_desk(request) or not kind.startswith(("text/", "application/")):
            return response
        return super().process_response(request, response)
