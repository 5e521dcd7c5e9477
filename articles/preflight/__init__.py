"""Checks of a story before publication, for the desk, the verbs, commands and importers alike.

`check(form, known)` is pure; `known_of(article, form)` looks up what it asks of the database.
"""

from articles.models import Article
from articles.preflight.known import known_of
from articles.preflight.story import check, must_haves
from articles.revisions import EMPTY
from newsroom.preflight import blocking

__all__ = ["check", "known_of", "lacking", "problems"]


def lacking(form: dict) -> list[str]:
    """What a story's form needs, whatever the database says."""
    return [finding.message for finding in blocking(must_haves(EMPTY | form))]


def problems(article: Article) -> list[str]:
    """What keeps the newest revision from readers, as messages; empty when it may run."""
    form = EMPTY | article.head.data
    return [finding.message for finding in blocking(check(form, known_of(article, form)))]
