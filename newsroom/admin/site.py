"""The desk: Django's admin, titled as the paper, in the desk's clothes."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from newsroom import clock
from newsroom.admin import finding, notifications
from newsroom.admin.hours import in_paper_zone, spelled_out
from newsroom.admin.nav import Group, places_in_groups
from newsroom.admin.notifications import bell_of
from newsroom.admin.signed_in import signed_in
from newsroom.context_processors import frame_of

NOON, EVENING = 12, 18  # hours of the paper's day at which the greeting changes


class DeskSite(admin.AdminSite):
    """The admin site: titled by the Paper row, log-in by django-allauth, a home of panels.

    `home` is a function of the request that returns the panels; the room that knows
    every kind of piece hangs it up.
    """

    # Its own navigation stands in base_site.html, without the admin's script.
    enable_nav_sidebar = False
    empty_value_display = ""
    home = None
    finders = ()

    def each_context(self, request):
        context = super().each_context(request)
        name = frame_of(request)[0].name
        titles = {"site_header": name, "site_title": _("%(paper)s, desk") % {"paper": name}}
        return {**context, **titles, **self._frame(request, context["has_permission"])}

    def index(self, request, extra_context=None):
        now = clock.now(request)
        panels = self.home(request) if self.home else []
        home = {
            "title": _("Desk"),
            "greeting": greeting(request.user, now),
            "spelled_out": spelled_out(now),
            "panels": panels,
        }
        return super().index(request, {**home, **(extra_context or {})})

    def app_index(self, request, app_label, extra_context=None):
        """The desk has no page of an app's tables: home is where its work is."""
        return redirect(f"{self.name}:index")

    @method_decorator([never_cache, secure_admin_login])
    def login(self, request, extra_context=None):
        """allauth's page, under the desk's own address; whoever is in already goes on."""
        return redirect(f"{self.name}:index")

    def get_urls(self):
        """With what one is told; without the way that tells anybody the address of anything."""
        me = path("signed-in/", signed_in, name="signed_in")
        ours = [me, *notifications.urls(self), *finding.urls(self)]
        admins = super().get_urls()
        return ours + [one for one in admins if getattr(one, "name", "") != "view_on_site"]

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")

    def _frame(self, request, has_permission) -> dict:
        """What the header and the navigation show to this person."""
        groups = places_in_groups(self, request) if has_permission else []
        work = [place for group in groups for place in group if place.group is Group.WORK]
        return {
            "places": groups,
            "new_places": [place for place in work if place.add_url],
            "bell": bell_of(request) if has_permission else None,
            "find_url": reverse(f"{self.name}:find") if work else "",
        }


def greeting(user, now) -> str:
    """ "Good morning, Kim.", by the paper's clock."""
    name = {"name": user.get_short_name() or user.get_username()}
    hour = in_paper_zone(now).hour
    if hour < NOON:
        return _("Good morning, %(name)s.") % name
    if hour < EVENING:
        return _("Good afternoon, %(name)s.") % name
    return _("Good evening, %(name)s.") % name
