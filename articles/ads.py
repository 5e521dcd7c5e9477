"""Where ad slots go in a story: a pure function over the blocks of its body.

Heights are estimated on the server for the two layouts in which the same cached HTML is
shown, so one answer is valid in both and nothing moves after the page has been sent.

The cap on the number of slots is the share of the *whole* body that they may fill; they
are then filled from the top. Hence the property that editors rely on: for any blocks
`a` and `b`, the slots of `a` are the first slots of `a + b`. Copy appended to a story
may allow more slots, all further down, and never moves or removes one. (It holds because
only the tail rules look at what follows the copy, they refuse nothing but a run of places
at the end, and the tail reaches at least as far down as the clearance below a slot.)
"""

from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Layout:
    """How high blocks stand in one layout; px, but for `line_chars`."""

    line_chars: int
    line: int
    paragraph_gap: int
    figure: int
    embed: int
    table: int
    aside: int = 120
    slot: int = 24 + 250 + 48  # label, creative, the air round them
    caption_line: int = 20
    heading_air: int = 16


PHONE = Layout(line_chars=40, line=28, paragraph_gap=16, figure=290, embed=260, table=220)
DESKTOP = Layout(line_chars=70, line=30, paragraph_gap=18, figure=520, embed=400, table=320)


class RefusedRules(ValueError):
    """Numbers that no story could be set by; `field` is the one to change."""

    def __init__(self, field, words):
        self.field = field
        super().__init__(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """One preset, or a paper's own numbers.

    Distances in px hold in both layouts; densities are percentages.

    `fixed` are wished places, counted in paragraphs above the slot; once they are used up
    the wish moves on by `then_every`. Where a wish is refused (a photo stands there) the
    slot slides to the next free place; the gap is kept all the same.
    `top_slot` asks the page for a slot above the headline, with its height reserved; it is
    no part of the body and counts in neither `max_slots` nor the densities.
    """

    top_slot: bool = False
    first_paragraphs: int
    first_px: int = 0
    fixed: tuple[int, ...] = ()
    then_every: int = 0
    gap_paragraphs: int
    gap_px: int
    tail_paragraphs: int
    tail_px: int
    density_phone: int
    density_desktop: int
    max_slots: int
    clear_above: int = 160  # px of paragraphs between a photo, heading… above and the slot
    clear_below: int = 200
    shortest_paragraph: int = 60  # characters; a shorter neighbour reads as a heading

    def __post_init__(self):
        """Raises RefusedRules, in words for people."""
        if self.tail_px < self.clear_below:
            raise RefusedRules("tail_px", _("At least as far as from a photo or heading below."))
        if self.tail_paragraphs < 1:
            raise RefusedRules("tail_paragraphs", _("At least one paragraph."))
        for field in ("density_phone", "density_desktop"):
            if not 0 <= getattr(self, field) < 100:
                raise RefusedRules(field, _("A percentage below 100."))

    def wish(self, number):
        """Paragraphs wanted above slot `number`, counted from 0."""
        if number < len(self.fixed):
            return self.fixed[number]
        if self.fixed and self.then_every:
            return self.fixed[-1] + self.then_every * (number - len(self.fixed) + 1)
        return self.first_paragraphs


PRESETS = {
    "agency": Rules(
        top_slot=True, first_paragraphs=2, fixed=(2, 4, 11), then_every=7,
        gap_paragraphs=2, gap_px=200, tail_paragraphs=2, tail_px=400,
        density_phone=30, density_desktop=35, max_slots=4,
    ),
    "balanced": Rules(
        first_paragraphs=3, first_px=350, gap_paragraphs=4, gap_px=600,
        tail_paragraphs=2, tail_px=350, density_phone=25, density_desktop=30, max_slots=5,
    ),
    "quiet": Rules(
        first_paragraphs=4, first_px=600, gap_paragraphs=5, gap_px=900,
        tail_paragraphs=2, tail_px=400, density_phone=20, density_desktop=20, max_slots=5,
    ),
    "none": Rules(
        first_paragraphs=0, gap_paragraphs=0, gap_px=0, tail_paragraphs=1, tail_px=200,
        density_phone=0, density_desktop=0, max_slots=0,
    ),
}  # fmt: skip
OWN_NUMBERS = (
    "top_slot", "first_paragraphs", "first_px", "gap_paragraphs", "gap_px", "tail_paragraphs",
    "tail_px", "clear_above", "clear_below", "density_phone", "density_desktop", "max_slots",
)  # fmt: skip


def rules_of(row):
    """The rules that the paper's `AdRules` row asks for. Raises RefusedRules."""
    if row.preset in PRESETS:
        return PRESETS[row.preset]
    return Rules(**{name: getattr(row, name) for name in OWN_NUMBERS})


@dataclass(frozen=True, slots=True)
class Piece:
    """What a template shows in turn: finished HTML, or the slot with this number (from 1)."""

    html: str = ""
    slot: int = 0


def place_slots(blocks, *, rules):
    """Indexes in order: a slot goes before blocks[i], always between two paragraphs."""
    columns = [_Column(blocks, layout, rules) for layout in (PHONE, DESKTOP)]
    above = [0, *accumulate(block.kind == "p" for block in blocks)]
    most = min(rules.max_slots, *(column.most_slots() for column in columns))
    slots = []
    for i in range(1, len(blocks)):
        if len(slots) >= most:
            break
        if above[-1] - above[i] < rules.tail_paragraphs:
            break
        if above[i] < max(rules.first_paragraphs, rules.wish(len(slots))):
            continue
        if slots and above[i] - above[slots[-1]] < rules.gap_paragraphs:
            continue
        if _between_paragraphs(blocks, i, rules) and all(
            column.has_room(i, slots) for column in columns
        ):
            slots.append(i)
    return slots


def interleave(blocks, slots):
    """The body as pieces for a template: HTML and slots by turns, nothing left out."""
    ends = [0, *slots, len(blocks)]
    pieces = []
    for number, (start, end) in enumerate(pairwise(ends)):
        if number:
            pieces.append(Piece(slot=number))
        if html := "".join(block.html for block in blocks[start:end]):
            pieces.append(Piece(html=html))
    return pieces


def height(block, layout):
    """Estimated px of a block with the gap below it."""
    lines = ceil(block.chars / layout.line_chars)
    if block.kind in ("figure", "embed", "table", "aside"):
        return getattr(layout, block.kind) + lines * layout.caption_line + layout.paragraph_gap
    air = layout.heading_air if block.kind in ("h2", "h3") else 0
    return max(1, lines) * layout.line + layout.paragraph_gap + air


def _between_paragraphs(blocks, i, rules):
    return all(
        block.kind == "p" and block.chars >= rules.shortest_paragraph
        for block in (blocks[i - 1], blocks[i])
    )


class _Column:
    """The body set in one layout: where each block begins, where each obstacle is."""

    def __init__(self, blocks, layout, rules):
        self.rules, self.layout = rules, layout
        self.tops = [0, *accumulate(height(block, layout) for block in blocks)]
        self.density = rules.density_phone if layout is PHONE else rules.density_desktop
        self.obstacle_end = [None] * len(blocks)  # bottom of the last obstacle above block i
        self.obstacle_top = [None] * len(blocks)  # top of the first one at or below it
        end = top = None
        for i, block in enumerate(blocks):
            self.obstacle_end[i] = end
            end = end if block.kind == "p" else self.tops[i + 1]
        for i in reversed(range(len(blocks))):
            top = top if blocks[i].kind == "p" else self.tops[i]
            self.obstacle_top[i] = top

    def most_slots(self):
        """How many slots fit in the density: n × slot ≤ density × (body + n × slot)."""
        return self.density * self.tops[-1] // ((100 - self.density) * self.layout.slot)

    def has_room(self, i, slots):
        """Whether a slot before block i is far enough from head, tail, obstacles, last slot."""
        here, above, below = self.tops[i], self.obstacle_end[i], self.obstacle_top[i]
        return (
            here >= self.rules.first_px
            and self.tops[-1] - here >= self.rules.tail_px
            and (above is None or here - above >= self.rules.clear_above)
            and (below is None or below - here >= self.rules.clear_below)
            and (not slots or here - self.tops[slots[-1]] >= self.rules.gap_px)
        )
