"""What the story desk costs: `.venv/bin/python -m bench.desk` prints it.

The story has 40 revisions and everything (tests/rich.py): three bylines, five topics, four
photos, related stories, a note, a lock, somebody else at the headline. Measured is each
request of its form by the test client, on a database of its own: queries, savepoints among
them; milliseconds of this process's CPU, the least of the rounds; bytes of the answer. With
`--check` it fails where an act is over its budget (tests/articles/test_desk_budgets.py).
"""

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from time import process_time

import django

ROUNDS = 5
BUDGETS = {"open": 25, "save": 40, "heartbeat": 8}  # of a heartbeat two for the session


@dataclass(frozen=True)
class Cost:
    """What one request took."""

    queries: int
    seconds: float
    size: int


def measure(act, *arguments, **changes) -> Cost:
    """Do it once."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        begun = process_time()
        answer = act(*arguments, **changes)
        seconds = process_time() - begun
    return Cost(len(captured), seconds, len(answer.content))


def acts() -> Iterator[tuple[str, Cost]]:
    """Every act of the form, measured, round by round; a story goes live once."""
    from tests.builders import make_user
    from tests.rich import Desk, in_company, rich_story

    person = make_user("publisher")
    for number in range(ROUNDS):
        article = rich_story()
        in_company(article, person)
        desk = Desk(article, person)
        yield "open", measure(desk.open)
        yield "autosave", measure(desk.autosave)
        yield "save", measure(desk.save, dek=f"Take {number} of the desk.")
        desk.beat()  # the first one of a tab makes its row
        yield "heartbeat", measure(desk.beat)
        yield "check", measure(desk.check)
        yield "publish", measure(desk.save, "publish")
        desk.open()
        yield "update", measure(desk.save, "update", dek=f"Take {number} for readers.")


def table(found: dict[str, list[Cost]]) -> None:
    """The most queries, the least CPU, the most bytes of each act."""
    print(f"{'':10}{'queries':>8}{'ms of CPU':>11}{'bytes':>9}")
    for act, costs in found.items():
        queries = max(cost.queries for cost in costs)
        seconds = min(cost.seconds for cost in costs)
        size = max(cost.size for cost in costs)
        print(f"{act:10}{queries:>8}{seconds * 1000:>11.1f}{size:>9,}")


def main() -> int:
    """Make a database, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="fail when over budget")
    options = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.test.utils import (
        setup_databases,
        setup_test_environment,
        teardown_databases,
    )

    setup_test_environment(debug=False)
    made = setup_databases(verbosity=0, interactive=False)
    found: dict[str, list[Cost]] = {}
    try:
        for act, cost in acts():
            found.setdefault(act, []).append(cost)
    finally:
        teardown_databases(made, verbosity=0)
    table(found)
    over = [act for act, most in BUDGETS.items()
            if any(cost.queries > most for cost in found[act])]  # fmt: skip
    return int(options.check and bool(over))


if __name__ == "__main__":
    sys.exit(main())
