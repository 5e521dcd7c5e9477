"""Two texts of one piece: what differs, whose change it is, and the text made of the choices."""

import hashlib
from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from newsroom.admin.pieces.sides import Lines, side_by_side
from newsroom.admin.widgets import is_id
from newsroom.merging import BOTH, MINE, NOBODY, THEIRS, changed_by, common, stretches
from newsroom.revisions import revisions_of

_UNKNOWN = object()  # equal to nothing: a value whose base is not known


@dataclass(frozen=True)
class Choices:
    """What a submitted form says of a conflict that it was shown.

    `against` is the id of the head that stood beside the person's text, 0 when there was
    no conflict; `base` that of the revision both began with; `takes` are clash -> side.
    """

    against: int = 0
    base: int = 0
    takes: dict = field(default_factory=dict)
    every: str = ""

    @classmethod
    def of(cls, posted) -> "Choices":
        """Read from the POST; what is no choice is none."""
        sides = (MINE, THEIRS)
        takes = {name.removeprefix("_take_"): side for name, side in posted.items()
                 if name.startswith("_take_") and side in sides}  # fmt: skip
        every = takes.pop("all", "")
        ids = [int(typed) if is_id(typed := posted.get(name, "")) else 0
               for name in ("_against", "_base")]  # fmt: skip
        return cls(*ids, takes, every)

    def for_clash(self, key: str, changed: str) -> str:
        """The side chosen; unless the person said otherwise, that of who alone changed it."""
        return self.every or self.takes.get(key) or (changed if changed != BOTH else "")


@dataclass(frozen=True)
class Clash:
    """One thing that is not the same in both: a field, or a stretch of the body."""

    key: str
    name: str
    label: str
    mine: Lines
    theirs: Lines
    my_pictures: list
    their_pictures: list
    changed_by: str
    choice: str

    @property
    def says_the_same(self) -> bool:
        """Whether only the setting differs: bold, a link."""
        return self.mine == self.theirs and self.my_pictures == self.their_pictures


@dataclass(frozen=True)
class Conflict:
    """Mine and theirs. `aside` keeps mine; `parted` are fields that merge stretch by stretch."""

    head: object
    base: object
    aside: object
    clashes: list[Clash]
    parted: dict
    unchanged: list[str]
    was_asked: bool = False  # a choice was sent, and something is still open

    @property
    def open(self) -> list[Clash]:
        """What nobody can decide but the person."""
        return [clash for clash in self.clashes if not clash.choice]

    @property
    def chosen(self) -> int:
        return len(self.clashes) - len(self.open)

    def theirs_whole(self) -> list[str]:
        """The fields that are taken from them as they are."""
        return [clash.name for clash in self.clashes
                if clash.choice == THEIRS and clash.name not in self.parted]  # fmt: skip

    def merged(self, name: str) -> list:
        """The parts of a field as they were chosen."""
        choices = {clash.key: clash.choice for clash in self.clashes}
        taken = []
        for key, stretch in self.parted[name]:
            taken += stretch.theirs if choices.get(key) == THEIRS else stretch.mine
        return taken


def conflict_of(form, mine: dict, *, piece, choices: Choices, aside=None, seen=None) -> Conflict:
    """Lay `mine`, a form's snapshot, beside the head; `seen` is the id that its writer had open."""
    base = revisions_of(piece).filter(pk=choices.base or seen).first()
    before, theirs = base.data if base else {}, piece.head.data
    clashes, parted, unchanged = [], {}, []
    for name, empty in form.empty.items():
        texts = [text.get(name, empty) for text in (before, mine, theirs)]
        if not base:
            texts[0] = _UNKNOWN
        if texts[1] == texts[2] or form.reads_the_same(name, *texts[1:]):
            unchanged.append(form.label_of(name))
        elif form.parts_of(name, empty) is None:
            clashes.append(_clash(form, name, *texts, choices))
        else:
            parted[name] = list(_parted(form, name, *texts))
            clashes += _clashes_in(form, name, parted[name], choices, bool(base))
    was_asked = choices.against == piece.head.pk
    return Conflict(piece.head, base, aside, clashes, parted, unchanged, was_asked)


def _parted(form, name, before, ours, others):
    """The stretches of a field that has parts, each under its key."""
    mine, theirs = form.parts_of(name, ours), form.parts_of(name, others)
    base = common(mine, theirs) if before is _UNKNOWN else form.parts_of(name, before)
    for stretch in stretches(base, mine, theirs):
        words = "\x00".join([*stretch.mine, "\x01", *stretch.theirs])
        digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
        yield f"{name}-{stretch.start}-{digest[:8]}", stretch


def _clashes_in(form, name, parted, choices, is_base_known):
    label = capfirst(form.label_of(name))
    for key, stretch in parted:
        if stretch.changed_by != NOBODY:
            sides = (stretch.base, stretch.mine, stretch.theirs)
            texts = [form.joined(name, parts) for parts in sides]
            if not is_base_known:
                texts[0] = _UNKNOWN
            where = f"{label}, {_place(stretch)}"
            yield _clash(form, name, *texts, choices, key=key, label=where)


def _clash(form, name, before, ours, others, choices, *, key="", label="") -> Clash:
    key, changed = key or name, changed_by(before, ours, others)
    lines = side_by_side(form.in_words(name, ours), form.in_words(name, others))
    pictures = form.pictures_of(name, ours), form.pictures_of(name, others)
    side = choices.for_clash(key, changed)
    return Clash(key, name, label or form.label_of(name), *lines, *pictures, changed, side)


def _place(stretch) -> str:
    first, last = stretch.start + 1, stretch.start + len(stretch.base)
    if first == last:
        return _("paragraph %(number)d") % {"number": first}
    if first < last:
        return _("paragraphs %(first)d to %(last)d") % {"first": first, "last": last}
    return _("after paragraph %(number)d") % {"number": last} if last else _("at its head")
