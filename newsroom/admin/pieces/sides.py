"""Two wordings side by side, with what one has and the other lacks marked word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

_TOKEN = re.compile(r"\w+|\s|[^\w\s]")
MOST_TOKENS = 3000  # of both together; beyond, whole lines are marked: the diff is quadratic
LEAST_ALIKE = 0.35  # ratio of SequenceMatcher; below, marking single words only sprinkles


@dataclass(frozen=True)
class Run:
    """Words in a row; `differs` when the other wording lacks them."""

    words: str
    differs: bool


Lines = list[list[Run]]


def side_by_side(mine: list[str], theirs: list[str]) -> tuple[Lines, Lines]:
    """The lines of both, each line as its runs."""
    ours, others = _TOKEN.findall("\n".join(mine)), _TOKEN.findall("\n".join(theirs))
    if len(ours) + len(others) <= MOST_TOKENS:
        matcher = SequenceMatcher(None, ours, others, autojunk=False)
        if matcher.ratio() >= LEAST_ALIKE:
            same = matcher.get_matching_blocks()
            here = {block.a + step for block in same for step in range(block.size)}
            there = {block.b + step for block in same for step in range(block.size)}
            return _runs(ours, here), _runs(others, there)
    return _whole(mine, set(theirs)), _whole(theirs, set(mine))


def _whole(lines, other) -> Lines:
    return [[Run(line, line not in other)] for line in lines]


def _runs(tokens, same: set[int]) -> Lines:
    marks = [place not in same for place in range(len(tokens))]
    for place in range(1, len(tokens) - 1):  # a space between two marked words is marked too
        if tokens[place] == " ":
            marks[place] = marks[place - 1] and marks[place + 1]
    lines: list[list] = [[]] if tokens else []
    for word, mark in zip(tokens, marks, strict=True):
        if word == "\n":
            lines.append([])
        else:
            lines[-1].append((word, mark))
    return [
        [Run("".join(word for word, _mark in run), mark)
         for mark, run in groupby(line, key=lambda pair: pair[1])]
        for line in lines
    ]  # fmt: skip
