"""Reads of the photo desk, in its own words."""

from django.db import models
from django.db.models import Prefetch

from newsroom.publishing import PublishableQuerySet


class PhotoQuerySet(models.QuerySet):
    """Photos of the library."""

    def newest_first(self):
        """As they arrived."""
        return self.order_by("-uploaded_at", "-pk")

    def with_renditions(self):
        """With the public files each is shown by."""
        return self.select_related("current")


class GalleryQuerySet(PublishableQuerySet):
    """Galleries, and what a page of them needs."""

    def for_page(self):
        """Everything that a gallery's own page shows."""
        return self.select_related("section", "cover__current").prefetch_related(
            Prefetch("photos", self._rows("photos").select_related("photo__current")),
            Prefetch("bylines", self._rows("bylines").select_related("contributor")),
            Prefetch("taggings", self._rows("taggings").select_related("tag")),
        )

    def for_listing(self):
        """What a card shows: the cover, else the first photo."""
        first = self._rows("photos").filter(position=0).select_related("photo__current")
        return self.select_related("section", "cover__current").prefetch_related(
            Prefetch("photos", first, to_attr="first_photos")
        )

    def _rows(self, relation):
        return self.model._meta.get_field(relation).related_model.objects.all()
