"""Words of the desk in templates. They only format."""

from itertools import groupby

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from newsroom.people import name_of
from newsroom.redline import Row, Run

register = template.Library()
register.filter("name_of", name_of)

TAGS = {"strong": "strong", "em": "em"}


@register.filter
def redlined(row: Row):
    """The words of a row, those taken out and put in as <del> and <ins> that say so.

    A line that only moved away is shown plain: its words are not lost.
    """
    if row.state == "left":
        return _opening(row.runs[0])
    return mark_safe("".join(_run(run) for run in row.runs))  # noqa: S308  of escaped parts


def _run(run: Run):
    words = _marked(run)
    if run.state not in ("ins", "del") or not run.words:
        return words
    said = _("taken out") if run.state == "del" else _("put in")
    return format_html(
        '<{tag}><span class="visually-hidden">[{said}: </span>{words}'
        '<span class="visually-hidden">]</span></{tag}>',
        tag=run.state, said=said, words=words,
    )  # fmt: skip


def _marked(run: Run):
    parts = groupby(run.words, key=lambda word: word.marks)
    return format_html_join("", "{}", ((_part(marks, words, run),) for marks, words in parts))


def _part(marks, words, run):
    text = mark_safe(escape("".join(word.text for word in words)).replace("\n", "<br>"))  # noqa: S308
    for mark in reversed(marks):
        name, _space, address = mark.partition(" ")
        if name == "a":
            text = format_html('<span class="linked">{}</span>', text)
            if run.state != "same":
                text = format_html('{} <span class="where">({})</span>', text, address)
        elif name in TAGS:
            text = format_html("<{tag}>{text}</{tag}>", tag=TAGS[name], text=text)
    return text


def _opening(run: Run, most=60) -> str:
    text = run.text
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
