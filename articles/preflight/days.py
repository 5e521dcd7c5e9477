"""Words for a day that move with it: "today" in a story that runs tomorrow."""

import re

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.body import plain_text
from newsroom.preflight import Known, advise

# Korean joins its particles to the word; 오늘날, "nowadays", is no day.
_DAYS = re.compile(
    r"\b(today|yesterday|tomorrow)\b|(?<![가-힣])(오늘(?!날)|어제|내일)", re.IGNORECASE
)
# Who is quoted spoke on their own day.
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)|「[^」]*」|『[^』]*』")
_COPY = ("p", "h2", "h3", "list", "table")


def days_of(form, blocks, known: Known):
    """Each such word, once a field or paragraph, when the story runs on another day."""
    if known.runs_on == known.written:
        return
    texts = [((name, ""), form[name]) for name in ("headline", "dek")]
    texts += [
        (("body", f"block {number}"), plain_text(block.html))
        for number, block in enumerate(blocks)
        if block.kind in _COPY
    ]
    day = date_format(known.runs_on, "l, j F")
    for (field, place), text in texts:
        if found := _DAYS.search(_QUOTED.sub(" ", text)):
            said = _("“%(word)s”: it was begun on another day than it runs, %(day)s.")
            yield advise("moving_day", field, said % {"word": found[0], "day": day}, place)
