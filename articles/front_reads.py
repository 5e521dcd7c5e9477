"""Reads of fronts: which one holds at an hour, and what stands in its places."""

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from newsroom import clock


class FrontQuerySet(models.QuerySet):
    """Fronts of the home page and of sections."""

    def of(self, section):
        """Those of a section; of the home page for None."""
        return self.filter(section=section)

    def in_effect(self, at=None):
        """Those whose hour has come at `at`; the newest of a section is the one that holds."""
        return self.filter(takes_effect_at__lte=at or clock.now())

    def to_come(self, at=None):
        """Those set for an hour still to come."""
        return self.filter(takes_effect_at__gt=at or clock.now())

    def newest_first(self):
        """By the hour from which they hold."""
        return self.order_by("-takes_effect_at", "-pk")

    def on_now(self, section, at=None):
        """The front that holds at `at`; None where the paper lays itself out."""
        return self.of(section).in_effect(at).newest_first().first()

    def for_desk(self, at):
        """What a line of the desk's list shows; `is_over` when a later one holds at `at`."""
        same = Coalesce(OuterRef("section_id"), 0)
        later = self.model.objects.in_effect(at).annotate(page=Coalesce("section_id", 0))
        later = later.filter(page=same, takes_effect_at__gt=OuterRef("takes_effect_at"))
        rows = self.select_related("section", "made_by")
        return rows.annotate(filled=models.Count("slots"), is_over=Exists(later))


class FrontSlotQuerySet(models.QuerySet):
    """Places of fronts that an editor filled."""

    def on_now(self, section, at=None):
        """Those of the front that holds at `at`, each with the photo chosen for the place.

        `is_there` says whether readers may see its story or gallery at that hour.
        """
        at = at or clock.now()
        front = self.model._meta.get_field("front").related_model.objects
        holds = front.of(section).in_effect(at).newest_first()
        rows = self.filter(front=Subquery(holds.values("pk")[:1]))
        return rows.standing(at).select_related("picture__photo__current")

    def standing(self, at):
        """With `is_there`: whether readers may see what stands in the place at `at`."""
        story, gallery = (
            self.model._meta.get_field(name).related_model.objects.published(at)
            for name in ("article", "gallery")
        )
        there = Q(Exists(story.filter(pk=OuterRef("article")))) | Q(
            Exists(gallery.filter(pk=OuterRef("gallery")))
        )
        return self.annotate(is_there=models.ExpressionWrapper(there, models.BooleanField()))

    def for_desk(self):
        """With the photo chosen for the place."""
        return self.select_related("picture")
