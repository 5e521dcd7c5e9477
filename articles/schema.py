"""The one table of what a body may hold.

The sanitiser's allow-list, the editor's extensions and the attributes of its nodes are all
read from `SCHEMA`: what the editor offers and what the server keeps cannot part.

    <figure data-photo="12" data-layout="wide" data-caption="…"></figure>
    <figure data-gallery="3"></figure>
    <figure data-story="7"></figure>
    <figure data-embed-url="https://…" data-title="…"></figure>
    <aside data-pullquote=""><p>…</p><cite>…</cite></aside>
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

LINK_SCHEMES = ("http", "https", "mailto")
LINK_RELATIONS = ("nofollow", "sponsored", "ugc", "noopener", "noreferrer")
LAYOUTS = ("inline", "wide", "full", "left", "right")

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# Checks an attribute's value: what to keep of it, or None for no such attribute.
Check = Callable[[str], str | None]


def _words(value):
    return value


def _matching(pattern):
    return lambda value: value if re.fullmatch(pattern, value) else None


def _link(url):
    """An address of LINK_SCHEMES or of this site; browsers read `//` and `/\\` as another host."""
    url = re.sub(r"[\t\r\n]", "", url).strip()
    scheme = _SCHEME.match(url)
    if not url or url[:2].replace("\\", "/") == "//":
        return None
    return None if scheme and scheme[1].lower() not in LINK_SCHEMES else url


def _relations(value):
    return " ".join(name for name in value.lower().split() if name in LINK_RELATIONS) or None


_id = _matching(r"[1-9][0-9]{0,9}")
_SPANS = {"colspan": _matching(r"[1-9][0-9]?"), "rowspan": _matching(r"[1-9][0-9]?")}


@dataclass(frozen=True)
class Part:
    """A node or mark: the elements that it is stored as and their attributes.

    subject: the attribute that makes the element this part; without it only the text stays.
    options: what the editor's extension of this name is told. has_script: whether that
    extension is ours, and takes its attributes from here.
    """

    tags: str
    attributes: dict[str, Check] = field(default_factory=dict)
    subject: str = ""
    options: dict | bool = True
    has_script: bool = False

    def is_mark(self) -> bool:
        """Whether it is stored as an empty element that stands for something else."""
        return self.tags == "figure"

    def in_editor(self):
        """The options of the editor's extension: its own, and what of it is stored."""
        if not self.has_script:
            return self.options
        options = self.options if isinstance(self.options, dict) else {}
        mark = {"tag": self.tags, "subject": self.subject} if self.subject[:5] == "data-" else {}
        return options | mark | {"attributes": list(self.attributes)}


SCHEMA = {
    "Paragraph": Part("p"),
    "HardBreak": Part("br"),
    "Bold": Part("strong"),
    "Italic": Part("em"),
    "Heading": Part("h2 h3", options={"levels": [2, 3]}),
    "BulletList": Part("ul"),
    "OrderedList": Part(
        "ol",
        # "1" is what a list has anyway
        {"start": _matching(r"-?[0-9]{1,6}"), "type": _matching(r"[aAiI]")},
        options={"enableListAttributes": False},
        has_script=True,
    ),
    "ListItem": Part("li"),
    "Blockquote": Part("blockquote"),
    "HorizontalRule": Part("hr"),
    "Link": Part(
        "a",
        {"href": _link, "title": _words, "rel": _relations},
        subject="href",
        options={"protocols": list(LINK_SCHEMES), "enableTarget": False},
        has_script=True,
    ),
    "Table": Part("table thead tbody"),
    "TableRow": Part("tr"),
    "TableHeader": Part("th", _SPANS),
    "TableCell": Part("td", _SPANS),
    "Photo": Part(
        "figure",
        {
            "data-photo": _id,
            "data-layout": lambda value: value if value in LAYOUTS else None,
            "data-caption": _words,
        },
        subject="data-photo",
        has_script=True,
    ),
    "Gallery": Part("figure", {"data-gallery": _id}, subject="data-gallery", has_script=True),
    "RelatedStory": Part("figure", {"data-story": _id}, subject="data-story", has_script=True),
    "Embed": Part(
        "figure",
        {
            "data-embed-url": _matching(r"https://[\w.-]+(?::[0-9]+)?(?:[/?#][^\s<>\"\\]*)?"),
            "data-title": _words,
        },
        subject="data-embed-url",
        has_script=True,
    ),
    "PullQuote": Part(
        "aside", {"data-pullquote": lambda value: ""}, subject="data-pullquote", has_script=True
    ),
    "PullQuoteSource": Part("cite"),
}

# What a figure may stand for, by the attribute that says so.
MARKS = {part.subject: part for part in SCHEMA.values() if part.is_mark()}
TAGS = {tag for part in SCHEMA.values() for tag in part.tags.split()}
ATTRIBUTES: dict[str, set[str]] = {}
CHECKS: dict[str, Check] = {}
NEEDED = {}  # tag -> the attribute without which only its text stays
for _part in SCHEMA.values():
    CHECKS |= _part.attributes
    for _tag in _part.tags.split():
        if _part.attributes:
            ATTRIBUTES.setdefault(_tag, set()).update(_part.attributes)
        if _part.subject and not _part.is_mark():
            NEEDED[_tag] = _part.subject
