"""Three versions of a sequence laid beside each other: what two people made of one text."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MINE, THEIRS, BOTH, NOBODY = "mine", "theirs", "both", ""


@dataclass(frozen=True)
class Stretch:
    """A run of entries as each of the three versions has it; `start` counts in the base."""

    start: int
    base: tuple
    mine: tuple
    theirs: tuple

    @property
    def changed_by(self) -> str:
        """Who changed it: MINE, THEIRS, BOTH, or NOBODY when there is nothing to choose."""
        return changed_by(self.base, self.mine, self.theirs)


def changed_by(base, mine, theirs) -> str:
    """Which side of a value changed; the same change made twice is nobody's to choose."""
    if mine == theirs:
        return NOBODY
    if mine == base:
        return THEIRS
    return MINE if theirs == base else BOTH


def stretches(base: Sequence[Hashable], mine: Sequence, theirs: Sequence) -> list[Stretch]:
    """The three sequences cut where all of them agree; laid end to end they are whole again."""
    in_mine, in_theirs = _matches(base, mine), _matches(base, theirs)
    found, at, a, b = [], 0, 0, 0

    def cut(end, a_end, b_end):
        if (at, a, b) != (end, a_end, b_end):
            parts = tuple(base[at:end]), tuple(mine[a:a_end]), tuple(theirs[b:b_end])
            found.append(Stretch(at, *parts))

    for end in sorted(in_mine.keys() & in_theirs.keys()):
        a_end, b_end = in_mine[end], in_theirs[end]
        cut(end, a_end, b_end)
        same = (base[end],)
        found.append(Stretch(end, same, same, same))
        at, a, b = end + 1, a_end + 1, b_end + 1
    cut(len(base), len(mine), len(theirs))
    return found


def common(mine: Sequence[Hashable], theirs: Sequence) -> list:
    """What both have, in order: the base of two texts when their real one is not known."""
    return [mine[place] for place in sorted(_matches(mine, theirs))]


def _matches(base, other) -> dict[int, int]:
    """Place in `base` -> place in `other`, rising in both."""
    pairs: dict[int, int] = {}
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    for place, there, size in matcher.get_matching_blocks():
        pairs |= {place + step: there + step for step in range(size)}
    return pairs
