"""The readers' search: one meaning on SQLite and on PostgreSQL, as the words are cut here."""

from articles.search.finding import Filters, find
from articles.search.index import index, unindex
from newsroom.words import Query, parse

__all__ = ["Filters", "Query", "find", "index", "parse", "unindex"]
