"""What the desk refuses by address, also to a hand-made request: buttons are no locks."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.models import Article
from media.models import Photo
from newsroom.models import DeskAction
from newsroom.publishing import Status
from tests.builders import HOUR, NOON, make_article, make_user
from tests.desk import address, at_the_desk, text_of
from tests.media.pictures import as_upload, picture_bytes

pytestmark = pytest.mark.django_db

SCHEDULED = {"status": Status.PUBLISHED, "published_at": NOON + HOUR}


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)


def choose(person, action, article):
    """The request of the story list's button, whether the list shows it or not."""
    chosen = {"action": action, "_selected_action": [article.pk],
              "seen": [f"{article.pk}:{article.head_id}"]}  # fmt: skip
    return at_the_desk(person).post(address(Article, "changelist"), chosen, follow=True)


def standing(article):
    row = Article.objects.get(pk=article.pk)
    return row.status, row.published_at, DeskAction.objects.filter(target=row.uid).count()


@pytest.mark.parametrize(
    ("action", "stands", "role"),
    [
        ("submit_chosen", {"status": Status.DRAFT}, "photo"),
        ("mark_ready_chosen", {"status": Status.REVIEW}, "reporter"),
        ("publish_chosen", {"status": Status.READY}, "copy"),
        ("unschedule_chosen", SCHEDULED, "copy"),
    ],
)
def test_a_verb_for_chosen_stories_is_not_there_for_who_lacks_its_permission(action, stands, role):
    person = make_user(role)
    article = make_article(by=person, **stands)
    before = standing(article)
    told = text_of(choose(person, action, article))
    assert standing(article) == before
    assert "is not yours to do" not in told  # the list refused it, not one verb after the other


def test_an_editor_who_publishes_chosen_stories_now_is_told_no():
    article = make_article(status=Status.READY)
    before = standing(article)
    assert "is not yours to do" in text_of(choose(make_user("editor"), "publish_chosen", article))
    assert standing(article) == before


def test_whoever_sees_no_stories_moves_none():
    article = make_article(status=Status.READY)
    before = standing(article)
    assert choose(make_user(), "publish_chosen", article).status_code == 403
    assert standing(article) == before


@pytest.mark.parametrize("view", ["change", "history", "changelist"])
def test_whoever_may_not_see_stories_sees_none(view):
    article = make_article(headline="Not for all")
    page = at_the_desk(make_user()).get(address(article, view))
    assert page.status_code == 403
    assert "Not for all" not in page.text
    assert at_the_desk(make_user("reporter")).get(address(article, view)).status_code == 200


def test_whoever_may_not_add_photos_drops_none_on_a_story():
    person = make_user()
    person.user_permissions.set(Permission.objects.filter(codename__endswith="_article"))
    url, content = reverse("admin:media_photo_intake"), picture_bytes()
    sent = {"name": "own.jpg", "size": len(content), "changed": "1785500000001", "offset": 0}

    def send(who):
        return at_the_desk(who).post(url, sent | {"chunk": as_upload(content)})

    assert send(person).status_code == 403
    assert not Photo.objects.exists()
    assert send(make_user("reporter")).json()["state"] == "in"
    assert Photo.objects.count() == 1
