"""What SQLite (FTS5) and PostgreSQL (tsvector and GIN) each need; the same rows are found.

A row's key grows with the story's hour, so that the newest are found first without a sort:
see `articles.search.index`. All text that reaches SQL is made of tokens, which are letters
and digits, and goes as a parameter all the same.
"""

from dataclasses import dataclass

from django.db import connections

from newsroom.word_index import in_fts5, in_tsquery
from newsroom.words import Query

# PostgreSQL keeps no place of a word beyond the first, nor more than the second of one word.
LAST_POSITION, MOST_PLACES = 16_383, 255


@dataclass(frozen=True, slots=True)
class Row:
    """A story as the index holds it; `places` are marks such as "live" and "s12"."""

    key: int
    strong: list[str]
    copy: list[str]
    places: list[str]


class SQLite:
    """FTS5 with the plainest of its tokenizers, as the tokens are made already."""

    put = "INSERT INTO search_story (rowid, strong, copy, places) VALUES (%s, %s, %s, %s)"
    drop = "DELETE FROM search_story WHERE rowid = %s"
    clear = "DELETE FROM search_story"
    newest = (
        "SELECT rowid FROM search_story "
        "WHERE search_story MATCH %s AND rowid <= %s AND rowid >= %s "
        "ORDER BY rowid DESC LIMIT %s"
    )
    best = (
        "SELECT rowid FROM search_story "
        "WHERE search_story MATCH %s AND rowid <= %s AND rowid >= %s "
        "ORDER BY bm25(search_story, 6.0, 1.0, 0.0), rowid DESC"
    )

    @staticmethod
    def values(row: Row):
        """What `put` takes."""
        return (row.key, *(" ".join(words) for words in (row.strong, row.copy, row.places)))

    @staticmethod
    def ask(query: Query, places: list[str]) -> str:
        """The MATCH expression."""
        where = "".join(f' AND places : "{place}"' for place in places)
        return f"({{strong copy}} : ({in_fts5(query)})){where}"

    @classmethod
    def best_of(cls, query, places, keys):
        """The parameters of `best` among `keys`, which are newest first."""
        return [cls.ask(query, places), keys[0], keys[-1]]


class PostgreSQL:
    """A tsvector made here, word by word, so that no parser of the database has a say."""

    put = "INSERT INTO search_story (key, words) VALUES (%s, %s::tsvector)"
    drop = "DELETE FROM search_story WHERE key = %s"
    clear = "TRUNCATE search_story"
    newest = (
        "SELECT key FROM search_story WHERE words @@ %s::tsquery AND key <= %s AND key >= %s "
        "ORDER BY key DESC LIMIT %s"
    )
    best = (
        "SELECT key FROM search_story WHERE key = ANY(%s) "
        "ORDER BY ts_rank_cd('{0, 0, 0.16, 1}', words, %s::tsquery, 1) DESC, key DESC"
    )

    @staticmethod
    def values(row: Row):
        """What `put` takes: 'word':1A,7B with A for strong, B for the copy."""
        places: dict[str, list[str]] = {f"={place}": [] for place in row.places}
        weighted = [(word, "A") for word in row.strong] + [(word, "B") for word in row.copy]
        for position, (word, weight) in enumerate(weighted[:LAST_POSITION], 1):
            places.setdefault(word, []).append(f"{position}{weight}")
        told = (
            f"'{word}'" + (f":{','.join(at[:MOST_PLACES])}" if at else "")
            for word, at in places.items()
        )
        return (row.key, " ".join(told))

    @staticmethod
    def ask(query: Query, places: list[str]) -> str:
        """The tsquery."""
        return " & ".join([in_tsquery(query), *(f"'={place}'" for place in places)])

    @classmethod
    def best_of(cls, query, places, keys):
        """The parameters of `best` among `keys`; asked without places, as these have no rank."""
        return [keys, cls.ask(query, [])]


def engine_of(using: str):
    """The engine behind a database alias."""
    return PostgreSQL if connections[using].vendor == "postgresql" else SQLite
