"""Reads of the photo desk, in its own words."""

from django.db import models
from django.db.models import Count, FilteredRelation, OuterRef, Prefetch, Q, Subquery

from newsroom.paging import PagedReads
from newsroom.publishing import PublishableQuerySet


class PhotoQuerySet(models.QuerySet):
    """Photos of the library."""

    def newest_first(self):
        """As they arrived."""
        return self.order_by("-uploaded_at", "-pk")

    def with_renditions(self):
        """With the public files each is shown by, without the long text of what its file said."""
        return self.select_related("current").defer("metadata")


class GalleryQuerySet(PagedReads, PublishableQuerySet):
    """Galleries, and what a page of them needs."""

    def for_page(self):
        """Everything that a gallery's own page shows."""
        uses = self._rows("photos").select_related("photo__current").defer("photo__metadata")
        rows = self.select_related("section", "cover__current").defer("cover__metadata")
        return rows.prefetch_related(
            Prefetch("photos", uses),
            Prefetch("bylines", self._rows("bylines").select_related("contributor")),
            Prefetch("taggings", self._rows("taggings").select_related("tag").order_by("pk")),
        )

    def for_feed(self):
        """What an entry of a feed holds: the words, the names, the topics, every photo."""
        return self.for_page()

    def for_listing(self):
        """What a card shows: the cover, else `opening`, the use of the first photo; how many."""
        opening = FilteredRelation("photos", condition=Q(photos__position=0))
        here = self._rows("photos").filter(gallery=OuterRef("pk")).order_by().values("gallery")
        rows = self.annotate(opening=opening, photo_count=Subquery(here.values(n=Count("pk"))))
        rows = rows.select_related("section", "cover__current", "opening__photo__current")
        return rows.defer("cover__metadata", "opening__photo__metadata")

    def _rows(self, relation):
        return self.model._meta.get_field(relation).related_model.objects.all()
