"""Lines of words: what two texts are compared by."""

import re
from dataclasses import dataclass, field

# Han and kana run on without spaces, so each sign is a word; Korean has spaces.
_UNSPACED = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_MARKS = "!-/:-@\\[-`{-~\u00a1-\u00bf\u2010-\u205e\u3001-\u3030\uff01-\uff0f\uff1a-\uff20"
_RUN = f"[^\\s{_UNSPACED}{_MARKS}]+"
_WORD = re.compile(f"[{_UNSPACED}]|{_RUN}(?:['\u2019-]{_RUN})*|\\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a sign or the space between; `marks` as ("strong", "a https://…")."""

    text: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of a text: a paragraph, a name of a list, a photo with its caption.

    `label` says what it is when it is no plain paragraph. Lines of the same `subject`
    ("photo 12") are the same line, however their words changed. `picture` is for the page.
    """

    words: tuple[Word, ...] = ()
    label: str = ""
    subject: str = ""
    picture: object = field(default=None, compare=False)

    @property
    def identity(self):
        """What makes two lines the same one."""
        return self.subject or (self.label, self.words)


def words_of(text: str, marks: tuple[str, ...] = ()) -> tuple[Word, ...]:
    """The text cut into words, its signs and spaces kept: joined, they are the text again."""
    return tuple(Word(found, marks) for found in _WORD.findall(text))
