"""What readers are given to read: nothing of it takes anything in."""

from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe


def read_only(view):
    """A view that answers GET and HEAD, and 405 to all else.

    The forgery check is left out, as it would come first and answer 403; what it guards
    against, a request that changes something, never gets past the method.
    """
    return csrf_exempt(require_safe(view))
