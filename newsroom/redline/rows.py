"""What a redline is made of: rows of runs."""

from dataclasses import dataclass

from newsroom.redline.lines import Line, Word

SAME, CHANGED, ADDED, REMOVED = "same", "changed", "added", "removed"
MOVED, LEFT = "moved", "left"  # where a moved line stands now, and where it stood
TAKEN_OUT, PUT_IN = "del", "ins"  # of runs of words


@dataclass(frozen=True)
class Run:
    """Words that were all kept, all taken out or all put in; `state` is SAME, "del" or "ins"."""

    state: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words as plain text."""
        return "".join(word.text for word in self.words)


@dataclass(frozen=True)
class Row:
    """A line of the redline; `was` is the line before, of one that changed or moved.

    `same` holds the lines of a row that stands for several unchanged ones, and `hidden`
    says how many they are where they are too many to be shown.
    """

    state: str
    line: Line
    was: Line | None = None
    runs: tuple[Run, ...] = ()
    same: tuple["Row", ...] = ()
    hidden: int = 0

    @property
    def label_was(self) -> str:
        """What kind of line it was, when it is of another kind now."""
        return self.was.label if self.was and self.was.label != self.line.label else ""
