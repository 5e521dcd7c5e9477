"""Read a stored body: its blocks, its figures, its words.

A stored body is what `articles.prose.sanitize_body` returns: balanced tags, double-quoted
attributes, `<`, `>` and `&` escaped everywhere else. One pass of a small tokeniser is
therefore exact, keeps the HTML byte for byte and stays linear on bodies of any size.
Other HTML raises nothing: text outside every block counts as a paragraph.
"""

import re
from dataclasses import dataclass
from html import unescape
from math import floor

KINDS = {
    "p": "p",
    "h2": "h2",
    "h3": "h3",
    "figure": "figure",
    "blockquote": "quote",
    "ul": "list",
    "ol": "list",
    "table": "table",
    "hr": "hr",
    "aside": "aside",
}
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")
_LINE_END = re.compile(r"</(?:p|h2|h3|li|blockquote|td|th|cite)>|<(?:br|hr)>")
_FIGURE = re.compile(r"<figure((?: data-[a-z-]+=\"[^\"<>]*\")+)>")
_CARD = re.compile(r" data-(?:embed-url|story)=")
_ATTRIBUTE = re.compile(r" data-([a-z-]+)=\"([^\"<>]*)\"")

# Han and kana run on without spaces, so each sign counts as a word; Korean has spaces.
_UNSPACED = re.compile(
    r"[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
)
_HANGUL = re.compile(r"[\u1100-\u11ff\uac00-\ud7a3]")
_GAP = re.compile(r"[\s\u2013\u2014]+")

WORDS_A_MINUTE = 230
SIGNS_A_MINUTE = 500  # Han, kana and Hangul
MINUTES_A_FIGURE = 0.2  # of something to look at; a link to another story is none


@dataclass(frozen=True, slots=True)
class Block:
    """One top-level element of a body.

    `kind` is p, h2, h3, figure, embed (another site, another story), quote, list, table, hr
    or aside; `chars` is the length of its visible text (of the caption, for a figure);
    `html` is the whole element.
    """

    kind: str
    chars: int = 0
    html: str = ""


def blocks(body):
    """The top-level elements in order; white space between them is dropped."""
    return list(_blocks(body))


def figures(body):
    """What each figure stands for, as {"photo": "12", "layout": "wide"}, in order."""
    return [_attributes(found[1]) for found in _FIGURE.finditer(body)]


def plain_text(body):
    """The copy alone, one line a paragraph; captions of figures are not part of it."""
    text = unescape(TAG.sub("", _LINE_END.sub("\n", body)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def words(body):
    """How long the story is, as word processors count: a Han or kana sign is a word."""
    text, signs = _UNSPACED.subn(" ", plain_text(body))
    return signs + _spaced_words(text)


def minutes(body):
    """Reading time in whole minutes, at least one; half a minute counts as one."""
    text, signs = _UNSPACED.subn(" ", plain_text(body))
    text, hangul = _HANGUL.subn(" ", text)
    reading = _spaced_words(text) / WORDS_A_MINUTE + (signs + hangul) / SIGNS_A_MINUTE
    looks = sum("story" not in figure for figure in figures(body))
    return max(1, floor(reading + MINUTES_A_FIGURE * looks + 0.5))


def characters(body):
    """Signs of the copy, white space aside."""
    return sum(len(word) for word in plain_text(body).split())


def excerpt(body, chars):
    """The opening of the paragraphs as plain text, at most `chars` long, cut between words."""
    lines, length = [], 0
    for block in _blocks(body):
        if block.kind == "p":
            lines.append(_line(block.html))
            length += len(lines[-1]) + 1
        if length > chars + 1:
            break
    return _shortened(" ".join(filter(None, lines)), chars)


def with_dateline(body, dateline_html):
    """Open the first top-level paragraph with the dateline, wherever it stands.

    `dateline_html` is trusted, finished HTML. A body without paragraphs gets one for the
    dateline alone, at its head.
    """
    if not dateline_html:
        return body
    place = f'<span class="place">{dateline_html}</span>'
    for kind, start, end in _spans(body):
        if kind == "p":
            opened = body.index(">", start) + 1
            return f"{body[:opened]}{place} {body[opened:]}"
        if kind is None and _line(body[start:end]):
            return f"{body[:start]}<p>{place} {body[start:end]}</p>{body[end:]}"
    return f"<p>{place}</p>{body}"


def _spans(body):
    """Yield (kind, start, end) of each top-level element; kind None: text outside of any."""
    depth, start, kind = 0, 0, None
    for tag in TAG.finditer(body):
        closing, name = tag[1], tag[2]
        if name not in KINDS or (closing and not depth):
            continue
        if not closing:
            if depth == 0:
                yield None, start, tag.start()
                start, kind = tag.start(), _kind(tag)
            depth += 1
        if closing or name == "hr":
            depth -= 1
            if depth == 0:
                yield kind, start, tag.end()
                start, kind = tag.end(), None
    yield kind, start, len(body)


def _kind(tag):
    is_embed = tag[2] == "figure" and _CARD.search(tag[3])
    return "embed" if is_embed else KINDS[tag[2]]


def _blocks(body):
    for kind, start, end in _spans(body):
        html = body[start:end]
        if kind in ("figure", "embed"):
            yield Block(kind, sum(len(figure.get("caption", "")) for figure in figures(html)), html)
        elif kind:
            yield Block(kind, len(_line(html)), html)
        elif text := _line(html):
            yield Block("p", len(text), f"<p>{html.strip()}</p>")


def _attributes(written):
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(written)}


def _line(html):
    return plain_text(html).replace("\n", " ")


def _spaced_words(text):
    return sum(any(map(str.isalnum, word)) for word in _GAP.split(text))


def _shortened(text, chars):
    if len(text) <= chars:
        return text
    head = text[: max(chars - 1, 0)]
    space = head.rfind(" ")
    # Chinese and Japanese have no spaces near: then cut between signs.
    if text[len(head)] != " " and space > len(head) // 2:
        head = head[:space]
    return head.rstrip(" ,;:-\u2013\u2014") + "\u2026"
