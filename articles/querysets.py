"""Reads of the story desk, in its own words."""

from datetime import timedelta

from django.db.models import Count, FilteredRelation, OuterRef, Prefetch, Q, Subquery

from articles.desk_reads import DeskReads
from newsroom import clock
from newsroom.found_first import FoundFirst
from newsroom.paging import PagedReads
from newsroom.publishing import TOLD_AGAIN_FOR, PublishableQuerySet

NEWEST_ON_FRONT = 32  # of each list: more than the top of a front and a strip can use up
RELATED_AT_MOST = 4
MOST_TOPICS = 8  # of a story, by which others are looked for
AT_ONCE = 200  # of an agency's list: more than a page has, as many as a feed may


class ArticleQuerySet(DeskReads, PagedReads, PublishableQuerySet):
    """Stories: which ones, in which order, and loaded for what.

    The lists through a section, topic or contributor walk the index of the relation,
    which carries the story's hour; `before` is the (hour, pk) they continue below,
    `since` the one that they end with, itself included.
    """

    def in_section(self, section, at=None, before=None, since=None):
        """Published in this section, its own or also run there; newest first."""
        return self._through("placements", "article", at, before, since, section=section)

    def tagged(self, tag, at=None, before=None, since=None):
        """Published under this topic; newest first."""
        return self._through("taggings", "content_object", at, before, since, tag=tag)

    def by_contributor(self, contributor, at=None, before=None, since=None):
        """Published with this name in the byline, or as the agency's copy; newest first."""
        signed = self._through("bylines", "piece", at, before, since, contributor=contributor)
        if contributor.kind != contributor.Kind.AGENCY:
            return signed
        sourced = self.newest(at, before, since).filter(source=contributor)
        nearest = [(rows.reverse() if since else rows)[:AT_ONCE] for rows in (signed, sourced)]
        return self.first_of_each(nearest).newest_first()

    def told_again(self, at=None):
        """What feeds list for a while however old: notices of withdrawals, corrected stories."""
        at = at or clock.now()
        corrections = self.model._meta.get_field("corrections").related_model.objects
        lately = corrections.filter(at__gt=at - TOLD_AGAIN_FOR, at__lte=at).values("article")
        corrected = self.model.objects.filter(pk__in=lately)
        return self.syndicated(at).first_of_each([super().told_again(at).order_by(), corrected])

    def running_in(self, section):
        """Placed in this section, whatever their status: a withdrawn one has no listed hour."""
        return self.filter(placements__section=section)

    def about(self, tag):
        """With this topic, whatever their status."""
        return self.filter(taggings__tag=tag)

    def signed_by(self, contributor):
        """With this name in the byline or as their agency, whatever their status."""
        named = Q(source=contributor) | Q(bylines__contributor=contributor)
        return self.filter(named).distinct()

    def on_day(self, day):
        """Of one edition."""
        return self.filter(edition_date=day)

    def newest_days(self):
        """The days of these stories, each once, newest first."""
        return self.order_by("-edition_date").values_list("edition_date", flat=True).distinct()

    def neighbor_days(self, first, last):
        """The nearest days with such stories before `first` and after `last`, None for none."""
        days = self.order_by().values_list("edition_date", flat=True)
        earlier = days.filter(edition_date__lt=first).order_by("-edition_date")
        later = days.filter(edition_date__gt=last).order_by("edition_date")
        return earlier.first(), later.first()

    def first_of_each(self, lists):
        """The rows of several sliced lists in one query; each list walks its own index.

        SQLite refuses LIMIT in the arms of a union, but not one level further down.
        """
        arms = [self.model.objects.filter(pk__in=Subquery(rows.values("pk"))) for rows in lists]
        arms = [arm.order_by().values("pk") for arm in arms]
        keys = arms[0].union(*arms[1:], all=True) if arms[1:] else arms[0]
        return self.filter(pk__in=FoundFirst(keys))

    def beside(self, story, at=None, headlines=10, inside=(), tags=()):
        """What stands beside a story, in one query: its related ones, the newest, `inside`,
        and the newest under each of `tags`, ids of topics.

        `related_position` is the place among the related, None for others; `in_common` how
        many of the topics a story has, None for none; `inside` are ids of stories that its
        text leads to.
        """
        links = self._rows("related").filter(article=story)
        more = headlines + 1 + RELATED_AT_MOST  # the story itself and the related drop out
        newest = self.model.objects.newest(at)[:more]
        nearest = links.order_by("position").values("to_article")[:RELATED_AT_MOST]
        related = self.model.objects.filter(pk__in=Subquery(nearest))
        position = links.filter(to_article=OuterRef("pk")).values("position")[:1]
        lists = [newest, related]
        if inside:
            lists.append(self.model.objects.filter(pk__in=inside))
        # Its own row and those inside may be among them.
        nearby = RELATED_AT_MOST * 2 + 1
        lists += [self.model.objects.tagged(tag, at)[:nearby] for tag in tags[:MOST_TOPICS]]
        shared = self._rows("taggings").filter(content_object=OuterRef("pk"), tag__in=tags)
        in_common = shared.order_by().values("content_object").values(n=Count("pk"))
        rows = self.published(at).first_of_each(lists).exclude(pk=story.pk).newest_first()
        return rows.annotate(related_position=Subquery(position), in_common=Subquery(in_common))

    def between_days(self, first, last):
        """Of the editions from `first` to `last`, both included."""
        return self.filter(edition_date__range=(first, last))

    def for_page(self, at=None):
        """Everything that a story's own page shows at `at`, whatever their number."""
        return self.select_related("section", "source").prefetch_related(
            Prefetch("bylines", self._rows("bylines").select_related("contributor")),
            Prefetch("taggings", self._rows("taggings").select_related("tag").order_by("pk")),
            Prefetch("photos", self._rows("photos").shown(at).loaded()),
            "corrections",
        )

    def for_listing(self, at=None):
        """What a card shows at `at`: section and, as `lead`, the use of the photo that leads."""
        first = Q(photos__pk=Subquery(self._strip().first_shown(at).values("pk")))
        lead = FilteredRelation("photos", condition=first)
        rows = self.annotate(lead=lead).select_related("section", "lead__photo__current")
        return rows.defer("body", "lead__photo__metadata")

    def for_results(self, at=None):
        """What a result of the search shows: a card, and the text that a passage is cut from."""
        return self.for_listing(at).defer(None).defer("lead__photo__metadata")

    def for_headlines(self):
        """What Latest Headlines shows: one line each, no photo."""
        return self.only(
            "headline", "short_headline", "slug", "edition_date", "published_at", "language",
            "status", "section",
        ).select_related("section")  # fmt: skip

    def for_feed(self, at=None):
        """What an entry of a feed holds: the whole story with names, topics, photos."""
        return self.for_page(at)

    def for_search_index(self):
        """What the search knows of a story: its text, its names, where it runs."""
        return self.select_related("source").prefetch_related(
            Prefetch("bylines", self._rows("bylines").select_related("contributor")),
            Prefetch("taggings", self._rows("taggings").select_related("tag")),
            "placements",
        )

    def not_in_search(self):
        """Those with an hour that the search does not know yet."""
        return self.filter(published_at__isnull=False, search_key=None)

    def with_keys(self, keys):
        """Those of these keys of the search, in no order."""
        return self.filter(search_key__in=keys)

    def front_candidates(self, sections, at):
        """The rows that a front is chosen from, one for each place where a story could run.

        The newest, the urgent of the last two days, and the newest of each section, as
        `articles.front.Candidate` reads them.
        """
        two_days = at - timedelta(hours=48)
        urgent = self.newest(at).filter(published_at__gt=two_days, priority__lte=3)
        arms = [self.newest(at)[:NEWEST_ON_FRONT], urgent[:NEWEST_ON_FRONT]]
        arms += [self.in_section(section, at)[:NEWEST_ON_FRONT] for section in sections]
        # Not Exists(): PostgreSQL would answer that for all stories at once, from the whole table.
        lead = Subquery(self._strip().first_shown(at).values("photo__current"))
        rows = self.published(at).first_of_each(arms).annotate(pictured=lead)
        return rows.values_list(
            "pk", "priority", "published_at", "language", "pictured", "placements__section",
            named=True,
        )  # fmt: skip

    def _through(self, relation, piece, at, before, since, **match):
        hour, pk = f"{relation}__published_at", f"{relation}__{piece}_id"
        listed = {f"{relation}__{name}": value for name, value in match.items()}
        condition = Q(**listed, **{f"{hour}__lte": at or clock.now()})
        if before:
            same_hour = Q(**{hour: before[0], f"{pk}__lt": before[1]})
            # Said twice, as no index can begin at an "or".
            condition &= Q(**{f"{hour}__lte": before[0]})
            condition &= Q(**{f"{hour}__lt": before[0]}) | same_hour
        if since:
            same_hour = Q(**{hour: since[0], f"{pk}__gte": since[1]})
            condition &= Q(**{f"{hour}__gte": since[0]})
            condition &= Q(**{f"{hour}__gt": since[0]}) | same_hour
        # One filter() call, so that all of it speaks of one row of the relation.
        return self.filter(condition).order_by(f"-{hour}", f"-{pk}")

    def _strip(self):
        """The photos above the text of the story that an outer query names."""
        return self._rows("photos").filter(article=OuterRef("pk"), place="strip")

    def _rows(self, relation):
        return self.model._meta.get_field(relation).related_model.objects.all()
