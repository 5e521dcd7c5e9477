"""Shortening a redline: long runs of unchanged rows become one."""

from newsroom.redline.rows import SAME, Row

AROUND = 1  # unchanged rows that stand beside a changed one
MOST_FOLDED = 400  # unchanged rows that a page carries folded; beyond, it tells their number


def fold(rows: list[Row]) -> list[Row]:
    """The rows with those that are far from any change folded into one."""
    carried = sum(row.state == SAME for row in rows) <= MOST_FOLDED
    shown, number = [], 0
    while number < len(rows):
        end = number
        while end < len(rows) and rows[end].state == SAME:
            end += 1
        start = number + (AROUND if number else 0)
        stop = end - (AROUND if end < len(rows) else 0)
        if stop - start > 1:
            within = tuple(rows[start:stop])
            row = Row(SAME, within[0].line, same=within if carried else (), hidden=len(within))
            shown += [*rows[number:start], row, *rows[stop:end]]
        else:
            shown += rows[number:end]
        if end < len(rows):
            shown.append(rows[end])
        number = end + 1
    return shown
