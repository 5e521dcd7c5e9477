"""Which words of a line were taken out and put in."""

from dataclasses import dataclass

from newsroom.redline.budget import Budget
from newsroom.redline.lines import Word
from newsroom.redline.rows import PUT_IN, SAME, TAKEN_OUT, Run

MOST_EDITS = 800  # words put in and taken out of one line; the work grows with their square
LONGEST_CRUMB = 20  # characters kept between two changes that read better as one


def redlined(old: tuple[Word, ...], new: tuple[Word, ...], budget: Budget) -> tuple[Run, ...]:
    """The runs that lead from `old` to `new`; the whole of both where that is too much work."""
    if old == new:
        return (Run(SAME, new),) if new else ()
    ids: dict[Word, int] = {}
    before = [ids.setdefault(word, len(ids)) for word in old]
    after = [ids.setdefault(word, len(ids)) for word in new]
    head = _common_head(before, after)
    tail = _common_head(before[head:][::-1], after[head:][::-1])
    middle = _pairs(before[head : len(old) - tail], after[head : len(new) - tail], budget)
    pairs = [(n, n) for n in range(head)]
    pairs += [(i + head, j + head) for i, j in middle]
    pairs += [(len(old) - n, len(new) - n) for n in range(tail, 0, -1)]
    hunks = _hunks(len(old), len(new), pairs)
    for _time in range(2):  # once the spaces are joined, the changes beside a word are longer
        hunks = _without_crumbs(hunks, old, new)
    return _runs(hunks, old, new)


def _common_head(before, after) -> int:
    count = 0
    for one, other in zip(before, after, strict=False):
        if one != other:
            break
        count += 1
    return count


def _pairs(before, after, budget) -> list[tuple[int, int]]:
    """Places of the words that both have, by Myers' greedy algorithm (1986); [] if too dear.

    `reach[k]` is how far down `before` diagonal k has come; the trail of it leads back.
    """
    rows, columns = len(before), len(after)
    most = min(rows + columns, MOST_EDITS)
    reach, trail = [0] * (2 * most + 3), []
    for edits in range(most + 1):
        trail.append(reach[most + 1 - edits - 1 : most + 1 + edits + 2])
        walked = 0
        for k in range(-edits, edits + 1, 2):
            down = k == -edits or (k != edits and reach[most + k] < reach[most + k + 2])
            x = reach[most + k + 2] if down else reach[most + k] + 1
            start = x
            while x < rows and x - k < columns and before[x] == after[x - k]:
                x += 1
            walked += x - start
            reach[most + 1 + k] = x
            if x >= rows and x - k >= columns:
                return _way_back(trail, rows, columns)
        if not budget.take(edits + 1 + walked):
            break
    return []


def _way_back(trail, x, y) -> list[tuple[int, int]]:
    pairs = []
    for edits in range(len(trail) - 1, -1, -1):
        k, middle, reach = x - y, edits + 1, trail[edits]
        down = k == -edits or (k != edits and reach[middle + k - 1] < reach[middle + k + 1])
        before = k + 1 if down else k - 1
        x_then = reach[middle + before] if edits else 0
        y_then = x_then - before if edits else 0
        x_start = x_then if down or not edits else x_then + 1
        while x > x_start and y > 0:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = x_then, y_then
    return pairs[::-1]


@dataclass
class _Hunk:
    """Kept or changed words, as places: `before` from i to ii, `after` from j to jj."""

    state: str
    i: int
    ii: int
    j: int
    jj: int


def _hunks(rows, columns, pairs) -> list[_Hunk]:
    """Kept and changed words by turns, none empty."""
    hunks, i, j = [], 0, 0
    for x, y in [*pairs, (rows, columns)]:
        if x > i or y > j:
            hunks.append(_Hunk("", i, x, j, y))
        if (x, y) != (rows, columns):
            if hunks and hunks[-1].state == SAME:
                hunks[-1].ii, hunks[-1].jj = x + 1, y + 1
            else:
                hunks.append(_Hunk(SAME, x, x + 1, y, y + 1))
        i, j = x + 1, y + 1
    return hunks


def _without_crumbs(hunks, old, new) -> list[_Hunk]:
    """Join changes that only a space or a stray short word keeps apart: people read sentences."""
    kept: list[_Hunk] = []
    for number, hunk in enumerate(hunks):
        is_between = 0 < number < len(hunks) - 1
        if hunk.state == SAME and is_between:
            crumb = "".join(
                word.text for word in old[hunk.i : min(hunk.ii, hunk.i + LONGEST_CRUMB + 1)]
            )
            sizes = (_size(one, old, new) for one in (kept[-1], hunks[number + 1]))
            if len(crumb) <= LONGEST_CRUMB and (not crumb.strip() or len(crumb) <= min(sizes)):
                hunk.state = ""
        if kept and not hunk.state and not kept[-1].state:
            kept[-1].ii, kept[-1].jj = hunk.ii, hunk.jj
        else:
            kept.append(hunk)
    return kept


def _size(hunk, old, new) -> int:
    """Characters of the longer side, as far as they count against a crumb."""
    return max(len(_text(old, hunk.i, hunk.ii)), len(_text(new, hunk.j, hunk.jj)))


def _text(words, start, end) -> str:
    """The words between two places, cut once it is clear that they are no crumb."""
    return "".join(word.text for word in words[start : min(end, start + LONGEST_CRUMB + 1)])


def _runs(hunks, old, new) -> tuple[Run, ...]:
    runs = []
    for hunk in hunks:
        if hunk.state == SAME:
            runs.append(Run(SAME, new[hunk.j : hunk.jj]))
        else:
            runs.append(Run(TAKEN_OUT, old[hunk.i : hunk.ii]))
            runs.append(Run(PUT_IN, new[hunk.j : hunk.jj]))
    return tuple(run for run in runs if run.words)
