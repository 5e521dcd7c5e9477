"""What people are told by mail, where it is configured: by the worker, once, in plain words."""

import pytest
from django.urls import reverse

from articles import workflow
from newsroom import mails, tasks
from newsroom.models import DeskAction, Notification, Paper
from newsroom.publishing import Status
from tests.builders import make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _by_mail(settings):
    settings.NOTIFY_BY_MAIL = True


def send_back(owner, **words):
    story = make_article(by=owner, status=Status.REVIEW, headline="Harbour reopens")
    Paper.objects.update(name="The Harbour Post")
    editor = make_user("editor", first_name="Kim")
    workflow.send_back(story, by=editor, seen=story.head_id, **{"note": "Shorter."} | words)


def test_it_says_what_happened_with_the_word_and_the_way_there(work, mailoutbox):
    owner = make_user("reporter", email="park@example.org")
    send_back(owner)
    assert mailoutbox == []  # nobody waits for a mail server
    work()
    (mail,) = mailoutbox
    assert mail.to == ["park@example.org"]
    assert mail.subject == "The Harbour Post: Kim sent “Harbour reopens” back"
    row = owner.notifications.get()
    assert "Shorter." in mail.body
    assert f"http://testserver{reverse('admin:notification', args=[row.pk])}" in mail.body


def test_where_it_is_not_configured_no_mail_leaves(work, mailoutbox, settings):
    settings.NOTIFY_BY_MAIL = False
    send_back(make_user("reporter", email="park@example.org"))
    work()
    assert mailoutbox == []


@pytest.mark.parametrize("who", [{"email": ""}, {"email": "gone@example.org", "is_active": False}])
def test_who_has_no_address_or_no_account_any_more_gets_none(work, mailoutbox, who):
    send_back(make_user("reporter", **who))
    work()
    assert mailoutbox == []


def test_run_twice_it_writes_once(work, mailoutbox):
    owner = make_user("reporter", email="park@example.org")
    send_back(owner)
    work()
    mails.mail_notifications.func(owner.notifications.get().action_id)
    assert len(mailoutbox) == 1


def test_a_mail_that_the_server_refused_is_tried_again(work, mailoutbox, settings):
    owner = make_user("reporter", email="park@example.org")
    send_back(owner)
    settings.EMAIL_BACKEND = "tests.newsroom.test_mails.NoServer"
    work()
    assert Notification.objects.get().mailed_at is None
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    tasks.look_after()
    work(tasks.BACK_OFF[0])
    assert len(mailoutbox) == 1


class NoServer:
    """A mail server that is not there."""

    def __init__(self, **options):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError


def test_a_line_break_in_a_headline_breaks_no_header(work, mailoutbox):
    owner = make_user("reporter", email="park@example.org")
    send_back(owner)
    action = DeskAction.objects.filter(pk=Notification.objects.get().action_id)
    action.update(label="Two\nlines\r\nBcc: all@example.org")
    work()
    assert "\n" not in mailoutbox[0].subject
    assert mailoutbox[0].recipients() == ["park@example.org"]


def test_it_speaks_the_language_of_the_desk(work, mailoutbox, settings):
    settings.LANGUAGE_CODE = "ko"
    send_back(make_user("reporter", email="park@example.org"))
    work()
    assert "Harbour reopens" in mailoutbox[0].subject
