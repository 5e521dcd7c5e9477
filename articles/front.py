"""The automatic front: which story runs where, chosen from numbers alone.

Pure: it sees no story, only what ranks it, and answers with primary keys. No story
stands twice, and no place stands empty while another story is left for it.
"""

from dataclasses import dataclass, field
from datetime import datetime

HOURS_A_STEP = 8  # of age cost a story one step of priority
NO_PICTURE = 1.5  # steps that a lead without a picture has to make good
OTHER_LANGUAGE = 20  # steps: only a paper with nothing of its own leads with another language

POINTS, TEXTS, SECONDS, HEADLINES = 3, 5, 4, 10
FULL_STRIP, SHORT_STRIP = 5, 3  # one story with its picture, and four or two headlines


@dataclass(slots=True)
class Candidate:
    """A story as the front weighs it; `sections` are the ids of those that it runs in."""

    pk: int
    priority: int
    hour: datetime
    ours: bool = True
    pictured: bool = False
    sections: set[int] = field(default_factory=set)

    def rank(self, at: datetime) -> float:
        """Steps of priority that it stands below a flash of this second; less is better."""
        age = (at - self.hour).total_seconds() / 3600
        return self.priority + age / HOURS_A_STEP + (0 if self.ours else OTHER_LANGUAGE)


@dataclass(frozen=True, slots=True)
class Front:
    """A front, in primary keys; `strips` by section, in the masthead's order."""

    lead: int | None
    points: list[int]
    texts: list[int]
    seconds: list[int]
    headlines: list[int]
    strips: dict[int, list[int]]

    def all(self) -> list[int]:
        """Every story on it."""
        first = [self.lead] if self.lead else []
        strips = [pk for strip in self.strips.values() for pk in strip]
        return first + self.points + self.texts + self.seconds + self.headlines + strips


def candidates_of(rows, language: str) -> list[Candidate]:
    """One candidate a story, from rows that come once for each of its sections."""
    found: dict[int, Candidate] = {}
    for row in rows:
        ours = row.language == language
        known = Candidate(row.pk, row.priority, row.published_at, ours, row.pictured)
        found.setdefault(row.pk, known).sections.add(row.placements__section)
    return list(found.values())


def lay_out(candidates: list[Candidate], sections: list[int], at: datetime) -> Front:
    """The front at this hour; `sections` are those that get a strip, in order."""
    ranked = sorted(candidates, key=lambda one: (one.rank(at), -one.pk))
    left = _Left(ranked)
    lead = left.take(1, lambda one: one.rank(at) + (0 if one.pictured else NO_PICTURE))
    home = lead[0].sections if lead else set()
    seconds = left.take(SECONDS, lambda one: not one.pictured or not one.ours)
    points = left.take(POINTS, lambda one: not one.ours or not (one.sections & home))
    texts = left.take(TEXTS)
    headlines = left.take(HEADLINES, _newest)
    strips = {section: _strip(left, section) for section in sections}
    return Front(
        lead=lead[0].pk if lead else None,
        points=_keys(points),
        texts=_keys(texts),
        seconds=_keys(seconds),
        headlines=_keys(sorted(headlines, key=_newest)),
        strips={section: _keys(strip) for section, strip in strips.items() if strip},
    )


class _Left:
    """The stories not yet placed, best first."""

    def __init__(self, ranked):
        self.stories = list(ranked)

    def take(self, number, order=lambda one: 0, among=None):
        """Place the first `number` in this order; of equals, the better ranked one."""
        pool = self.stories if among is None else among
        taken = sorted(pool, key=order)[:number]
        keys = {one.pk for one in taken}
        self.stories = [one for one in self.stories if one.pk not in keys]
        return taken


def _strip(left, section):
    """The newest of a section, opened by one with a picture; none where a hole would gape."""
    here = sorted((one for one in left.stories if section in one.sections), key=_newest)
    size = FULL_STRIP if len(here) >= FULL_STRIP else SHORT_STRIP
    if len(here) < size:
        return []
    first = next((one for one in here[: size + 2] if one.pictured), here[0])
    rest = [one for one in here if one is not first]
    return left.take(size, order=lambda one: one is not first, among=[first, *rest][:size])


def _newest(one):
    return (-one.hour.timestamp(), -one.pk)


def _keys(stories):
    return [one.pk for one in stories]
