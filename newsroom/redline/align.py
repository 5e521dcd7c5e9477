"""Which line of one text is which line of the other: equal, moved, changed, new or gone."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field

from newsroom.redline.budget import Budget
from newsroom.redline.lines import Line
from newsroom.redline.rows import ADDED, CHANGED, LEFT, MOVED, REMOVED, SAME, Row, Run
from newsroom.redline.words import redlined

WINDOW = 8  # lines further down that a changed one is looked for in
ALIKE = 0.4  # share of words in common from which two lines are one that changed
A_PAIR = 15  # steps that taking up two lines costs, however short they are
SURELY = 0.8  # the same from which no other line is looked at
MOVED_ALIKE = 0.7  # the same of a line that moved as well


def align(old: list[Line], new: list[Line], budget: Budget | None = None) -> list[Row]:
    """The rows of the redline from `old` to `new`, in the order of `new`.

    Equal lines are found by their identity alone, so that long texts cost little; words
    are compared only within lines that are taken for the same.
    """
    pairs = _Pairs(old, new, budget or Budget())
    pairs.unique()
    for rows, columns in pairs.gaps():
        pairs.repeated(rows, columns)
    for rows, columns in pairs.gaps():
        pairs.changed(rows, columns)
    pairs.moved_and_changed()
    return pairs.rows()


@dataclass
class _Pairs:
    """What is known so far: `kept` and `moved` lead from places in `new` to places in `old`."""

    old: list[Line]
    new: list[Line]
    budget: Budget
    kept: dict[int, int] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)
    bags: dict[int, Counter] = field(default_factory=dict)

    def unique(self) -> None:
        """Lines that both texts have once: the longest row of them stays, the others moved."""
        there = _once(self.old)
        both = [(j, there[key]) for key, j in _once(self.new).items() if key in there]
        both.sort()
        stay = set(_rising([i for _j, i in both]))
        for j, i in both:
            (self.kept if i in stay else self.moved)[j] = i

    def gaps(self):
        """The lines between those that stay, not yet paired: (places in old, places in new)."""
        gone = set(self.moved.values())
        ends = [*sorted(self.kept.items()), (len(self.new), len(self.old))]
        row = column = 0
        for j, i in ends:
            rows = [n for n in range(row, i) if n not in gone]
            columns = [n for n in range(column, j) if n not in self.moved]
            if rows and columns:
                yield rows, columns
            row, column = i + 1, j + 1

    def repeated(self, rows, columns) -> None:
        """Equal lines of which there are several: each the next of its kind."""
        waiting = defaultdict(deque)
        for i in rows:
            waiting[self.old[i].identity].append(i)
        last = -1
        for j in columns:
            places = waiting[self.new[j].identity]
            while places and places[0] <= last:
                places.popleft()
            if places:
                last = self.kept[j] = places.popleft()

    def changed(self, rows, columns) -> None:
        """Lines that have enough words in common, in order, from a window of a few."""
        start = 0
        for i in rows:
            best, place = 0.0, start
            for n, j in enumerate(columns[start : start + WINDOW], start):
                likeness = self.likeness(i, j)
                if likeness > best:
                    best, place = likeness, n
                if best > SURELY:
                    break
            if best > ALIKE:
                self.kept[columns[place]] = i
                start = place + 1

    def moved_and_changed(self) -> None:
        """Of what is left, lines that stand elsewhere with some words changed."""
        pairs = self.kept | self.moved
        rows = sorted({*range(len(self.old))} - {*pairs.values()})
        columns = sorted({*range(len(self.new))} - pairs.keys())
        if len(rows) * len(columns) > WINDOW * WINDOW * WINDOW:
            return
        for j in columns:
            likely = [(self.likeness(i, j), -i) for i in rows]
            best, place = max(likely, default=(0, 0))
            if best > MOVED_ALIKE:
                self.moved[j] = -place
                rows.remove(-place)

    def likeness(self, i, j) -> float:
        """The share of words that both lines have; 0 for those with a subject of their own."""
        old, new = self.old[i], self.new[j]
        if old.subject or new.subject:
            return 0
        if not self.budget.take(min(len(old.words), len(new.words)) + A_PAIR):
            return 0
        ours, theirs = self._bag(~i, old), self._bag(j, new)
        return 2 * (ours & theirs).total() / ((ours.total() + theirs.total()) or 1)

    def _bag(self, key, line) -> Counter:
        if key not in self.bags:
            self.bags[key] = Counter(word.text for word in line.words if not word.text.isspace())
        return self.bags[key]

    # -- what came of it -----------------------------------------------------------------

    def rows(self) -> list[Row]:
        """Every line of both, those that are gone before what stands in their place."""
        rows, row = [], 0
        left = set(self.moved.values())
        ends = iter([*sorted(self.kept.values()), len(self.old)])
        for j, line in enumerate(self.new):
            if not j or j - 1 in self.kept:
                end = next(ends)
                rows += self._gone(row, end, left)
                row = end
            if j in self.kept:
                row = self.kept[j] + 1
                rows.append(self._paired(line, self.old[self.kept[j]], CHANGED))
            elif j in self.moved:
                rows.append(self._paired(line, self.old[self.moved[j]], MOVED))
            else:
                rows.append(Row(ADDED, line, runs=(Run("ins", line.words),)))
        return rows + self._gone(row, len(self.old), left)

    def _gone(self, start, end, left) -> list[Row]:
        return [
            Row(LEFT if i in left else REMOVED, line, runs=(Run("del", line.words),))
            for i, line in enumerate(self.old[start:end], start)
        ]

    def _paired(self, line, was, state) -> Row:
        if state == CHANGED and (line.words, line.label) == (was.words, was.label):
            return Row(SAME, line, runs=(Run(SAME, line.words),))
        return Row(state, line, was, redlined(was.words, line.words, self.budget))


def _once(lines) -> dict:
    """Where each line stands that the text has only once."""
    times = Counter(line.identity for line in lines)
    return {line.identity: n for n, line in enumerate(lines) if times[line.identity] == 1}


def _rising(numbers: list[int]) -> list[int]:
    """The longest rising part of different numbers, by patience sorting."""
    tops, places, before = [], [], []
    for n, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(places[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(number)
            places.append(n)
        else:
            tops[pile], places[pile] = number, n
    found, n = [], places[-1] if places else -1
    while n >= 0:
        found.append(numbers[n])
        n = before[n]
    return found[::-1]
