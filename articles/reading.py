"""What pages of the paper read of several rows at once, each in a counted number of queries."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import OuterRef, Subquery

from articles.front import candidates_of, lay_out
from articles.models import Article, FrontSlot, Place, Tagging
from articles.models.front import OF_A_SECTION
from articles.querysets import RELATED_AT_MOST
from articles.standing import Standing, load, stand
from newsroom.models import Tag

HEADLINES = 10  # of the rail
HEADLINES_A_DAY = 5  # of a month


@dataclass(frozen=True)
class FrontPage:
    """A front with its stories; strips are (section, stories)."""

    lead: Article | Standing | None
    points: list
    texts: list
    seconds: list
    headlines: list
    strips: list


def latest_headlines(at, besides=()) -> list[Article]:
    """The newest, without those that stand on the page already: one query."""
    return list(Article.objects.newest(at).besides(besides).for_headlines()[:HEADLINES])


def beside(story, at, inside=(), put=None) -> tuple[list[Article], list[Article], list[Article]]:
    """(related, latest headlines, those of `inside`) of a story's page: one query for all.

    Related are those that editors chose, then those with most topics in common.

    `inside` are the ids of the stories that its text leads to. `put` are those beside it in
    order, of a revision whose rows are not laid down; left out, the rows say.
    """
    named = [*inside, *(put or ())]
    tags = _topics_to_follow(story)
    rows = list(Article.objects.beside(story, at, HEADLINES, named, tags).for_listing(at))
    places = {pk: place for place, pk in enumerate(put or ())}
    if put is None:
        places = {row.pk: row.related_position for row in rows if row.related_position is not None}
    chosen = [row for row in rows if row.pk in places]
    alike = [row for row in rows if row.in_common and row.pk not in {*places, *inside}]
    alike.sort(key=lambda row: -row.in_common)  # of equals, the newest
    related = [*sorted(chosen, key=lambda row: places[row.pk]), *alike][:RELATED_AT_MOST]
    latest = [row for row in rows if row not in related][:HEADLINES]
    return related, latest, [row for row in rows if row.pk in inside]


def _topics_to_follow(story) -> list[int]:
    """The topics by which others are put beside a story; none beside grief or violence."""
    tags = [tagging.tag for tagging in story.taggings.all()]
    if story.sensitive or story.section.sensitive or any(tag.sensitive for tag in tags):
        return []
    return [tag.pk for tag in tags]


def front_page(sections, at, slots=None) -> FrontPage:
    """The front of this hour, around what an editor put: three queries, one more for galleries.

    `slots` are those of a front that does not hold yet, loaded with `is_there`.
    """
    if slots is None:
        slots = FrontSlot.objects.on_now(None, at)
    slots = [slot for slot in slots if slot.is_there]
    rows = Article.objects.front_candidates(sections, at)
    candidates = candidates_of(rows, settings.LANGUAGE_CODE)
    placed = {slot.place: slot.place for slot in slots}
    taken = frozenset(slot.article_id for slot in slots if slot.article_id)
    front = lay_out(candidates, [section.pk for section in sections], at, placed, taken)
    pieces = load(slots, at, [one for one in front.all() if one not in placed])
    standing = stand(slots, pieces, at)

    def found(keys):
        each = (standing.get(one) or pieces.get((Article, one)) for one in keys)
        return [one for one in each if one]

    return FrontPage(
        lead=next(iter(found([front.lead])), None),
        points=found(front.points),
        texts=found(front.texts),
        seconds=found(front.seconds),
        headlines=found(front.headlines),
        strips=[(s, found(front.strips[s.pk])) for s in sections if s.pk in front.strips],
    )


def section_top(section, at, pieces, slots=None) -> tuple[list, list]:
    """(the top of a section's first page, the stories below it): what an editor put, then
    the newest, one with a picture leading; a query, and one for each kind that was put.
    """
    if slots is None:
        slots = FrontSlot.objects.on_now(section, at)
    slots = [slot for slot in slots if slot.is_there]
    standing = stand(slots, load(slots, at), at)
    taken = {slot.article_id for slot in slots if slot.place in standing}
    left = [story for story in pieces if story.pk not in taken]
    free = [place for place in OF_A_SECTION if place not in standing]
    chosen = left[: len(free)]
    if Place.LEAD in free:
        chosen.sort(key=lambda story: not hasattr(story, "lead"))
    standing |= dict(zip(free, chosen, strict=False))
    top = [standing[place] for place in OF_A_SECTION if place in standing]
    return top, left[len(chosen) :]


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
