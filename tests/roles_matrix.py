"""The matrix of roles: who gets what at each address of the desk, of the account and of previews.

`roles_matrix.txt` is the table. A line is a method, the name of a route, where it matters
whose story it is and how it stands, what is done to it, and what each role gets:

    in     the page, or the answer
    did    what was asked was done: something was written
    to     led to another page, nothing written
    login  led to the log-in
    no     refused: 403, or a page that says so, with nothing written
    404, 405, 400  as the numbers say

A new address: give it its lines. The test that misses them prints them as the site answers
today; read them as an attacker would, and only then paste them.
"""

import re
from pathlib import Path

from django.conf import settings
from django.urls import URLPattern, get_resolver

TABLE = Path(__file__).with_suffix(".txt")
ROLES = ["anonymous", "outsider", "none", "reporter", "photo", "copy", "editor", "publisher",
         "admin", "superuser"]  # fmt: skip
PREVIEWS = "preview/"


def guarded_routes() -> set[str]:
    """The names of the desk's, the account's and the previews' routes, from the URLconf."""
    return {
        name
        for path, name in walk(get_resolver().url_patterns)
        if path.startswith((settings.ADMIN_PATH, PREVIEWS)) and name
    }


def walk(patterns, above="", namespace=""):
    """Every route as (path, name); the admin's catch-all and its redirects have no name."""
    for pattern in patterns:
        path = above + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLPattern):
            yield path, namespace + pattern.name if pattern.name else ""
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from walk(pattern.url_patterns, path, inner)


def walked(start: str) -> list[str]:
    """An address under `start` for each route there, every place of it filled with a 1."""
    paths = {path for path, _name in walk(get_resolver().url_patterns) if path.startswith(start)}
    plain = {re.sub(r"\(\?P<\w+>[^/]*\)|<[^>]+>", "1", path).rstrip("$") for path in paths}
    return sorted(plain)


def lines() -> dict[str, str]:
    """The table: what is asked -> the cells, as ten words."""
    rows = [line for line in TABLE.read_text().splitlines() if line[:1] not in ("", "#")]
    cut = [re.split(r"\s*\|\s*", row, maxsplit=1) for row in rows]
    return {" ".join(asked.split()): " ".join(cells.split()) for asked, cells in cut}


def line_of(asked: str, cells) -> str:
    """A line as it stands in the table."""
    return f"{asked:<72}| " + " ".join(f"{cell:<5}" for cell in cells).rstrip()


def routes_without_a_line() -> set[str]:
    """Guarded routes that the table does not name."""
    return guarded_routes() - {asked.split()[1] for asked in lines()}
