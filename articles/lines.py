"""A body as lines of words, for redlines: what a person sees of it, mark by mark.

Every line is text with marks, never HTML, so whatever a revision holds is shown and
nothing of it runs.
"""

from html import unescape

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.body import TAG, Block, blocks, figures
from newsroom.redline import Line, Word, words_of

LABELS = {
    "h2": gettext_lazy("Heading"),
    "h3": gettext_lazy("Subheading"),
    "quote": gettext_lazy("Quote"),
    "list": gettext_lazy("List"),
    "table": gettext_lazy("Table row"),
    "aside": gettext_lazy("Pull quote"),
    "hr": gettext_lazy("Rule"),
}
FIGURES = {
    "photo": gettext_lazy("Photo"),
    "gallery": gettext_lazy("Gallery"),
    "story": gettext_lazy("Story"),
}
LAYOUTS = {
    "inline": gettext_lazy("in the text"),
    "wide": gettext_lazy("wide"),
    "full": gettext_lazy("full width"),
    "left": gettext_lazy("left"),
    "right": gettext_lazy("right"),
}
MARKS = ("strong", "em", "a")
ENDS = ("p", "h2", "h3", "li", "tr", "blockquote", "cite")  # whose end ends a line
CELLS = ("td", "th")


def lines_of(body: str, pictures=None) -> list[Line]:
    """The lines of a body; `pictures` are of its figures, by their subject as "photo 12"."""
    lines = []
    for block in blocks(body):
        if block.kind in ("figure", "embed"):
            lines += [_figure(figure, pictures or {}) for figure in figures(block.html)]
        elif block.kind == "hr":
            lines.append(Line(label=str(LABELS["hr"])))
        else:
            lines += _text(block)
    return lines


def subjects_of(body: str, kind: str) -> list[int]:
    """The ids of the photos or galleries in a body, as `kind` says."""
    return [int(figure[kind]) for figure in figures(body) if figure.get(kind, "").isdecimal()]


def _figure(figure, pictures) -> Line:
    caption, layout = figure.get("caption", ""), figure.get("layout", "")
    if address := figure.get("embed-url"):
        return Line(words_of(address), label=_("Embed"))
    kind = next((kind for kind in FIGURES if kind in figure), "photo")
    subject, label = f"{kind} {figure.get(kind, '')}", str(FIGURES[kind])
    label = f"{label}, {LAYOUTS.get(layout, layout)}" if layout else label
    return Line(words_of(caption), label, subject, pictures.get(subject))


def _text(block: Block) -> list[Line]:
    """The lines of a block of text: one for each paragraph, list entry, table row within."""
    label = str(LABELS.get(block.kind, ""))
    lines, words, marks, here = [], [], [], 0

    def said(end):
        if text := unescape(block.html[here:end]):
            words.extend(words_of(text, tuple(marks)))

    def ended():
        if any(not word.text.isspace() for word in words):
            lines.append(Line(_trimmed(words), label))
        words.clear()

    for tag in TAG.finditer(block.html):
        said(tag.start())
        here, closing, name = tag.end(), tag[1], tag[2]
        if name in MARKS:
            _mark(marks, name, closing, tag[3])
        elif name == "br":
            words.append(Word("\n"))
        elif closing and name in CELLS:
            words.append(Word(" | "))
        elif closing and name in ENDS or name in ("ul", "ol"):
            ended()
    said(len(block.html))
    ended()
    return lines


def _mark(marks, name, closing, attributes) -> None:
    if not closing:
        address = unescape(attributes.partition('href="')[2].partition('"')[0])
        marks.append(f"{name} {address}" if name == "a" else name)
    elif found := [mark for mark in marks if mark.partition(" ")[0] == name]:
        marks.remove(found[-1])


def _trimmed(words) -> tuple[Word, ...]:
    """Without the spaces at the ends, and the bar after the last cell of a row."""
    start, end = 0, len(words)
    while start < end and words[start].text.isspace():
        start += 1
    while end > start and words[end - 1].text.strip() in ("", "|"):
        end -= 1
    return tuple(words[start:end])
