"""The photo desk as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from newsroom.freshness import watch


class MediaConfig(AppConfig):
    """Photos, galleries, renditions and rights; files go to the upload store."""

    name = "media"
    verbose_name = _("Photo desk")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        watch("media.Gallery", "published_at")
        watch("media.Photo", "rights_until")
