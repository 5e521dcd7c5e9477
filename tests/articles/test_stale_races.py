"""Two save one text at once, many times: one is told each time, and both texts stay.

RACES=200 in the environment runs two hundred, which takes minutes on a busy machine.
"""

import os

import pytest

from articles import workflow
from articles.models import Article
from newsroom.models import DeskAction
from tests.builders import make_article, make_user
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

RACES = int(os.environ.get("RACES", 40))


@pytest.fixture
def two():
    return [make_user("publisher", first_name="Ada"), make_user("publisher", first_name="Ben")]


def test_of_many_stale_saves_every_one_is_told_and_every_text_is_kept(two):
    stories = [make_article(headline="Before", by=two[0], slug=f"race-{n}") for n in range(RACES)]

    def save(n):
        """Save number n: of each story there are two, started one right after the other."""
        article, person = stories[n // 2], n % 2
        form = article.head.data | {"headline": f"Text {n}", "slug": f"race-{n}"}
        return workflow.save(article, form, by=two[person], seen=article.head_id).pk

    outcomes = at_once(save, times=2 * RACES, workers=4)
    pairs = [outcomes[2 * n : 2 * n + 2] for n in range(RACES)]
    assert [sorted(one.error for one in pair) for pair in pairs] == [["", "StaleRevision"]] * RACES
    for number, (article, pair) in enumerate(zip(stories, pairs, strict=True)):
        won = 2 * number + [one.error for one in pair].index("")
        after = Article.objects.select_related("head").get(pk=article.pk)
        assert after.headline == after.head.data["headline"] == f"Text {won}"
        kept = {row.data["headline"]: row.verb for row in after.revisions.all()}
        lost = 4 * number + 1 - won
        assert kept == {"Before": "save", f"Text {won}": "save", f"Text {lost}": "aside"}
    assert not DeskAction.objects.exists()
