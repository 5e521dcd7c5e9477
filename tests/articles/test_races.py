"""Two editors at once: one wins, the other is told, and no text is lost."""

import pytest

from articles import workflow
from articles.models import Article
from newsroom.models import DeskAction
from newsroom.publishing import Status
from tests.builders import HOUR, NOON, make_article, make_photo, make_user
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

REFUSED = {"WrongStatus", "StaleRevision"}


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)


@pytest.fixture
def editors():
    return [make_user("publisher", first_name="Ada"), make_user("publisher", first_name="Ben")]


def race(act) -> tuple:
    """Both do `act(n)`: the number of who won, and the other's outcome."""
    outcomes = at_once(act, times=2, workers=2)
    assert sorted(bool(outcome.error) for outcome in outcomes) == [False, True], outcomes
    winner = [n for n, outcome in enumerate(outcomes) if not outcome.error][0]
    return winner, outcomes[1 - winner]


def verbs_logged(article, verb):
    return DeskAction.objects.filter(target=article.uid, verb=verb).count()


def headlines(article):
    return [revision.data["headline"] for revision in article.revisions.order_by("number")]


@pytest.mark.parametrize("slug", ["", "settled"])
def test_of_two_who_publish_one_does(editors, slug):
    article = make_article(status=Status.READY, headline="Ferry", slug=slug)
    hours = [NOON, NOON + HOUR]
    winner, refused = race(
        lambda n: workflow.publish(article, by=editors[n], seen=article.head_id, at=hours[n]).pk
    )
    assert refused.error in REFUSED
    assert refused.message
    after = Article.objects.get(pk=article.pk)
    assert after.published_at == hours[winner]
    assert verbs_logged(article, "publish") == 1
    assert after.live == after.head


def test_of_two_who_withdraw_one_does(editors):
    article = make_article(status=Status.PUBLISHED, published_at=NOON)
    winner, refused = race(
        lambda n: (
            workflow.withdraw(
                article, by=editors[n], seen=article.head_id, notice=f"Notice of {n}."
            ).pk
        )
    )
    assert refused.error == "WrongStatus"
    assert "withdrawn" in refused.message
    after = Article.objects.get(pk=article.pk)
    assert after.withdrawal_notice == f"Notice of {winner}."
    assert verbs_logged(article, "withdraw") == 1


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PUBLISHED])
def test_of_two_who_rename_one_does_and_both_texts_can_be_kept(editors, status):
    article = make_article(status=status, headline="Before", slug="before", published_at=NOON)
    form = article.head.data
    names = ["Ferry", "Tunnel"]

    def rename(n, seen=article.head_id):
        changed = form | {"headline": names[n], "slug": names[n].lower()}
        return workflow.save(article, changed, by=editors[n], seen=seen).pk

    winner, refused = race(rename)
    assert refused.error == "StaleRevision"
    assert editors[winner].first_name in refused.message
    # The refused text is kept beside the other's, and can be saved over the one just seen.
    both = ["Before", names[winner], names[1 - winner]]
    assert headlines(article) == both
    assert Article.objects.get(pk=article.pk).head.number == 2
    rename(1 - winner, seen=Article.objects.get(pk=article.pk).head_id)
    assert headlines(article) == [*both, names[1 - winner]]


def test_of_two_who_give_readers_an_update_one_does(editors):
    article = make_article(status=Status.PUBLISHED, published_at=NOON, slug="before")
    form = article.head.data | {"slug": "after"}
    workflow.save(article, form, by=None, seen=article.head_id)
    article = Article.objects.get(pk=article.pk)
    outcomes = at_once(
        lambda n: workflow.update(article, by=editors[n], seen=article.head_id).slug, 2, 2
    )
    # The second shows readers what they have already: no conflict, and one address.
    assert [outcome.result for outcome in outcomes] == ["after", "after"], outcomes


def test_a_text_saved_while_another_publishes_never_runs_unread(editors):
    for number in range(5):
        article = make_article(status=Status.READY, headline="Read", slug=f"ferry-{number}")
        form = article.head.data | {"headline": "Unread"}

        def act(n, article=article, form=form):
            if n == 0:
                return workflow.publish(article, by=editors[0], seen=article.head_id).pk
            return workflow.save(article, form, by=editors[1], seen=article.head_id).pk

        published, saved = at_once(act, times=2, workers=2)
        after = Article.objects.get(pk=article.pk)
        assert not saved.error
        assert headlines(article) == ["Read", "Unread"]
        if published.error:  # the text was saved first, so the publisher has not read it
            assert published.error == "StaleRevision"
            assert (after.status, after.headline) == (Status.READY, "Unread")
        else:
            assert (after.status, after.headline) == (Status.PUBLISHED, "Read")


def test_fifty_equal_slugs_at_once_are_fifty_addresses():
    stories = [make_article(status=Status.READY, headline="Ferry late") for _ in range(50)]
    outcomes = at_once(
        lambda n: workflow.publish(stories[n], by=None, seen=stories[n].head_id).slug, 50, 8
    )
    assert [outcome for outcome in outcomes if outcome.error] == []
    wanted = ["ferry-late", *(f"ferry-late-{number}" for number in range(2, 51))]
    assert sorted(outcome.result for outcome in outcomes) == sorted(wanted)
    assert Article.objects.published(NOON).count() == 50


def test_stories_that_share_their_photos_are_published_at_once():
    photos = [make_photo() for _ in range(4)]
    stories = [
        make_article(status=Status.READY, photos=photos if n % 2 else photos[::-1])
        for n in range(8)
    ]
    outcomes = at_once(
        lambda n: workflow.publish(stories[n], by=None, seen=stories[n].head_id).pk, 8, 8
    )
    assert [outcome for outcome in outcomes if outcome.error] == []
    for photo in photos:
        photo.refresh_from_db()
        assert photo.in_print


@pytest.mark.parametrize("_again", range(4))
def test_stories_that_relate_to_each_other_are_saved_at_once(_again):
    stories = [make_article(), make_article()]

    def act(n):
        form = stories[n].head.data | {"headline": f"New {n}", "related": [stories[1 - n].pk]}
        return workflow.save(stories[n], form, by=None, seen=stories[n].head_id).pk

    assert [outcome.error for outcome in at_once(act, times=2, workers=2)] == ["", ""]


@pytest.mark.parametrize("_again", range(4))
def test_live_stories_that_swap_their_photos_are_updated_at_once(_again):
    photos = [make_photo(), make_photo()]
    stories = [
        make_article(status=Status.PUBLISHED, published_at=NOON, slug=f"s{n}", photos=[photo])
        for n, photo in enumerate(photos)
    ]
    for n, story in enumerate(stories):
        form = story.head.data | {"photos": [{"photo": photos[1 - n].pk, "caption": ""}]}
        workflow.save(story, form, by=None, seen=story.head_id)
        story.refresh_from_db()

    def act(n):
        return workflow.update(stories[n], by=None, seen=stories[n].head_id).pk

    assert [outcome.error for outcome in at_once(act, times=2, workers=2)] == ["", ""]
