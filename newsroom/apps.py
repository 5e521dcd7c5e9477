"""The frame of the newsroom as a Django app."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _

from newsroom.freshness import watch


class NewsroomConfig(AppConfig):
    """What both desks share."""

    name = "newsroom"
    verbose_name = _("Newsroom")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        watch("newsroom.DeskAction", "at")  # every verb, withdrawals and kills along


class DeskConfig(AdminConfig):
    """Django's admin as the paper's desk."""

    default_site = "newsroom.admin.site.DeskSite"

    def ready(self):
        super().ready()
        # After the apps' own admin modules, as some of theirs are replaced by ours.
        import_module("newsroom.admin.shared")
