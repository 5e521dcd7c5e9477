"""Own pages for what went wrong. None of them may be kept by a cache."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from articles.reading import latest_headlines
from newsroom import clock
from newsroom.assets import Worn
from newsroom.middleware import is_desk


def bad_request(request, exception=None):
    """400: the request itself is broken, so nothing is read from it."""
    return _alone(request, "400.html", 400)


def forbidden(request, exception=None):
    """403: known, but not for this person."""
    if is_desk(request):
        return _alone(request, "403.html", 403)
    return _fresh(render(request, "403.html", status=403))


def not_found(request, exception=None):
    """404: no such page, or none yet."""
    if is_desk(request):
        return _alone(request, "404.html", 404)
    context = {"headlines": latest_headlines(clock.now(request))}
    return _fresh(render(request, "404.html", context, status=404))


def server_error(request):
    """500: something broke, perhaps the database: the page needs neither it nor the paper."""
    return _alone(request, "500.html", 500)


def _alone(request, template, status):
    """A page that reads nothing; on the desk its own, which leads back to the desk."""
    if is_desk(request):
        template = "admin/went_wrong.html"
    page = render_to_string(template, {"reader_css": Worn(request), "status": status})
    return _fresh(HttpResponse(page, status=status))


def _fresh(response):
    response["Cache-Control"] = "no-store"
    return response
