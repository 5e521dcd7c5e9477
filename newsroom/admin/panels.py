"""What the desk's home is made of: panels of rows, each row one link."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Row:
    """One line of a panel.

    `state` is the square's colour (draft, review, ready, scheduled, live, down), `word`
    what stands beside it; `side` is the quiet word at the end, `is_soon` makes it loud, and
    with `hour` it counts down to that; `because` stands before it. `uid` is the piece's,
    `here` marks who else is in it now.
    `act_url`, where it has one, is sent by a button of its own, named `act_label`.
    """

    url: str
    state: str
    word: str
    headline: str
    language: str = ""
    side: str = ""
    is_soon: bool = False
    hour: datetime | None = None
    because: str = ""
    uid: UUID | None = None
    here: str = ""
    act_url: str = ""
    act_label: str = ""


@dataclass(frozen=True)
class Panel:
    """A heading with its rows; `count` may be capped ("50+"), `empty` says that there are none."""

    heading: str
    empty: str
    rows: list[Row] = field(default_factory=list)
    count: str = ""
    more_url: str = ""
    more_label: str = ""
