"""How long a body is: words, characters, minutes. The editor's own count has the same table."""

import pytest

from articles.body import characters, minutes, words
from tests.articles.tables import lengths


@pytest.mark.parametrize("row", lengths())
def test_a_body_is_measured_as_the_table_says(row):
    body = row["body"]
    told = {"words": words(body), "characters": characters(body), "minutes": minutes(body)}
    assert told == {name: row[name] for name in told}
