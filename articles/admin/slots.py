"""Where ad slots fall in a story, drawn for the desk by the function that readers' pages use."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import body as bodies
from articles.ads import DESKTOP, PHONE, Layout, Rules, height, place_slots
from articles.models import Article
from articles.typesetting import blocks_of, hides_ads

NAMES = {
    "h2": _("heading"), "h3": _("heading"), "figure": _("photo"), "embed": _("embed"),
    "quote": _("quote"), "list": _("list"), "table": _("table"), "hr": _("rule"),
    "aside": _("pull quote"),
}  # fmt: skip
TALLEST = 880  # px of a drawing
SMALLEST = 6  # px of the page in one of the drawing, at least
OPENING = 70  # characters of a paragraph


@dataclass(frozen=True)
class Line:
    """One block in the outline, with the number of the slot above it (0 for none)."""

    name: str
    words: str
    is_paragraph: bool
    slot: int


@dataclass(frozen=True)
class Bar:
    """A block or a slot in a drawing, in px of the drawing."""

    kind: str
    top: int
    height: int
    slot: int = 0


@dataclass(frozen=True)
class Drawing:
    """The column of a layout as bars, `share` percent of it slots."""

    name: str | Promise
    bars: list[Bar]
    height: int
    share: int
    most: int


@dataclass(frozen=True)
class Outline:
    """A story with its slots. `above` are the paragraphs above each of them."""

    story: Article
    hides: bool
    above: list[int]
    lines: list[Line]
    drawings: list[Drawing]


def outline_of(story: Article, paper, rules: Rules) -> Outline:
    """The story as readers would have it under these rules."""
    blocks = blocks_of(story, paper)
    hides = hides_ads(story)
    slots = [] if hides else place_slots(blocks, rules=rules)
    return Outline(
        story=story,
        hides=hides,
        above=[sum(block.kind == "p" for block in blocks[:slot]) for slot in slots],
        lines=_lines(blocks, slots),
        drawings=[
            _drawn(_("Phone"), PHONE, rules.density_phone, blocks, slots),
            _drawn(_("Desktop"), DESKTOP, rules.density_desktop, blocks, slots),
        ],
    )


def _lines(blocks, slots) -> list[Line]:
    numbers = {slot: number for number, slot in enumerate(slots, 1)}
    lines, paragraphs = [], 0
    for i, block in enumerate(blocks):
        is_paragraph = block.kind == "p"
        paragraphs += is_paragraph
        words = bodies.excerpt(block.html, OPENING) if is_paragraph else ""
        name = str(paragraphs) if is_paragraph else str(NAMES.get(block.kind, block.kind))
        lines.append(Line(name, words, is_paragraph, numbers.get(i, 0)))
    return lines


def _drawn(name, layout: Layout, most, blocks, slots) -> Drawing:
    heights = [height(block, layout) for block in blocks]
    column = sum(heights) + len(slots) * layout.slot
    scale = max(SMALLEST, column / TALLEST)
    bars, top = [], 0
    for i, block in enumerate(blocks):
        if i in slots:
            bars.append(_bar("slot", top, layout.slot, scale, slots.index(i) + 1))
            top += layout.slot
        bars.append(_bar(block.kind, top, heights[i], scale))
        top += heights[i]
    share = round(100 * len(slots) * layout.slot / column) if column else 0
    return Drawing(name, bars, round(column / scale), share, most)


def _bar(kind, top, tall, scale, slot=0) -> Bar:
    return Bar(kind, round(top / scale), max(1, round(tall / scale) - 2), slot)
