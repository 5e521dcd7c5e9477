"""Reads of the photo desk, in its own words."""

from datetime import datetime, time, timedelta

from django.db import models
from django.db.models import (
    Count,
    Exists,
    ExpressionWrapper,
    FilteredRelation,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from media.photo_words import index
from newsroom import clock
from newsroom.paging import PagedReads
from newsroom.publishing import ON_THE_WAY, ListedQuerySet, PublishableQuerySet

MOST_IN_FEED = 100  # photos of one gallery in an entry of a feed
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

    def found_by(self, words, newest=None):
        """Those with each of these words, or what begins so, in caption, credit, people, place.

        `newest` looks no further than so many of those that have the words.
        """
        return index.narrow(self, words, newest=newest)

    def came_in(self, first, last):
        """Those that arrived on these days and between them, on the paper's clock."""
        begin, end = (
            timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())
            for day in (first, last + timedelta(days=1))
        )
        return self.filter(uploaded_at__gte=begin, uploaded_at__lt=end)

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

    def lacking(self):
        """Photos that may not run: killed, or without caption, credit or a text alternative."""
        unseen = Q(photo__alt_text="", photo__caption_describes=False)
        wordless = Q(photo__caption="") | Q(photo__credit_line="") | unseen
        return self.filter(wordless | Q(photo__killed_at__isnull=False))

    def loaded(self):
        """Each with its photo and the files that show it."""
        return self.select_related("photo__current").defer("photo__metadata")


class GalleryQuerySet(PagedReads, PublishableQuerySet):
    """Galleries, and what a page of them needs."""

    def between_days(self, first, last):
        """Of the editions from `first` to `last`, both included."""
        return self.filter(edition_date__range=(first, last))

    def for_page(self, at=None):
        """What a gallery's own page shows at `at`, but its photos: a page has some of them."""
        rows = self._with_cover(at).select_related("section")
        return rows.prefetch_related(
            Prefetch("bylines", self._rows("bylines").select_related("contributor")),
            Prefetch("taggings", self._rows("taggings").select_related("tag").order_by("pk")),
        )

    def for_feed(self, at=None):
        """What an entry of a feed holds: the words, the names, the topics, the first photos.

        `photo_count` is how many there are; those beyond MOST_IN_FEED are on its page.
        """
        first = self._rows("photos").shown(at).filter(position__lt=MOST_IN_FEED)
        return self.for_page(at)._counted(at).prefetch_related(Prefetch("photos", first.loaded()))

    def for_listing(self, at=None):
        """What a card shows at `at`: `opening`, the use of the photo that leads; how many."""
        uses = self._rows("photos").filter(gallery=OuterRef("pk"))
        first = Q(photos__pk=Subquery(uses.first_shown(at).values("pk")))
        opening = FilteredRelation("photos", condition=first)
        rows = self._with_cover(at)._counted(at).annotate(opening=opening)
        rows = rows.select_related("section", "opening__photo__current")
        return rows.defer("cover__metadata", "opening__photo__metadata")

    def _counted(self, at):
        """In `photo_count` how many photos readers may see at `at`."""
        uses = self._rows("photos").filter(gallery=OuterRef("pk")).shown(at)
        number = uses.order_by().values("gallery").values(n=Count("pk"))
        return self.annotate(photo_count=Coalesce(Subquery(number), 0))

    def with_warnings(self, at):
        """On the way to readers, and without headline or photos, or with one that may not run."""
        uses = self._rows("photos").filter(gallery=OuterRef("pk"))
        lacks = Q(headline="") | ~Exists(uses) | Exists(uses.lacking())
        near = Q(status__in=ON_THE_WAY) | Q(published_at__gt=at)
        return self.filter(near, withdrawn_at=None).filter(lacks)

    def _with_cover(self, at):
        """The cover, and in `cover_may_run` whether readers may see it at `at`."""
        runs = ExpressionWrapper(may_run(at, "cover__"), output_field=models.BooleanField())
        rows = self.annotate(cover_may_run=runs).select_related("cover__current")
        return rows.defer("cover__metadata")

    def _rows(self, relation):
        return self.model._meta.get_field(relation).related_model.objects.all()
