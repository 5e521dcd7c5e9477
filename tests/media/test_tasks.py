"""Work after the answer: enqueued with what it is about, tried again, given to a person."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from media.ingest import take_in
from media.models import Photo, RenditionSet
from media.renditions import is_inscribed
from media.tasks import make_files, photo_was_edited, write_words
from newsroom import tasks
from tests.builders import make_photo, make_user, take_photo
from tests.desk import at_the_desk
from tests.media.pictures import upload

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


def broken_photo():
    """A photo whose original is gone: its files cannot be made."""
    photo = take_photo()
    photo.original.storage.delete(photo.original.name)
    return photo


def only_task():
    return DBTaskResult.objects.get()


def failed_for_good(work):
    photo = broken_photo()
    for minutes in (0, 1, 5, 25):
        tasks.look_after()
        work(minutes * MINUTE + MINUTE)
    tasks.look_after()
    return photo


def test_the_task_comes_with_the_photo_and_a_worker_makes_the_rest(work):
    photo = take_photo()
    assert only_task().args_kwargs["args"] == [photo.pk]
    assert photo.current.state == RenditionSet.State.FIRST
    work()
    photo.refresh_from_db()
    assert photo.current.state == RenditionSet.State.ALL
    assert only_task().status == "SUCCESSFUL"


def test_a_photo_that_is_refused_leaves_no_task():
    with pytest.raises(IntegrityError):
        take_in(upload(), by=make_user(), focal_x=7)
    assert not DBTaskResult.objects.exists()


def test_a_task_that_fails_is_tried_after_one_five_and_twenty_five_minutes(work):
    broken_photo()
    work()
    for minutes in (1, 5, 25):
        row = only_task()
        assert row.status == "FAILED"
        tasks.look_after()
        planned = only_task()
        assert planned.status == "READY"
        assert planned.run_after - row.finished_at == minutes * MINUTE
        work()
        assert only_task().status == "READY"  # its hour has not come
        work(minutes * MINUTE)
    tasks.look_after()
    assert only_task().status == "FAILED"
    assert list(tasks.failed()) == [only_task()]


def test_a_task_whose_worker_was_killed_is_tried_again():
    take_photo()
    row = only_task()
    row.claim("a worker that is no more")
    started = row.started_at
    tasks.look_after(started + 14 * MINUTE)
    assert only_task().status == "RUNNING"
    tasks.look_after(started + 16 * MINUTE)
    assert only_task().status == "READY"
    assert only_task().run_after == started + 17 * MINUTE


def test_ten_saves_make_one_task_and_the_last_words_count(work):
    photo = take_photo()
    work()
    for number in range(10):
        Photo.objects.filter(pk=photo.pk).update(caption=f"Caption {number}.")
        photo_was_edited(photo, ["caption", "alt_text"])
    waiting = DBTaskResult.objects.get(task_path=write_words.module_path)
    assert waiting.run_after > timezone.now() + MINUTE / 2
    assert waiting.priority < 0
    work(MINUTE)
    assert is_inscribed(Photo.objects.get(pk=photo.pk))


def test_only_words_and_focus_that_files_show_make_a_task():
    photo = make_photo()
    photo_was_edited(photo, ["alt_text", "keywords", "rights_until"])
    assert not DBTaskResult.objects.exists()
    photo_was_edited(photo, ["focal_x"])
    assert only_task().task_path == make_files.module_path


def test_the_desk_is_told_of_what_failed_and_lets_it_run_again(work):
    photo = failed_for_good(work)
    desk = at_the_desk(make_user("photo"))
    home = desk.get(reverse("admin:index")).content.decode()
    assert "Needs care" in home
    assert f"Files of “{photo}”" in home
    again = reverse("admin:media_task_again", args=[only_task().pk])
    assert f'action="{again}"' in home
    assert desk.get(again).status_code == 405
    desk.post(again)
    assert (only_task().status, only_task().worker_ids) == ("READY", [])
    assert "Needs care" not in desk.get(reverse("admin:index")).content.decode()
    assert desk.post(again).status_code == 302  # pressed twice: nothing happens


def test_whoever_may_not_change_photos_neither_sees_nor_runs_it(work):
    failed_for_good(work)
    desk = at_the_desk(make_user("reporter"))
    assert "Needs care" not in desk.get(reverse("admin:index")).content.decode()
    assert desk.post(reverse("admin:media_task_again", args=[only_task().pk])).status_code == 403
    assert only_task().status == "FAILED"


def test_the_desk_is_told_when_no_worker_runs():
    take_photo()
    desk = at_the_desk(make_user("editor"))
    assert "worker" not in desk.get(reverse("admin:index")).content.decode()
    DBTaskResult.objects.update(enqueued_at=timezone.now() - 20 * MINUTE)
    assert "1 task waits: is the worker running?" in (
        desk.get(reverse("admin:index")).content.decode()
    )


def test_a_task_planned_for_later_is_not_overdue():
    take_photo()
    hour = timezone.now()
    DBTaskResult.objects.update(enqueued_at=hour - 20 * MINUTE, run_after=hour + MINUTE)
    assert not tasks.overdue().exists()
    assert not tasks.overdue(hour + 2 * MINUTE).exists()
    assert tasks.overdue(hour + 20 * MINUTE).exists()
