"""What people are told: who hears of what, in the action's transaction, and how they read it."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from articles import workflow
from articles.models import Article
from articles.notes import add_note
from newsroom.models import DeskAction, Notification
from newsroom.publishing import Status
from newsroom.workflow import NotAllowed, log
from tests.builders import HOUR, NOON, make_article, make_user, story_form
from tests.desk import address, at_the_desk, opened, send, text_of

pytestmark = pytest.mark.django_db

LIVE = {"status": Status.PUBLISHED, "published_at": NOON - HOUR}


@pytest.fixture(autouse=True)
def _noon(at):
    at(NOON)


def told(person) -> list[str]:
    """What this person was told, the verbs, newest first."""
    return [row.action.verb for row in person.notifications.for_list()]


def seen(story, **changes):
    return {"seen": Article.objects.get(pk=story.pk).head_id} | changes


@pytest.mark.parametrize(
    ("verb", "stands", "more"),
    [
        ("send_back", {"status": Status.REVIEW}, {"note": "Shorter."}),
        ("publish", {"status": Status.READY}, {}),
        ("withdraw", LIVE, {"notice": "It was wrong."}),
        ("spike", {"status": Status.READY}, {"note": "Old."}),
        ("correct", LIVE, {"kind": "correction", "text": "It was 1974."}),
    ],
)
def test_a_storys_owner_and_whom_it_is_given_to_hear_of_what_became_of_it(verb, stands, more):
    owner, given = make_user("reporter"), make_user("reporter")
    story = make_article(by=owner, assigned_to=given, **stands)
    Notification.objects.all().delete()
    getattr(workflow, verb)(story, by=make_user("publisher"), **seen(story), **more)
    assert told(owner) == told(given) == [verb]


@pytest.mark.parametrize("verb", ["submit", "mark_ready"])
def test_a_step_on_the_way_waits_on_the_home_and_is_told_to_nobody(verb):
    story = make_article(by=make_user("reporter"))
    editor = make_user("publisher")
    workflow.submit(story, by=editor, **seen(story))
    workflow.mark_ready(story, by=editor, **seen(story))
    assert not Notification.objects.exists()


def test_nobody_hears_of_what_they_did_themselves():
    publisher = make_user("publisher")
    story = make_article(by=publisher)
    workflow.publish(story, by=publisher, **seen(story))
    assert not Notification.objects.exists()


def test_what_the_machine_does_is_told_to_nobody():
    story = make_article(by=make_user("reporter"), status=Status.READY)
    workflow.publish(story, by=None, **seen(story))
    assert not Notification.objects.exists()


def test_it_is_written_with_the_action_or_not_at_all():
    owner = make_user("reporter")
    story = make_article(by=owner, status=Status.READY)
    with pytest.raises(NotAllowed):
        workflow.publish(story, by=make_user("copy"), **seen(story))
    with transaction.atomic():
        workflow.publish(story, by=make_user("publisher"), **seen(story))
        transaction.set_rollback(True)
    assert told(owner) == []


def test_whoever_held_a_lock_hears_that_it_was_broken():
    holder, story = make_user("reporter"), make_article()
    log(story, "break_lock", by=make_user("editor"), at=NOON, told=[holder.pk])
    page = at_the_desk(holder).get(reverse("admin:notifications"))
    assert "which you held" in text_of(page)


# -- the bell and the list ------------------------------------------------------------


def tell_of(number, owner) -> None:
    story, editor = make_article(by=owner), make_user("editor")
    for _each in range(number):
        add_note(story, "A word.", by=editor)


def bell(page) -> str:
    return " ".join(html.fromstring(page.content.decode()).xpath(
        "//details[contains(@class, 'bell')]/summary")[0].text_content().split())  # fmt: skip


def test_the_bell_counts_what_is_unread_up_to_twenty():
    owner = make_user("reporter")
    desk, home = at_the_desk(owner), reverse("admin:index")
    assert bell(desk.get(home)).startswith("● 0")
    tell_of(3, owner)
    assert bell(desk.get(home)).startswith("● 3")
    tell_of(20, owner)
    assert bell(desk.get(home)).startswith("● 20+")


def test_the_bell_costs_a_page_of_the_desk_one_query_however_much_there_is():
    owner = make_user("reporter")
    desk, page = at_the_desk(owner), reverse("admin:newsroom_section_changelist")

    def asked():
        with CaptureQueriesContext(connection) as queries:
            desk.get(page)
        return [one["sql"] for one in queries if "newsroom_notification" in one["sql"]]

    assert len(asked()) == 1
    tell_of(30, owner)
    assert len(asked()) == 1


def test_a_reader_page_asks_nothing_of_it():
    with CaptureQueriesContext(connection) as queries:
        at_the_desk(make_user("reporter")).get("/")
    assert not [one for one in queries if "notification" in one["sql"]]


def test_following_it_leads_to_the_story_and_marks_it_read():
    owner = make_user("reporter")
    tell_of(1, owner)
    row = owner.notifications.get()
    page = at_the_desk(owner).get(reverse("admin:notification", args=[row.pk]), follow=True)
    assert page.redirect_chain[-1][0] == address(Article.objects.get())
    assert not owner.notifications.unread().exists()


def test_nobody_follows_or_reads_what_others_were_told():
    owner, other = make_user("reporter"), at_the_desk(make_user("editor"))
    tell_of(1, owner)
    row = owner.notifications.get()
    assert other.get(reverse("admin:notification", args=[row.pk])).status_code == 404
    for sent in ({"one": row.pk}, {"upto": row.pk}):
        other.post(reverse("admin:notifications_read"), sent)
    assert owner.notifications.unread().exists()
    assert "left a note" not in text_of(other.get(reverse("admin:notifications")))


def test_one_or_all_are_marked_read_and_what_came_since_stays():
    owner = make_user("reporter")
    tell_of(4, owner)
    desk, read = at_the_desk(owner), reverse("admin:notifications_read")
    newest = owner.notifications.for_list().first().pk
    desk.post(read, {"one": owner.notifications.for_list().last().pk})
    assert owner.notifications.unread().count() == 3
    tell_of(1, owner)
    desk.post(read, {"upto": newest})
    assert owner.notifications.unread().count() == 1


@pytest.mark.parametrize("odd", ["", "x", "9" * 30, "-1", "\x00"])
def test_odd_numbers_mark_nothing_and_break_nothing(odd):
    owner = make_user("reporter")
    tell_of(1, owner)
    desk = at_the_desk(owner)
    assert (
        desk.post(reverse("admin:notifications_read"), {"one": odd, "upto": odd}).status_code == 302
    )
    assert desk.get(reverse("admin:notifications"), {"before": odd}).status_code == 200
    assert owner.notifications.unread().exists()


def test_marking_read_leads_back_but_never_off_the_site():
    desk = at_the_desk(make_user("reporter"))
    read = reverse("admin:notifications_read")
    assert desk.post(read, {"next": "/admin/"}).headers["Location"] == "/admin/"
    gone = desk.post(read, {"next": "https://elsewhere.example/"}).headers["Location"]
    assert gone == reverse("admin:notifications")
    assert desk.post(read, {"next": "no-such-name"}).status_code == 302


def test_the_list_goes_on_where_it_ended():
    owner = make_user("reporter")
    tell_of(60, owner)
    desk, found = at_the_desk(owner), []
    url = reverse("admin:notifications")
    while url:
        page = html.fromstring(desk.get(url).content.decode())
        found += page.xpath("//ul[@class='told-list']//a/@href")
        older = page.xpath("//a[starts-with(@href, '?before=')]/@href")
        url = older and reverse("admin:notifications") + older[0]
    assert len(found) == len(set(found)) == 60


# -- assignments ------------------------------------------------------------------------


def test_giving_a_story_to_somebody_is_logged_and_told():
    desk, given = at_the_desk(make_user("editor")), make_user("reporter", first_name="Park")
    story = make_article()
    send(desk, opened(desk, story), assigned_to=given.pk)
    action = DeskAction.objects.get(target=story.uid, verb="assign")
    assert action.reason == "Park"
    assert told(given) == ["assign"]


def test_saving_again_gives_it_to_nobody_anew():
    given, editor = make_user("reporter"), make_user("editor")
    story = make_article(assigned_to=given)
    Notification.objects.all().delete()
    form = story_form(assigned_to=given, headline="Another headline")
    workflow.save(story, form, by=editor, **seen(story))
    assert told(given) == []


def test_a_new_story_may_be_given_away_at_once():
    given, editor = make_user("reporter"), make_user("editor")
    workflow.create(Article(owner=editor), story_form(assigned_to=given), by=editor)
    assert told(given) == ["assign"]


def test_a_live_story_is_given_at_once_while_its_text_waits():
    given, editor = make_user("reporter"), make_user("editor")
    story = make_article(**LIVE)
    form = story_form(assigned_to=given, headline="A better headline")
    workflow.save(story, form, by=editor, **seen(story))
    row = Article.objects.get(pk=story.pk)
    assert row.assigned_to == given
    assert row.headline != "A better headline"
    assert told(given) == ["assign"]


def test_taking_it_back_is_logged():
    editor = make_user("editor")
    story = make_article(assigned_to=make_user("reporter"))
    workflow.save(story, story_form(), by=editor, **seen(story))
    assert DeskAction.objects.filter(target=story.uid, verb="unassign").exists()


def test_the_list_shows_what_was_given_to_me():
    reporter = make_user("reporter")
    make_article(assigned_to=reporter, headline="Given away")
    make_article(by=reporter, headline="My own")
    words = text_of(at_the_desk(reporter).get(address(Article, "changelist"), {"given": "1"}))
    assert "Given away" in words
    assert "My own" not in words
