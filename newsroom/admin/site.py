"""The desk: Django's admin, titled as the paper."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class DeskSite(admin.AdminSite):
    """The admin site; log-in is django-allauth's."""

    site_header = _("Desk")
    index_title = _("Desk")
    login = secure_admin_login(admin.AdminSite.login)
