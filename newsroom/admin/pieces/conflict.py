"""Two texts of one piece side by side: what somebody saved, and what was typed meanwhile."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A line of one text; `differs` when the other text lacks it."""

    words: str
    differs: bool


@dataclass(frozen=True)
class Difference:
    """One field that is not the same in both."""

    name: str
    label: str
    mine: list[Line]
    theirs: list[Line]


def differences(form, mine: dict, theirs: dict) -> list[Difference]:
    """The fields that differ between two revisions' forms, as `form` names and words them."""
    found = []
    for name in form.empty:
        if mine.get(name) == theirs.get(name, form.empty[name]):
            continue
        ours = form.in_words(name, mine.get(name))
        others = form.in_words(name, theirs.get(name, form.empty[name]))
        found.append(
            Difference(name, form.label_of(name), _marked(ours, others), _marked(others, ours))
        )
    return found


def _marked(lines, other) -> list[Line]:
    """The lines of one text, those marked that the other lacks; runs of equal ones shortened."""
    there, shown, skipped = set(other), [], False
    for line in lines:
        if line in there and len(lines) > 3:
            if not skipped:
                shown.append(Line("…", False))
            skipped = True
        else:
            shown.append(Line(line, line not in there))
            skipped = False
    return shown
