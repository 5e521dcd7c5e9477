"""Verbs as buttons of the form: shown to who may, kept apart from the text they follow."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from newsroom.models import DeskAction
from newsroom.publishing import Status
from tests.builders import HOUR, make_article, make_photo, make_section, make_user, staff_writer
from tests.desk import address, at_the_desk, errors_at, form_in, opened, send, text_of

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def now():
    return timezone.now().replace(microsecond=0)


def verbs_shown(client, article):
    return [button.verb for button in client.get(address(article)).context["buttons"]]


def status_of(article):
    return Article.objects.get(pk=article.pk).status


def test_a_story_goes_from_reporter_over_copy_to_publisher():
    reporter, copy, publisher = (
        at_the_desk(make_user(role)) for role in ("reporter", "copy", "publisher")
    )
    new = opened(reporter, Article, "add")
    name = staff_writer().name
    send(reporter, new, "submit", headline="H", body="<p>Text.</p>", section=make_section().pk,
         bylines_add=name)  # fmt: skip
    article = Article.objects.get()
    assert article.status == Status.REVIEW
    send(copy, opened(copy, article), "mark_ready", headline="Better")
    assert status_of(article) == Status.READY
    send(publisher, opened(publisher, article), "publish")
    article.refresh_from_db()
    assert article.is_published()
    assert article.headline == "Better"


@pytest.mark.parametrize(
    ("role", "status", "shown"),
    [
        ("reporter", "draft", []),
        ("copy", "draft", ["mark_ready", "submit"]),
        ("copy", "review", ["mark_ready", "send_back"]),
        ("editor", "ready", ["publish", "send_back", "spike"]),
        ("publisher", "draft", ["publish", "submit", "mark_ready", "spike"]),
        ("publisher", "published", ["update", "correct", "withdraw"]),
        ("publisher", "withdrawn", ["restore"]),
        ("editor", "spiked", ["revive"]),
        ("photo", "review", []),
    ],
)
def test_only_verbs_that_this_person_may_take_now_are_shown(role, status, shown, now):
    article = make_article(status=status, published_at=now - HOUR)
    assert verbs_shown(at_the_desk(make_user(role)), article) == shown


def test_a_writer_sends_only_their_own_draft():
    person = make_user("reporter")
    client = at_the_desk(person)
    assert verbs_shown(client, make_article(by=person)) == ["submit"]
    article = make_article()
    page = client.post(address(article), {"seen": article.head_id, "_verb": "submit"})
    assert "not yours to do" in text_of(page)
    assert status_of(article) == Status.DRAFT


def test_a_refused_verb_says_why_and_the_text_is_kept():
    photos = [make_photo(), make_photo(), make_photo(credit_line=""), make_photo()]
    article = make_article(status="ready", photos=photos)
    client = at_the_desk(make_user("publisher"))
    assert "Photo 3 of 4 has no credit line." in text_of(client.get(address(article)))
    page = send(client, opened(client, article), "publish", headline="Typed just now")
    assert "Photo 3 of 4 has no credit line." in text_of(page)
    article.refresh_from_db()
    assert (article.status, article.headline) == (Status.READY, "Typed just now")
    photo = photos[2]
    photo.credit_line = "Yonhap"
    photo.save()
    send(client, form_in(page), "publish")
    assert status_of(article) == Status.PUBLISHED


def test_a_new_story_refused_for_print_is_kept_as_a_draft_and_can_be_sent_again():
    client = at_the_desk(make_user("publisher"))
    form = opened(client, Article, "add")
    typed = {"body": "<p>Text.</p>", "bylines_add": staff_writer().name}
    page = send(client, form, "publish", section=make_section().pk, **typed)
    assert "It has no headline." in text_of(page)
    article = Article.objects.get()
    assert article.status == Status.DRAFT
    send(client, form_in(page), "publish", headline="Now it has")
    article.refresh_from_db()
    assert article.is_published()


def test_with_an_hour_to_come_it_is_scheduled_and_the_button_says_so(now):
    hour = timezone.localtime(now + DAY).replace(hour=18, minute=0, second=0)
    article = make_article(status="ready", planned_for=hour)
    client = at_the_desk(make_user("publisher"))
    assert "Publish at " in text_of(client.get(address(article)))
    send(client, opened(client, article), "publish")
    article.refresh_from_db()
    assert article.is_scheduled()
    assert article.published_at == hour


def test_an_editor_publishes_at_an_hour_to_come_and_not_now(now):
    article = make_article(status="ready")
    client = at_the_desk(make_user("editor"))
    page = send(client, opened(client, article), "publish")
    assert "You may publish at an hour to come" in text_of(page)
    tomorrow = timezone.localtime(now + DAY)
    typed = {"planned_for_0": f"{tomorrow:%Y-%m-%d}", "planned_for_1": "18:00"}
    send(client, form_in(page), "publish", **typed)
    article.refresh_from_db()
    assert article.is_scheduled()


def test_a_new_hour_saved_on_a_scheduled_story_moves_it(now):
    article = make_article(status="published", published_at=now + DAY, at=now + HOUR)
    client = at_the_desk(make_user("editor"))
    later = timezone.localtime(now + 3 * DAY)
    typed = {"planned_for_0": f"{later:%Y-%m-%d}", "planned_for_1": "07:15"}
    send(client, opened(client, article), **typed)
    article.refresh_from_db()
    moved = timezone.localtime(article.published_at)
    assert (moved.date(), f"{moved:%H:%M}") == (later.date(), "07:15")
    assert article.edition_date == later.date()
    page = send(client, opened(client, article), planned_for_0="2020-01-01")
    assert "It is scheduled for" in errors_at(page, "planned_for")


def test_a_scheduled_story_is_run_now_or_taken_off(now):
    client = at_the_desk(make_user("publisher"))
    article = make_article(status="published", published_at=now + DAY, at=now + HOUR)
    assert verbs_shown(client, article) == ["run_now", "reschedule", "unschedule", "spike"]
    send(client, opened(client, article), "run_now")
    assert Article.objects.get(pk=article.pk).is_published()
    other = make_article(status="published", published_at=now + DAY, at=now + HOUR)
    send(client, opened(client, other), "unschedule")
    assert status_of(other) == Status.READY


def test_a_live_story_is_saved_beside_what_readers_have_until_it_is_updated(now):
    article = make_article(status="published", published_at=now - DAY, headline="Old")
    client = at_the_desk(make_user("publisher"))
    send(client, opened(client, article), headline="New")
    page = client.get(address(article))
    assert "Saved as a draft beside the live story" in text_of(page)
    send(client, opened(client, article), "update", _substantive="on")
    article.refresh_from_db()
    assert article.headline == "New"
    assert article.updated_at is not None
    updated = article.updated_at
    send(client, opened(client, article), "update", headline="Newer")
    article.refresh_from_db()
    assert (article.headline, article.updated_at) == ("Newer", updated)


def test_what_a_verb_asks_in_words_is_asked_and_not_lost(now):
    client = at_the_desk(make_user("publisher"))
    article = make_article(status="published", published_at=now - DAY)
    page = send(client, opened(client, article), "withdraw", _withdraw_words="  ")
    assert "Readers are told why" in text_of(page)
    send(client, form_in(page), "withdraw", _withdraw_words="It was wrong.")
    article.refresh_from_db()
    assert article.withdrawal_notice == "It was wrong."
    send(client, opened(client, article), "restore")
    send(client, opened(client, article), "correct", _correct_kind="clarification",
         _correct_words="She is 71.")  # fmt: skip
    correction = article.corrections.get()
    assert (correction.kind, correction.text) == ("clarification", "She is 71.")


@pytest.mark.parametrize(("verb", "role"), [("spike", "editor"), ("send_back", "copy")])
def test_spiking_and_sending_back_take_a_word_why(verb, role):
    article = make_article(status="review")
    client = at_the_desk(make_user(role))
    page = send(client, opened(client, article), verb)
    assert "Say in a word why." in text_of(page)
    assert status_of(article) == Status.REVIEW
    send(client, form_in(page), verb, **{f"_{verb}_words": "Thin."})
    assert status_of(article) != Status.REVIEW
    assert DeskAction.objects.filter(target=article.uid, verb=verb, reason="Thin.").exists()


def test_text_changed_after_it_was_cleared_is_read_again(now):
    writer = make_user("photo")  # may change any story and clear none
    article = make_article(status="ready")
    client = at_the_desk(writer)
    send(client, opened(client, article), dek="Slipped in")
    assert status_of(article) == Status.REVIEW
    assert "the desk reads it again" in text_of(client.get(address(article)))


def test_enter_in_a_line_saves_and_publishes_nothing():
    article = make_article(status="ready")
    page = at_the_desk(make_user("publisher")).get(address(article)).content.decode()
    form = page[page.index('id="article_form"') :]
    assert form.index('name="_save"') < form.index('name="_verb"')


def test_an_unknown_verb_only_saves():
    article = make_article()
    client = at_the_desk(make_user("publisher"))
    send(client, opened(client, article), "delete", headline="Kept")
    article.refresh_from_db()
    assert (article.status, article.headline) == (Status.DRAFT, "Kept")


@pytest.mark.parametrize(("role", "is_told"), [("editor", True), ("publisher", False)])
def test_who_may_only_plan_is_told_so_where_the_hour_is_chosen(role, is_told):
    page = at_the_desk(make_user(role)).get(address(Article, "add"))
    assert ("You publish at an hour to come" in text_of(page)) == is_told
