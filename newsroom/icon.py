"""The paper's icon, for programs that ask for it where icons used to be."""

from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.cache import cache_control

from newsroom.read_only import read_only


@read_only
@cache_control(public=True, max_age=86400)  # a day: the file's name changes with its bytes
def favicon(request):
    """The way to the icon that pages name themselves."""
    return redirect(static("icons/paper.svg"))
