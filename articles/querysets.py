"""Reads of the story desk, in its own words."""

from django.db.models import Prefetch, Q

from newsroom import clock
from newsroom.publishing import ListedQuerySet, PublishableQuerySet


class ArticleQuerySet(PublishableQuerySet):
    """Stories: which ones, in which order, and loaded for what.

    The lists through a section, topic or contributor walk the index of the relation,
    which carries the story's hour; `before` is the (hour, pk) they continue below.
    """

    def in_section(self, section, at=None, before=None):
        """Published in this section, its own or also run there; newest first."""
        return self._through("placements", "article", at, before, section=section)

    def tagged(self, tag, at=None, before=None):
        """Published under this topic; newest first."""
        return self._through("taggings", "content_object", at, before, tag=tag)

    def by_contributor(self, contributor, at=None, before=None):
        """Published with this name in the byline; newest first."""
        return self._through("bylines", "piece", at, before, contributor=contributor)

    def on_day(self, day):
        """Of one edition."""
        return self.filter(edition_date=day)

    def between_days(self, first, last):
        """Of the editions from `first` to `last`, both included."""
        return self.filter(edition_date__range=(first, last))

    def for_page(self):
        """Everything that a story's own page shows, whatever their number."""
        return self.select_related("section", "source").prefetch_related(
            Prefetch("bylines", self._rows("bylines").select_related("contributor")),
            Prefetch("taggings", self._rows("taggings").select_related("tag")),
            Prefetch("photos", self._rows("photos").select_related("photo__current")),
            "corrections",
        )

    def for_listing(self):
        """What a card shows: section and lead photo."""
        lead = self._rows("photos").filter(place="strip", position=0)
        return (
            self.defer("body")
            .select_related("section")
            .prefetch_related(
                Prefetch("photos", lead.select_related("photo__current"), to_attr="lead_photos")
            )
        )

    def for_headlines(self):
        """What Latest Headlines shows: one line each, no photo."""
        return self.only(
            "headline", "short_headline", "slug", "edition_date", "published_at", "language",
            "status", "section",
        ).select_related("section")  # fmt: skip

    def for_feed(self):
        """What an entry of a feed holds: the whole story with names, topics, photos."""
        return self.for_page()

    def _through(self, relation, piece, at, before, **match):
        hour, pk = f"{relation}__published_at", f"{relation}__{piece}_id"
        listed = {f"{relation}__{name}": value for name, value in match.items()}
        condition = Q(**listed, **{f"{hour}__lte": at or clock.now()})
        if before:
            same_hour = Q(**{hour: before[0], f"{pk}__lt": before[1]})
            condition &= Q(**{f"{hour}__lt": before[0]}) | same_hour
        # One filter() call, so that all of it speaks of one row of the relation.
        return self.filter(condition).order_by(f"-{hour}", f"-{pk}")

    def _rows(self, relation):
        return self.model._meta.get_field(relation).related_model.objects.all()


class PlacementQuerySet(ListedQuerySet):
    """Where stories run."""

    def newest_in(self, section, at=None):
        """The story ids of one section, newest first."""
        rows = self.published(at).filter(section=section)
        return rows.order_by("-published_at", "-article_id")
