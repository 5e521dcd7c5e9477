"""Words as searches know them: folded and cut the same for what is kept and what is asked.

Accents and case do not count. Chinese, Japanese and Korean are written without spaces, or
with endings on the words, so a run of them is cut into pairs of characters that overlap:
축제 is then found inside 불꽃축제.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

CJK = "\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
WORD = re.compile(rf"[{CJK}]+|[^\W_{CJK}]+(?:['’][^\W_{CJK}]+)*")
LONGEST_WORD = 60  # characters
LONGEST_QUERY = 200  # characters
MOST_PARTS = 12
SHORTEST_PREFIX = 2  # letters: with one, half the dictionary would match

_RUN = re.compile(f"[{CJK}]+")
_MARKS = re.compile("[\u0300-\u036f]")
_PART = re.compile(r'(?<!\S)(-?)"([^"]*)"?|(\S+)')


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a question: its tokens stand side by side in what has it."""

    tokens: tuple[str, ...]
    is_prefix: bool = False
    is_without: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question as typed and as it is asked."""

    words: str = ""
    parts: tuple[Part, ...] = ()
    is_shortened: bool = False

    @property
    def wanted(self) -> list[Part]:
        """What must be there; with none of it, nothing is found."""
        return [part for part in self.parts if not part.is_without]

    @property
    def unwanted(self) -> list[Part]:
        """What must not."""
        return [part for part in self.parts if part.is_without]


def fold(word: str) -> str:
    """A word without case, accents and a possessive: “Café’s” is "cafe"."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", word).casefold())
    plain = re.sub("['’]s?$", "", unicodedata.normalize("NFC", plain))
    return re.sub(r"[\W_]", "", plain)[:LONGEST_WORD]


def is_run(word: str) -> bool:
    """Whether a word is one of those that are cut into pairs."""
    return bool(_RUN.match(word))


def cut(text: str) -> Iterator[str]:
    """The tokens of a plain text, in order: "harbour 불꽃축제" is harbour, 불꽃, 꽃축, 축제."""
    for found in WORD.finditer(text):
        word = fold(found[0])
        if is_run(word) and len(word) > 1:
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        elif word:
            yield word


def parse(typed: str) -> Query:
    """What was typed as a question: every word a prefix, "a phrase", -without; never raises."""
    typed = " ".join(typed.replace("\x00", " ").split())
    parts = list(_parts(typed[:LONGEST_QUERY]))
    shortened = len(typed) > LONGEST_QUERY or len(parts) > MOST_PARTS
    return Query(typed[:LONGEST_QUERY], tuple(parts[:MOST_PARTS]), shortened)


def _parts(typed):
    for found in _PART.finditer(typed):
        minus, phrase, word = found.groups()
        if word is None:
            if tokens := tuple(cut(phrase)):
                yield Part(tokens, is_without=bool(minus))
            continue
        without = word.startswith("-") and len(word) > 1
        for one in WORD.findall(word):
            if tokens := tuple(cut(one)):
                can_grow = len(tokens) == 1 and (
                    is_run(tokens[0]) or len(tokens[0]) >= SHORTEST_PREFIX
                )
                yield Part(tokens, is_prefix=can_grow, is_without=without)
