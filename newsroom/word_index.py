"""Finding rows by their words, at the same speed among a hundred and among a hundred thousand.

One table for each kind of row, in the database that has the rows: FTS5 on SQLite, tsvector
with GIN on PostgreSQL. Words are cut here, so that both find the same. Whoever writes a row
writes its words in the same transaction: there is no job to wait for.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from newsroom.words import Part, Query, cut, parse

MOST_TEXT = 100_000  # characters kept of one row: a tsvector holds at most 1 MB


@dataclass(frozen=True)
class WordIndex:
    """The words of one kind of row, in the table `table`; rows are known by their pk.

    What is looked for is what `newsroom.words.parse` makes of it: harb ferr "night ferry" -storm.
    """

    table: str

    def create(self, apps, schema_editor) -> None:
        """Make the table; for a migration's RunPython."""
        table = self.table
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE TABLE {table} (id bigint PRIMARY KEY, words tsvector NOT NULL)"
            )
            # Without its list of what is still to be filed, which each search would read whole.
            schema_editor.execute(
                f"CREATE INDEX {table}_words ON {table} USING gin (words) WITH (fastupdate = off)"
            )
        else:
            schema_editor.execute(
                f"CREATE VIRTUAL TABLE {table} "
                "USING fts5(words, tokenize='ascii')"  # the words are cut already
            )

    def drop(self, apps, schema_editor) -> None:
        """Take the table away again."""
        schema_editor.execute(f"DROP TABLE {self.table}")

    def put(self, texts: Iterable[tuple[int, str]], *, using="default") -> None:
        """Keep the words of these rows, (pk, text), in place of what was kept of them."""
        rows = [(pk, " ".join(cut(text[:MOST_TEXT]))) for pk, text in texts]
        self.remove([pk for pk, _words in rows], using=using)
        key, words = _spelled(using)
        sql = f"INSERT INTO {self.table} ({key}, words) VALUES (%s, {words})"  # noqa: S608 - ours
        with connections[using].cursor() as cursor:
            cursor.executemany(sql, rows)

    def remove(self, pks: Iterable[int], *, using="default") -> None:
        """Forget these rows."""
        key, _words = _spelled(using)
        sql = f"DELETE FROM {self.table} WHERE {key} = %s"  # noqa: S608 - names of our own
        with connections[using].cursor() as cursor:
            cursor.executemany(sql, [(pk,) for pk in pks])

    def narrow(self, rows: QuerySet, typed: str, *, newest: int | None = None) -> QuerySet:
        """Those of the rows that have what was typed; none when nothing typed is a word.

        `newest` looks no further than so many that have the words, by their pk: a word that
        half of all rows have then costs no more than others.
        """
        query = parse(typed)
        if not query.wanted:
            return rows.none()
        most = f" ORDER BY 1 DESC LIMIT {newest:d}" if newest else ""
        if connections[rows.db].vendor == "sqlite":
            asked = in_fts5(query)
            sql = f"SELECT rowid FROM {self.table} WHERE {self.table} MATCH %s{most}"  # noqa: S608
        else:
            asked = in_tsquery(query)
            sql = f"SELECT id FROM {self.table} WHERE words @@ to_tsquery('simple', %s){most}"  # noqa: S608
            if newest:  # found first, where the planner might ask row by row down the newest
                sql = f"SELECT unnest(ARRAY({sql}))"
        return rows.filter(pk__in=RawSQL(sql, [asked]))  # noqa: S611 - what was typed is a parameter


def _spelled(using) -> tuple[str, str]:
    """What the key is called, and how words are written."""
    if connections[using].vendor == "sqlite":
        return "rowid", "%s"
    return "id", "to_tsvector('simple', %s)"


# Both spellings are safe: a token is made of letters and digits alone.


def in_fts5(query: Query) -> str:
    """The question as SQLite's FTS5 wants it, for MATCH."""

    def said(part: Part):
        return f'"{" ".join(part.tokens)}"' + ("*" if part.is_prefix else "")

    wanted = " AND ".join(said(part) for part in query.wanted)
    return f"({wanted})" + "".join(f" NOT {said(part)}" for part in query.unwanted)


def in_tsquery(query: Query) -> str:
    """The question as PostgreSQL wants it, for @@."""

    def said(part: Part):
        words = " <-> ".join(f"'{token}'" for token in part.tokens)
        return f"({words}{':*' if part.is_prefix else ''})"

    unwanted = [f"!{said(part)}" for part in query.unwanted]
    return " & ".join([*(said(part) for part in query.wanted), *unwanted])
