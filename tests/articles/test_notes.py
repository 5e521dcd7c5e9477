"""Notes to the desk: between colleagues, told to who is on the story, never for readers."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, DeskNote
from articles.notes import LONGEST, add_note
from newsroom.models import DeskAction
from newsroom.publishing import Status
from newsroom.workflow import NotComplete
from tests.builders import HOUR, NOON, make_article, make_user
from tests.desk import address, at_the_desk, opened, send, text_of

pytestmark = pytest.mark.django_db


def notes_of(story) -> str:
    return reverse("admin:articles_article_notes", args=[story.pk])


def test_a_note_stands_beside_the_story_with_who_and_when(at):
    at(NOON)
    story, reporter = make_article(), make_user("reporter", first_name="Park")
    at_the_desk(reporter).post(notes_of(story), {"note": "The mayor called back."})
    words = text_of(at_the_desk(make_user("editor")).get(address(story)))
    assert "Park 31 Jul, 21:00The mayor called back." in words


def test_without_a_script_the_notes_have_a_page_of_their_own():
    story, desk = make_article(), at_the_desk(make_user("reporter"))
    page = desk.post(notes_of(story), {"note": "First line.\nSecond line."}, follow=True)
    assert page.redirect_chain[-1][0] == notes_of(story)
    assert "First line.Second line." in text_of(page)


def test_a_script_gets_the_list_alone():
    story, desk = make_article(), at_the_desk(make_user("reporter"))
    answer = desk.post(notes_of(story), {"note": "A word."}, headers={"accept": "application/json"})
    assert answer.json()["saved"] is True
    assert "A word." in answer.json()["parts"]["notes"]


@pytest.mark.parametrize(
    ("text", "why"),
    [(" \n", "says nothing"), ("x" * (LONGEST + 1), "at most 5000"), ("\x00", "says")],
)
def test_a_note_that_cannot_be_kept_is_refused_in_words_and_stays_in_the_box(text, why):
    story, desk = make_article(), at_the_desk(make_user("reporter"))
    page = desk.post(notes_of(story), {"note": text})
    assert why in text_of(page)
    assert text.strip(" \n\x00") in page.content.decode()
    answer = desk.post(notes_of(story), {"note": text}, headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["saved"]) == (400, False)
    with pytest.raises(NotComplete):
        add_note(story, text, by=story.owner)
    assert not DeskNote.objects.exists()


def test_whoever_may_see_the_story_may_leave_one_and_nobody_else():
    story = make_article()
    assert at_the_desk(make_user()).post(notes_of(story), {"note": "Hello."}).status_code == 403
    assert Client().post(notes_of(story), {"note": "Hello."}).status_code == 302
    assert not DeskNote.objects.exists()
    at_the_desk(make_user("photo")).post(notes_of(story), {"note": "Hello."})
    assert DeskNote.objects.exists()


def test_a_note_on_no_story_is_not_found():
    desk = at_the_desk(make_user("reporter"))
    assert desk.post(reverse("admin:articles_article_notes", args=[10**6]), {}).status_code == 404


def test_the_others_on_the_story_are_told():
    owner, given, earlier, writer = [make_user("reporter") for _number in range(4)]
    story = make_article(by=owner, assigned_to=given)
    add_note(story, "First.", by=earlier)
    add_note(story, "Second.", by=writer)
    told = {p: p.notifications.filter(action__verb="note").count() for p in (owner, given, earlier)}
    assert told == {owner: 2, given: 2, earlier: 1}
    assert not writer.notifications.exists()


def test_notes_are_in_no_revision_and_on_no_readers_page():
    story = make_article(status=Status.PUBLISHED, published_at=NOON - HOUR)
    add_note(story, "The quokka is a secret.", by=story.owner)
    desk = at_the_desk(make_user("publisher"))
    send(desk, opened(desk, story), headline="Another headline")
    story = Article.objects.get(pk=story.pk)
    assert all("quokka" not in str(revision.data) for revision in story.revisions.all())
    assert "quokka" not in str(list(DeskAction.objects.values()))
    for page in (story.get_absolute_url(), "/", "/latest/", "/feed.rss", "/latest/feed.rss"):
        assert "quokka" not in Client().get(page).content.decode()


def test_a_story_that_is_not_saved_yet_has_no_notes():
    page = at_the_desk(make_user("reporter")).get(address(Article, "add"))
    assert 'id="note"' not in page.content.decode()


def test_the_form_asks_as_often_with_thirty_notes_as_with_one():
    story, desk = make_article(), at_the_desk(make_user("reporter"))
    asked = []
    for number in (1, 29):
        for _each in range(number):
            add_note(story, "A word.", by=make_user("editor"))
        with CaptureQueriesContext(connection) as queries:
            desk.get(address(story))
        asked.append(len(queries))
    assert asked[0] == asked[1]
