"""What a result shows of its text: the place where the words stand, marked."""

from html import escape
from itertools import islice

from django.utils.safestring import mark_safe

from articles import body as bodies
from newsroom.words import WORD, Query, fold, is_run

CONTEXT = 70  # characters before the first match
LENGTH = 220
MOST_MATCHES = 50
SEARCHED = 200_000  # characters of a body that are looked through for a result


def marked(text: str, query: Query) -> str:
    """A plain text as HTML, the words of the question in <mark>."""
    shown, done = [], 0
    for start, end in _matches(text, query):
        shown.append(f"{escape(text[done:start])}<mark>{escape(text[start:end])}</mark>")
        done = end
    return mark_safe("".join([*shown, escape(text[done:])]))  # noqa: S308  escaped piece by piece


def snippet(dek: str, body: str, query: Query) -> str:
    """The dek if the words stand in it, else the passage of the body that has them first.

    Of a story found by its names alone, the dek or the opening.
    """
    if dek and next(_matches(dek, query), None):
        return marked(dek, query)
    text = " ".join(bodies.plain_text(body[:SEARCHED]).split())
    spans = list(islice(_matches(text, query), MOST_MATCHES))
    if not spans:
        return marked(dek or bodies.excerpt(body, LENGTH), query)
    return marked(_passage(text, _richest(text, spans)), query)


def _richest(text, spans):
    """Where the passage with the most different words of the question begins."""

    def words_from(first):
        near = (span for span in spans if first <= span[0] and span[1] <= first + LENGTH - CONTEXT)
        return len({fold(text[start:end]) for start, end in near})

    return max((start for start, _end in spans), key=words_from)


def _passage(text, at):
    start = 0 if at <= CONTEXT else text.find(" ", at - CONTEXT, at) + 1 or at - CONTEXT
    end = start + LENGTH
    if end < len(text):
        end = text.rfind(" ", at, end) if text.rfind(" ", at, end) > at else end
    passage = text[start:end]
    return f"{'… ' if start else ''}{passage}{' …' if end < len(text) else ''}"


def _matches(text, query):
    """(start, end) of each word of the text that the question asks for, in order."""
    prefixes = tuple(p.tokens[0] for p in query.wanted if p.is_prefix and not is_run(p.tokens[0]))
    whole = {token for p in query.wanted if not p.is_prefix for token in p.tokens}
    runs = [_run_of(p.tokens) for p in query.wanted if is_run(p.tokens[0])]
    for found in WORD.finditer(text):
        word = fold(found[0])
        if is_run(word):
            yield from _within(found, word, runs)
        elif word in whole or (prefixes and word.startswith(prefixes)):
            yield found.span()


def _within(found, word, runs):
    """Where a run of signs has one that was asked for; the whole of it if folding moved them."""
    for run in runs:
        if (at := word.find(run)) >= 0:
            if len(word) != len(found[0]):
                yield found.span()
            else:
                yield found.start() + at, found.start() + at + len(run)
            return


def _run_of(tokens):
    """Pairs put together again: 불꽃, 꽃축, 축제 is 불꽃축제."""
    return tokens[0] + "".join(token[-1] for token in tokens[1:])
