"""What pages of the paper read of several rows at once, each in a counted number of queries."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import OuterRef, Subquery

from articles.front import candidates_of, lay_out
from articles.models import Article, Tagging
from articles.querysets import RELATED_AT_MOST
from newsroom.models import Tag

HEADLINES = 10  # of the rail
HEADLINES_A_DAY = 5  # of a month


@dataclass(frozen=True)
class FrontPage:
    """A front with its stories; strips are (section, stories)."""

    lead: Article | None
    points: list
    texts: list
    seconds: list
    headlines: list
    strips: list


def latest_headlines(at, besides=()) -> list[Article]:
    """The newest, without those that stand on the page already: one query."""
    return list(Article.objects.newest(at).besides(besides).for_headlines()[:HEADLINES])


def beside(story, at) -> tuple[list[Article], list[Article]]:
    """(related, latest headlines) of a story's page: one query for both."""
    rows = list(Article.objects.beside(story, at, HEADLINES).for_listing(at))
    chosen = [row for row in rows if row.related_position is not None]
    related = sorted(chosen, key=lambda row: row.related_position)[:RELATED_AT_MOST]
    return related, [row for row in rows if row not in related][:HEADLINES]


def front_page(sections, at) -> FrontPage:
    """The automatic front of this hour: two queries."""
    rows = Article.objects.front_candidates(sections, at)
    candidates = candidates_of(rows, settings.LANGUAGE_CODE)
    front = lay_out(candidates, [section.pk for section in sections], at)
    stories = Article.objects.published(at).for_listing(at).in_bulk(front.all())

    def found(keys):
        return [stories[pk] for pk in keys if pk in stories]

    return FrontPage(
        lead=stories.get(front.lead),
        points=found(front.points),
        texts=found(front.texts),
        seconds=found(front.seconds),
        headlines=found(front.headlines),
        strips=[(s, found(front.strips[s.pk])) for s in sections if s.pk in front.strips],
    )


def last_day_of(first: date) -> date:
    """The last day of the month that begins at `first`."""
    return first.replace(day=monthrange(first.year, first.month)[1])


def month_by_day(first: date, at) -> list[tuple]:
    """[(day, its newest stories)…] of the month that begins at `first`: two queries."""
    month = Article.objects.published(at).between_days(first, last_day_of(first))
    days = list(month.newest_days())
    if not days:
        return []
    heads = [month.on_day(day).newest_first()[:HEADLINES_A_DAY] for day in days]
    stories = month.first_of_each(heads).for_headlines().newest_first()
    of_day = {day: [] for day in days}
    for story in stories:
        of_day[story.edition_date].append(story)
    return list(of_day.items())


def portrait_of(contributor, at):
    """The photo beside a name, loaded with it; None without a complete one that may run at `at`."""
    portrait = getattr(contributor, "portrait", None)
    if portrait is None or portrait.photo.lacks() or not portrait.photo.may_run(at):
        return None
    return portrait.photo


def listed_topics(at) -> list[Tag]:
    """The topics that some published story has, by name: one query.

    The newest hour of each, not Exists(): one look into the index a topic, where the
    database would else read every tagging.
    """
    hours = Tagging.objects.published(at).filter(tag=OuterRef("pk")).order_by("-published_at")
    rows = Tag.objects.annotate(newest=Subquery(hours.values("published_at")[:1]))
    return list(rows.exclude(newest=None).order_by("name"))
