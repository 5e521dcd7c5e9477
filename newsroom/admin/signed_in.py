"""Who is signed in at this browser: asked by forms that were opened by somebody."""

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from newsroom.people import name_of

PERSON = "X-Desk-Person"  # the id of the person who opened the form


def refuse_another(request):
    """The refusal when the form is somebody else's than who is signed in now; else None."""
    opened_by = request.headers.get(PERSON, "")
    if not opened_by or opened_by == str(request.user.pk):
        return None
    return JsonResponse({"other": name_of(request.user)}, status=409)


@never_cache
@require_safe
def signed_in(request):
    """Where a log-in beside a form ends; to its script, who it is, and the token of today."""
    person = request.user if request.user.is_authenticated and request.user.is_staff else None
    if request.accepts("text/html"):
        return render(request, "admin/signed_in.html", {"person": person})
    return JsonResponse(
        {
            "person": person.pk if person else None,
            "name": name_of(person) if person else "",
            "token": get_token(request),
        }
    )
