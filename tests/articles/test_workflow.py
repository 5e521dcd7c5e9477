"""The verbs: who may move a story from where to where, and what follows from it."""

import pytest

from articles import workflow
from articles.models import Article, Correction
from newsroom.models import DeskAction
from newsroom.publishing import Status
from newsroom.workflow import NotAllowed, NotComplete, StaleRevision, WrongStatus
from tests.builders import HOUR, NOON, SECOND, make_article, make_photo, make_user, story_form

pytestmark = pytest.mark.django_db


def seen(article):
    """The article and the revision that a person has before them."""
    return {"seen": article.head_id}


def fresh(article):
    return Article.objects.get(pk=article.pk)


def verbs_logged(article):
    rows = DeskAction.objects.filter(target=article.uid).order_by("pk")
    return list(rows.values_list("verb", flat=True))


def test_a_story_goes_from_its_writer_over_the_desk_to_its_readers(at):
    at(NOON)
    reporter, copy, publisher = map(make_user, ("reporter", "copy", "publisher"))
    article = make_article(by=reporter)
    workflow.submit(article, by=reporter, **seen(article))
    workflow.mark_ready(article, by=copy, **seen(article))
    workflow.publish(article, by=publisher, **seen(article))
    article = fresh(article)
    assert article.is_published(NOON)
    assert article.published_at == NOON
    assert article.edition_date.isoformat() == "2026-07-31"
    assert verbs_logged(article) == ["submit", "mark_ready", "publish"]
    assert article.live == article.head
    assert article.live.live_from == NOON


def test_who_holds_every_step_publishes_a_draft_at_once_and_each_step_is_logged(at):
    at(NOON)
    publisher = make_user("publisher")
    article = make_article()
    workflow.publish(article, by=publisher, **seen(article))
    assert fresh(article).is_published(NOON)
    assert verbs_logged(article) == ["submit", "mark_ready", "publish"]


@pytest.mark.parametrize("role", ["reporter", "copy", "photo"])
def test_who_may_not_publish_cannot(role):
    article = make_article(status=Status.READY)
    with pytest.raises(NotAllowed):
        workflow.publish(article, by=make_user(role), **seen(article))
    assert fresh(article).status == Status.READY


def test_an_editor_publishes_at_an_hour_to_come_but_not_now(at):
    at(NOON)
    editor = make_user("editor")
    article = make_article(status=Status.READY)
    with pytest.raises(NotAllowed):
        workflow.publish(article, by=editor, **seen(article))
    workflow.publish(article, by=editor, at=NOON + HOUR, **seen(article))
    assert fresh(article).is_scheduled(NOON)
    assert fresh(article).is_published(NOON + HOUR)


def test_publishing_now_under_embargo_takes_the_hour_of_the_embargo(at):
    at(NOON)
    article = make_article(embargo_until=NOON + HOUR)
    workflow.publish(article, by=make_user("publisher"), **seen(article))
    assert fresh(article).published_at == NOON + HOUR
    assert not fresh(article).is_published(NOON + HOUR - SECOND)


def test_an_editor_may_publish_now_what_an_embargo_holds_for_later(at):
    at(NOON)
    article = make_article(embargo_until=NOON + HOUR)
    workflow.publish(article, by=make_user("editor"), **seen(article))
    assert fresh(article).is_scheduled(NOON)


def test_text_saved_after_mark_ready_is_never_published_unread(at):
    at(NOON)
    article = make_article(status=Status.READY)
    as_read = article.head_id
    workflow.save(article, story_form(headline="Changed"), by=make_user("copy"), seen=as_read)
    with pytest.raises(StaleRevision) as refusal:
        workflow.publish(article, by=make_user("publisher"), seen=as_read)
    assert refusal.value.head == fresh(article).head
    assert fresh(article).status == Status.READY


def test_what_a_photo_editor_changes_after_mark_ready_goes_back_to_review():
    article = make_article(status=Status.READY)
    photographer = make_user("photo")
    workflow.save(article, story_form(headline="Changed"), by=photographer, **seen(article))
    assert fresh(article).status == Status.REVIEW
    assert fresh(article).headline == "Changed"


def test_a_scheduled_story_changed_by_who_may_not_schedule_goes_back_to_review(at):
    at(NOON)
    article = make_article(status=Status.PUBLISHED, published_at=NOON + HOUR)
    workflow.save(article, story_form(headline="Changed"), by=make_user("copy"), **seen(article))
    article = fresh(article)
    assert article.status == Status.REVIEW
    assert article.published_at is None
    assert article.live is None


def test_a_scheduled_story_changed_by_an_editor_keeps_its_hour_and_runs_as_changed(at):
    at(NOON)
    article = make_article(status=Status.PUBLISHED, published_at=NOON + HOUR)
    workflow.save(article, story_form(headline="Changed"), by=make_user("editor"), **seen(article))
    article = fresh(article)
    assert article.is_scheduled(NOON)
    assert article.headline == "Changed"
    assert article.live == article.head
    assert article.live.live_from == NOON + HOUR


def test_edits_of_a_live_story_wait_for_publish_update(at):
    at(NOON + HOUR)
    publisher = make_user("publisher")
    article = make_article(status=Status.PUBLISHED, published_at=NOON, headline="As it ran")
    workflow.save(article, story_form(headline="Mended"), by=publisher, **seen(article))
    assert fresh(article).headline == "As it ran"
    article = fresh(article)
    first = article.live
    workflow.update(article, by=publisher, **seen(article))
    article = fresh(article)
    assert article.headline == "Mended"
    assert article.updated_at is None  # a typo: readers are told of no update
    assert article.published_at == NOON
    first.refresh_from_db()
    assert (first.live_from, first.live_until) == (NOON, NOON + HOUR)
    assert article.live.live_from == NOON + HOUR


def test_a_substantive_update_tells_readers(at):
    at(NOON + HOUR)
    publisher = make_user("publisher")
    article = make_article(status=Status.PUBLISHED, published_at=NOON)
    workflow.save(article, story_form(), by=publisher, **seen(article))
    article = fresh(article)
    workflow.update(article, by=publisher, substantive=True, **seen(article))
    assert fresh(article).updated_at == NOON + HOUR


def test_a_rescheduled_story_moves_its_address_with_its_day(at):
    at(NOON)
    article = make_article(status=Status.PUBLISHED, published_at=NOON + HOUR)
    later = NOON + 48 * HOUR
    workflow.reschedule(article, by=make_user("editor"), at=later, **seen(article))
    article = fresh(article)
    assert article.published_at == later
    assert article.edition_date.isoformat() == "2026-08-02"


def test_an_unscheduled_story_is_ready_again_and_has_no_hour(at):
    at(NOON)
    article = make_article(status=Status.PUBLISHED, published_at=NOON + HOUR)
    workflow.unschedule(article, by=make_user("editor"), **seen(article))
    article = fresh(article)
    assert (article.status, article.published_at, article.live) == (Status.READY, None, None)


def test_a_story_that_readers_have_cannot_be_spiked_or_taken_off_the_schedule(at):
    at(NOON)
    article = make_article(status=Status.PUBLISHED, published_at=NOON)
    for verb in (workflow.spike, workflow.unschedule):
        with pytest.raises(WrongStatus):
            verb(article, by=make_user("publisher"), **seen(article))


def test_a_scheduled_story_cannot_be_withdrawn_or_corrected(at):
    at(NOON)
    publisher = make_user("publisher")
    article = make_article(status=Status.PUBLISHED, published_at=NOON + HOUR)
    with pytest.raises(WrongStatus):
        workflow.withdraw(article, by=publisher, notice="Wrong.", **seen(article))
    with pytest.raises(WrongStatus):
        workflow.correct(article, by=publisher, kind="correction", text="No.", **seen(article))


def test_withdrawing_needs_a_notice_and_restoring_ends_it(at):
    at(NOON + HOUR)
    publisher = make_user("publisher")
    article = make_article(status=Status.PUBLISHED, published_at=NOON)
    with pytest.raises(NotComplete):
        workflow.withdraw(article, by=publisher, notice="  ", **seen(article))
    workflow.withdraw(article, by=publisher, notice="The inquest was a draft.", **seen(article))
    article = fresh(article)
    assert article.status == Status.WITHDRAWN
    assert article.placements.first().published_at is None
    workflow.restore(article, by=publisher, **seen(article))
    article = fresh(article)
    assert article.is_published(NOON + HOUR)
    assert (article.withdrawn_at, article.withdrawal_notice) == (None, "")
    assert article.placements.first().published_at == NOON


def test_a_withdrawn_story_comes_back_as_it_was_mended_meanwhile(at):
    at(NOON + HOUR)
    publisher = make_user("publisher")
    article = make_article(status=Status.WITHDRAWN, published_at=NOON, headline="Wrong")
    workflow.save(article, story_form(headline="Right"), by=publisher, **seen(article))
    assert fresh(article).headline == "Wrong"
    article = fresh(article)
    workflow.restore(article, by=publisher, **seen(article))
    assert fresh(article).headline == "Right"


def test_a_spiked_story_is_revived_as_a_draft():
    editor = make_user("editor")
    article = make_article(status=Status.REVIEW)
    workflow.spike(article, by=editor, **seen(article))
    assert fresh(article).status == Status.SPIKED
    workflow.revive(article, by=editor, **seen(article))
    assert fresh(article).status == Status.DRAFT


def test_a_story_sent_back_is_its_writers_again_with_a_word_why():
    article = make_article(status=Status.REVIEW)
    workflow.send_back(article, by=make_user("copy"), note="Who says so?", **seen(article))
    assert fresh(article).status == Status.DRAFT
    assert DeskAction.objects.filter(target=article.uid).latest("pk").reason == "Who says so?"


def test_a_correction_stands_under_the_story_and_is_superseded_never_changed(at):
    at(NOON)
    editor = make_user("editor")
    article = make_article(status=Status.PUBLISHED, published_at=NOON)
    first = workflow.correct(
        article, by=editor, kind="correction", text="It was 1974.", **seen(article)
    )
    second = workflow.correct(
        article, by=editor, kind="correction", text="It was 1975.", supersedes=first,
        **seen(article),
    )  # fmt: skip
    assert list(Correction.objects.order_by("pk")) == [first, second]
    assert first.revision == article.live
    assert fresh(article).updated_at == NOON


def test_without_its_credit_a_photo_keeps_the_story_from_readers():
    photos = [make_photo(), make_photo(), make_photo(credit_line=""), make_photo()]
    article = make_article(photos=photos)
    with pytest.raises(NotComplete, match="Photo 3 of 4 has no credit line."):
        workflow.publish(article, by=make_user("publisher"), **seen(article))
    assert fresh(article).status == Status.DRAFT
    assert verbs_logged(article) == []  # all or nothing


@pytest.mark.parametrize("missing", [{"headline": ""}, {"body": ""}])
def test_no_headline_or_no_text_keeps_the_story_from_readers(missing):
    article = make_article(**missing)
    with pytest.raises(NotComplete):
        workflow.publish(article, by=make_user("publisher"), **seen(article))


@pytest.mark.parametrize("missing", [{"headline": " "}, {"body": ""}])
def test_an_update_without_headline_or_text_is_refused_in_words(at, missing):
    at(NOON + HOUR)
    article = make_article(status=Status.PUBLISHED, published_at=NOON)
    workflow.save(article, story_form(**missing), by=None, **seen(article))
    article = fresh(article)
    with pytest.raises(NotComplete):
        workflow.update(article, by=None, **seen(article))


def test_an_update_that_lacks_something_leaves_readers_what_they_have(at):
    at(NOON + HOUR)
    publisher = make_user("publisher")
    article = make_article(status=Status.PUBLISHED, published_at=NOON, headline="As it ran")
    bare = story_form(photos=[make_photo(caption="")])
    workflow.save(article, bare, by=publisher, **seen(article))
    article = fresh(article)
    with pytest.raises(NotComplete):
        workflow.update(article, by=publisher, **seen(article))
    assert fresh(article).headline == "As it ran"
    assert fresh(article).photos.count() == 0


def test_a_reporter_changes_only_their_own_and_only_until_it_is_read():
    reporter = make_user("reporter")
    own, foreign = make_article(by=reporter), make_article()
    workflow.save(own, story_form(headline="Mine"), by=reporter, **seen(own))
    with pytest.raises(NotAllowed):
        workflow.save(foreign, story_form(), by=reporter, **seen(foreign))
    ready = make_article(by=reporter, status=Status.READY)
    with pytest.raises(NotAllowed):
        workflow.save(ready, story_form(), by=reporter, **seen(ready))


def test_saving_the_same_twice_keeps_one_revision():
    copy = make_user("copy")
    article, form = make_article(), story_form()
    workflow.save(article, form, by=copy, **seen(article))
    article = fresh(article)
    workflow.save(article, form, by=copy, **seen(article))
    assert article.revisions.count() == 2


def test_a_stale_save_is_refused_and_the_newer_text_stands():
    copy = make_user("copy")
    article = make_article()
    as_opened = article.head_id
    workflow.save(article, story_form(headline="First"), by=copy, seen=as_opened)
    with pytest.raises(StaleRevision):
        workflow.save(article, story_form(headline="Second"), by=copy, seen=as_opened)
    assert fresh(article).headline == "First"


def test_nothing_but_the_workflow_writes_a_status():
    import ast
    from pathlib import Path

    root = Path(__file__).parents[2]
    for folder in ("newsroom", "media", "articles"):
        for path in (root / folder).rglob("*.py"):
            if "workflow" in path.parts or "migrations" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Assign):
                    written = [t.attr for t in node.targets if isinstance(t, ast.Attribute)]
                elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "update":
                    written = [keyword.arg for keyword in node.keywords]
                else:
                    continue
                is_of_tasks = path.name == "tasks.py"  # the queue's own rows have one too
                assert "status" not in written or is_of_tasks, f"{path}:{node.lineno}"
