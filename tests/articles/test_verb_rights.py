"""Every verb has its right: who stands one role below it is refused, and nothing moved."""

import pytest

from articles import workflow
from articles.models import Article
from newsroom.models import DeskAction
from newsroom.publishing import Status
from newsroom.workflow import NotAllowed
from tests.builders import HOUR, NOON, make_article, make_user, story_form

pytestmark = pytest.mark.django_db

LIVE = {"status": Status.PUBLISHED, "published_at": NOON}
SCHEDULED = {"status": Status.PUBLISHED, "published_at": NOON + 2 * HOUR}
WITHDRAWN = {"status": Status.WITHDRAWN, "published_at": NOON}
# verb, where the story stands, the role one below the lowest that may, what the verb is told
REFUSED = [
    ("submit", {"status": Status.DRAFT}, "photo", {}),
    ("mark_ready", {"status": Status.REVIEW}, "reporter", {}),
    ("send_back", {"status": Status.REVIEW}, "reporter", {}),
    ("send_back", {"status": Status.READY}, "reporter", {}),
    ("publish", {"status": Status.READY}, "editor", {}),
    ("publish", {"status": Status.READY}, "copy", {"at": NOON + 2 * HOUR}),
    ("update", LIVE, "editor", {}),
    ("reschedule", SCHEDULED, "copy", {"at": NOON + 3 * HOUR}),
    ("unschedule", SCHEDULED, "copy", {}),
    ("correct", LIVE, "copy", {"kind": "correction", "text": "It was 1974."}),
    ("withdraw", LIVE, "editor", {"notice": "It was wrong."}),
    ("restore", WITHDRAWN, "editor", {}),
    ("spike", {"status": Status.REVIEW}, "copy", {}),
    ("spike", SCHEDULED, "copy", {}),
    ("revive", {"status": Status.SPIKED}, "copy", {}),
]
ROLE_ABOVE = {"photo": "reporter", "reporter": "copy", "copy": "editor", "editor": "publisher"}


@pytest.fixture(autouse=True)
def _an_hour_past_noon(at):
    at(NOON + HOUR)


def standing(article):
    """All that a refused verb must leave alone."""
    row = Article.objects.get(pk=article.pk)
    hours = (row.published_at, row.updated_at, row.changed_at, row.withdrawn_at)
    logged = DeskAction.objects.filter(target=row.uid).count()
    return row.status, hours, row.head_id, row.live_id, logged, row.corrections.count()


@pytest.mark.parametrize(("verb", "stands", "role", "told"), REFUSED)
def test_one_role_below_a_verb_is_refused_and_nothing_moves(verb, stands, role, told):
    person = make_user(role)
    article = make_article(by=person, **stands)  # their own: it is the verb that they lack
    before = standing(article)
    with pytest.raises(NotAllowed):
        getattr(workflow, verb)(article, by=person, seen=article.head_id, **told)
    assert standing(article) == before


@pytest.mark.parametrize(("verb", "stands", "role", "told"), REFUSED)
def test_the_role_above_may_and_it_is_logged(verb, stands, role, told):
    person = make_user(ROLE_ABOVE[role])
    article = make_article(by=person, **stands)
    getattr(workflow, verb)(article, by=person, seen=article.head_id, **told)
    assert DeskAction.objects.filter(target=article.uid).latest("pk").by == person


def test_a_reporter_hands_in_their_own_draft_and_nobody_elses():
    article = make_article()
    with pytest.raises(NotAllowed):
        workflow.submit(article, by=make_user("reporter"), seen=article.head_id)
    assert Article.objects.get(pk=article.pk).status == Status.DRAFT


@pytest.mark.parametrize("role", [None, "photo"])
def test_who_may_not_add_a_story_starts_none(role):
    person = make_user(role)
    with pytest.raises(NotAllowed):
        workflow.create(Article(owner=person), story_form(), by=person)
    assert not Article.objects.exists()


def test_who_may_not_change_a_story_saves_none():
    article = make_article()
    before = standing(article)
    with pytest.raises(NotAllowed):
        workflow.save(article, story_form(), by=make_user(), seen=article.head_id)
    assert standing(article) == before


@pytest.mark.parametrize("hour", [NOON, NOON + HOUR])
def test_an_editor_does_not_publish_by_moving_a_scheduled_story_to_now(hour):
    article = make_article(**SCHEDULED)
    before = standing(article)
    with pytest.raises(NotAllowed):
        workflow.reschedule(article, by=make_user("editor"), seen=article.head_id, at=hour)
    assert standing(article) == before


def test_a_story_moved_under_its_embargo_takes_the_later_hour():
    article = make_article(embargo_until=NOON + 2 * HOUR, **SCHEDULED)
    for wanted, given in ((NOON + HOUR, 2 * HOUR), (NOON + 5 * HOUR, 5 * HOUR)):
        workflow.reschedule(article, by=make_user("editor"), seen=article.head_id, at=wanted)
        assert Article.objects.get(pk=article.pk).published_at == NOON + given
