"""Redlines: what was taken out, put in, changed and moved between two texts.

Pure: from lines of words to rows that a page can show. Work is counted, never timed: a
`Budget` says how many steps all comparisons together may take, and what it does not
cover is shown whole, taken out and put in.
"""

from newsroom.redline.align import align
from newsroom.redline.budget import Budget
from newsroom.redline.fold import fold
from newsroom.redline.lines import Line, Word, words_of
from newsroom.redline.rows import Row, Run

__all__ = ["Budget", "Line", "Row", "Run", "Word", "align", "fold", "words_of"]
