"""The story desk and the paper as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from newsroom.freshness import watch


class ArticlesConfig(AppConfig):
    """Stories, fronts, feeds: what readers read."""

    name = "articles"
    verbose_name = _("Stories")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        watch("articles.Article", "published_at")
        watch("articles.Front", "takes_effect_at")
        watch("articles.Breaking", "ends_at")
        watch("articles.HouseAd", "starts_at", "ends_at")
