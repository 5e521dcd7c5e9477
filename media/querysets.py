"""Reads of the photo desk, in its own words."""

from datetime import timedelta

from django.db import models
from django.db.models import (
    Count,
    ExpressionWrapper,
    FilteredRelation,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
)
from django.db.models.functions import Coalesce

from newsroom import clock
from newsroom.paging import PagedReads
from newsroom.publishing import ListedQuerySet, PublishableQuerySet

WARNED_BEFORE = timedelta(days=7)  # how long before a photo's rights end the desk is told


def may_run(at=None, photo="") -> Q:
    """The one rule of rights, as a condition: the photo may be shown to readers at `at`.

    It was not killed, and its rights have not ended. `photo` is the way to it, as
    "photo__"; `Photo.may_run()` asks the same of one row.
    """
    end = f"{photo}rights_until"
    unended = Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": at or clock.now()})
    return Q(**{f"{photo}killed_at__isnull": True}) & unended


class PhotoQuerySet(models.QuerySet):
    """Photos of the library."""

    def runnable(self, at=None):
        """Those whose rights let readers see them at `at`."""
        return self.filter(may_run(at))

    def rights_ending(self, at=None):
        """Those that readers see at `at`, for less than a week."""
        at = at or clock.now()
        return self.runnable(at).filter(rights_until__lte=at + WARNED_BEFORE)

    def newest_first(self):
        """As they arrived."""
        return self.order_by("-uploaded_at", "-pk")

    def with_renditions(self):
        """With the public files each is shown by, without the long text of what its file said."""
        return self.select_related("current").defer("metadata")


class PhotoUseQuerySet(ListedQuerySet):
    """Photos in pieces."""

    def shown(self, at=None):
        """What a piece shows at `at`: the others leave no gap, the next photo leads."""
        return self.filter(may_run(at, "photo__"))

    def first_shown(self, at=None):
        """The one that leads at `at`, of the piece that an outer query names; to be a Subquery."""
        return self.shown(at).order_by("position")[:1]

    def loaded(self):
        """Each with its photo and the files that show it."""
        return self.select_related("photo__current").defer("photo__metadata")


class GalleryQuerySet(PagedReads, PublishableQuerySet):
    """Galleries, and what a page of them needs."""

    def for_page(self, at=None):
        """Everything that a gallery's own page shows at `at`."""
        rows = self._with_cover(at).select_related("section")
        return rows.prefetch_related(
            Prefetch("photos", self._rows("photos").shown(at).loaded()),
            Prefetch("bylines", self._rows("bylines").select_related("contributor")),
            Prefetch("taggings", self._rows("taggings").select_related("tag").order_by("pk")),
        )

    def for_feed(self, at=None):
        """What an entry of a feed holds: the words, the names, the topics, every photo."""
        return self.for_page(at)

    def for_listing(self, at=None):
        """What a card shows at `at`: `opening`, the use of the photo that leads; how many."""
        uses = self._rows("photos").filter(gallery=OuterRef("pk"))
        first = Q(photos__pk=Subquery(uses.first_shown(at).values("pk")))
        opening = FilteredRelation("photos", condition=first)
        number = uses.shown(at).order_by().values("gallery").values(n=Count("pk"))
        rows = self._with_cover(at).annotate(
            opening=opening, photo_count=Coalesce(Subquery(number), 0)
        )
        rows = rows.select_related("section", "opening__photo__current")
        return rows.defer("cover__metadata", "opening__photo__metadata")

    def _with_cover(self, at):
        """The cover, and in `cover_may_run` whether readers may see it at `at`."""
        runs = ExpressionWrapper(may_run(at, "cover__"), output_field=models.BooleanField())
        rows = self.annotate(cover_may_run=runs).select_related("cover__current")
        return rows.defer("cover__metadata")

    def _rows(self, relation):
        return self.model._meta.get_field(relation).related_model.objects.all()
