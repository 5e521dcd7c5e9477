"""The story desk and the paper as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Stories, fronts, feeds: what readers read."""

    name = "articles"
    verbose_name = _("Stories")
    default_auto_field = "django.db.models.BigAutoField"
