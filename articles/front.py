"""The automatic front: which story runs where, chosen from numbers alone.

Pure: it sees no story, only what ranks it, and answers with primary keys. What an editor
put in a place stands there first, as it was given; the rest is chosen around it. No story
stands twice, and no place stands empty while another story is left for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

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
    """A front, in primary keys and in what an editor put; `strips` by section, in their order."""

    lead: Any
    points: list
    texts: list
    seconds: list
    headlines: list[int]
    strips: dict[int, list[int]]

    def all(self) -> list:
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


def lay_out(
    candidates: list[Candidate],
    sections: list[int],
    at: datetime,
    placed: Mapping[str, Any] | None = None,
    taken: frozenset[int] = frozenset(),
) -> Front:
    """The front at this hour; `sections` are those that get a strip, in order.

    `placed` is what an editor put, by the name of the place ("lead", "second-1"); `taken`
    are the stories among it.
    """
    placed = placed or {}
    ranked = sorted(candidates, key=lambda one: (one.rank(at), -one.pk))
    left = _Left(one for one in ranked if one.pk not in taken)
    lead = placed.get("lead")
    home: set[int] = set()
    if lead is None:
        first = left.take(1, lambda one: one.rank(at) + (0 if one.pictured else NO_PICTURE))
        lead, home = (first[0].pk, first[0].sections) if first else (None, home)
    seconds = _fill(left, placed, "second", SECONDS, lambda one: not one.pictured or not one.ours)
    points = _fill(
        left, placed, "point", POINTS, lambda one: not one.ours or not (one.sections & home)
    )
    texts = _fill(left, placed, "text", TEXTS)
    headlines = left.take(HEADLINES, _newest)
    strips = {section: _strip(left, section) for section in sections}
    return Front(
        lead=lead,
        points=points,
        texts=texts,
        seconds=seconds,
        headlines=_keys(sorted(headlines, key=_newest)),
        strips={section: _keys(strip) for section, strip in strips.items() if strip},
    )


def _fill(left, placed, name, number, order=lambda one: 0):
    """The places of a kind: what was put there, the others from what is left, without a hole."""
    put = [placed.get(f"{name}-{n}") for n in range(1, number + 1)]
    chosen = iter(_keys(left.take(put.count(None), order)))
    filled = [next(chosen, None) if one is None else one for one in put]
    return [one for one in filled if one is not None]


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
