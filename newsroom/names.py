"""A name spelled two ways in one piece: "Kim Min-ji" here, "Kim Min-jee" there.

Names are runs of capitalised words. Two are taken for one name when one of two neighbouring
words is the same and the other nearly so: it sounds alike, or one letter of a long part
differs. Short parts must sound alike, as Min-ji and Min-ju are two people. Scripts without
capitals have no such runs, and nothing is said of them.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import combinations, pairwise

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[’'‑-](?=[^\W\d_]))*")
_OWNER = re.compile(r"[’']s?$")
_SOUNDS = (("ee", "i"), ("oo", "u"), ("ou", "u"), ("ph", "f"), ("ck", "k"), ("y", "i"), ("c", "k"))
_TWICE = re.compile(r"(.)\1")
LONG_PART = 4  # letters from which on one other letter is a slip of the pen
# What an inflected form adds: "Line" and "Lines", "Korea" and "Korean".
_ENDINGS = {"s", "n", "y"}
# Words that open a sentence and belong to no name.
_OPENERS = frozenset(
    "a an the and but or nor so yet for from in on at by to of with as if when while after before "
    "since until under over he she it they we i you his her its their our my this that these those "
    "who what where why how there then now not no one two mr mrs ms dr said says".split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Spelled:
    """A name as one text has it; `where` is whatever the caller called the text."""

    name: str
    where: object = None


def spelled_two_ways(texts) -> list[tuple[Spelled, Spelled]]:
    """Pairs of near-equal names, the rarer spelling first; `texts` are (where, text)."""
    spelled, often = {}, Counter()
    for where, text in texts:
        for name in _names_in(text):
            spelled.setdefault(name, Spelled(" ".join(name), where))
            often[name] += 1
    rank = {name: number for number, name in enumerate(spelled)}
    found = {}
    for pair in _suspects(spelled):
        rare, usual = sorted(pair, key=lambda name: (often[name], -rank[name]))
        found.setdefault((rare, usual), (spelled[rare], spelled[usual]))
    return list(found.values())


def _names_in(text):
    """Each run of capitalised words as a tuple: its pairs of neighbours, and short runs whole."""
    for run in _runs(text):
        while run and run[0].casefold() in _OPENERS:
            run = run[1:]
        if len(run) > 1:
            yield from pairwise(run)
        if len(run) == 3 or (len(run) == 1 and "-" in run[0]):
            yield tuple(run)


def _runs(text):
    run, end = [], None
    for word in _WORD.finditer(text):
        if end is None or text[end : word.start()].strip(" \u00a0"):
            yield run
            run = []
        owned = _OWNER.search(word[0])
        name = _OWNER.sub("", word[0]).replace("‑", "-")
        if name[:1].isupper():
            run.append(name)
            end = None if owned else word.end()
        else:
            yield run
            run, end = [], word.end()
    yield run


def _suspects(spelled):
    """Pairs that may be one name: only such as share a word, or all their letters."""
    groups: dict = {}
    for name in spelled:
        keys = [("letters", _letters(name))]
        if len(name) == 2:
            keys += [("first", name[0].casefold()), ("last", name[1].casefold())]
        for key in keys:
            groups.setdefault(key, []).append(name)
    for (kind, _key), names in groups.items():
        for one, other in combinations(names, 2):
            if kind == "letters":
                suspect = not (_shouted(one) or _shouted(other))
            else:
                odd = 1 if kind == "first" else 0  # the word that they do not share
                suspect = _near(one[odd].casefold(), other[odd].casefold())
            if suspect:
                yield one, other


def _near(one: str, other: str) -> bool:
    ones, others = one.split("-"), other.split("-")
    if ones == others or len(ones) != len(others):
        return False  # the same letters are found by their own group
    return all(a == b or _near_part(a, b) for a, b in zip(ones, others, strict=True))


def _near_part(one: str, other: str) -> bool:
    if _sound(one) == _sound(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < LONG_PART or (long.startswith(short) and long[len(short) :] in _ENDINGS):
        return False
    return _is_one_letter_off(short, long)


def _is_one_letter_off(short: str, long: str) -> bool:
    """One letter put in, or one, or two neighbours, put for others."""
    if len(long) - len(short) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[:at] + short[at + 1 : at + 2] + short[at : at + 1] + short[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped == long


def _sound(part: str) -> str:
    plain = unicodedata.normalize("NFKD", part)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    for written, heard in _SOUNDS:
        plain = plain.replace(written, heard)
    return _TWICE.sub(r"\1", plain)


def _letters(name) -> str:
    return "".join(filter(str.isalnum, "".join(name))).casefold()


def _shouted(name) -> bool:
    return any(len(word) > 1 and word.isupper() for word in name)
