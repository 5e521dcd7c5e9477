"""The store does not answer, or the disk is full: nothing half-kept, no error page."""

import errno

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from articles import workflow as stories
from media.models import Photo, RenditionSet
from media.tasks import bring_up_to_date, delete_files
from media.where_used import throw_out
from tests.builders import NOON, make_article, make_user, take_photo
from tests.desk import at_the_desk, text_of
from tests.media.pictures import as_upload, picture_bytes, upload
from tests.media.test_intake import send

pytestmark = pytest.mark.django_db

ADD = "/admin/media/photo/add/"


@pytest.fixture
def desk(bucket):
    return at_the_desk(make_user("photo"))


def waiting(kept):
    return [name for name in kept() if name.startswith("incoming/")]


# -- the store does not answer -----------------------------------------------------------


def test_a_file_that_the_store_does_not_take_waits_here_and_comes_in_by_itself(desk, bucket, kept):
    content = picture_bytes((900, 700))
    half = len(content) // 2
    assert send(desk, content, 0, half).json() == {"offset": half}
    bucket.stop()
    refused = send(desk, content, half)
    assert (refused.status_code, refused.json()) == (503, {"state": "waits"})
    assert len(waiting(kept)) == 1
    assert not Photo.objects.exists()
    bucket.start()
    # The browser sends the chunk again, hears that it is here, and has the file taken in.
    assert send(desk, content, half).json() == {"offset": len(content)}
    assert send(desk, content, len(content)).json()["state"] == "in"
    assert Photo.objects.get().original.read() == content
    assert [name for name in waiting(kept) if not name.endswith(".in")] == []


def test_the_plain_form_refuses_in_words_and_keeps_nothing(desk, bucket, kept):
    bucket.stop()
    page = desk.post(ADD, {"files": [upload(name="pier.jpg")], "credit_line": "Yonhap"})
    assert page.status_code == 200
    assert "pier.jpg" in text_of(page)
    assert "does not answer" in text_of(page)
    assert "Yonhap" in page.content.decode()
    assert kept() == []
    assert not Photo.objects.exists()
    assert not RenditionSet.objects.exists()


def test_readers_are_told_to_come_back_and_no_cache_keeps_that(bucket, client, at):
    photo = take_photo()
    make_article(photos=[photo], status="published", published_at=NOON)
    at(NOON)
    bucket.stop()
    response = client.get(f"/uploads/{photo.current.stem}/full-320.jpg")
    assert response.status_code == 503
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Type"].startswith("text/plain")
    assert int(response["Retry-After"]) > 0
    assert "Traceback" not in response.content.decode()


def test_a_file_that_the_store_has_lost_is_not_there(bucket, client, at):
    photo = take_photo()
    make_article(photos=[photo], status="published", published_at=NOON)
    at(NOON)
    for key in bucket.files("renditions/"):
        bucket.client.delete_object(Bucket=bucket.name, Key=key)
    response = client.get(f"/uploads/{photo.current.stem}/full-320.jpg")
    assert (response.status_code, response["Cache-Control"]) == (404, "no-store")


def test_stories_are_published_and_withdrawn_all_the_same(bucket, client, at):
    photo = take_photo()
    story = make_article(photos=[photo], status="ready")
    bucket.stop()
    at(NOON)
    story = stories.publish(story, by=None, seen=story.head_id)
    assert client.get(story.get_absolute_url()).status_code == 200
    stories.withdraw(story, by=None, seen=story.head_id, notice="It was wrong.")
    assert client.get(story.get_absolute_url()).status_code == 410


def test_the_other_files_are_made_once_the_store_is_back(bucket):
    photo = take_photo()
    bucket.stop()
    with pytest.raises(OSError):  # noqa: B017, PT011 - the worker tries again, as test_tasks says
        bring_up_to_date(photo)
    photo.current.refresh_from_db()
    assert photo.current.state == RenditionSet.State.FAILED
    bucket.start()
    bring_up_to_date(photo)
    photo.refresh_from_db()
    assert photo.current.state == RenditionSet.State.ALL


def test_the_command_says_which_photos_it_could_not_look_after(bucket, capsys):
    photo = take_photo()
    bucket.stop()
    call_command("make_renditions")
    assert f"photo {photo.pk}" in capsys.readouterr().err
    bucket.start()
    call_command("make_renditions")
    photo.refresh_from_db()
    assert photo.current.state == RenditionSet.State.ALL


def test_what_the_store_would_not_delete_is_deleted_later(
    bucket, django_capture_on_commit_callbacks
):
    photo = take_photo()
    bucket.stop()
    with django_capture_on_commit_callbacks(execute=True):
        throw_out(photo)
    bucket.start()
    assert bucket.files() != []
    task = DBTaskResult.objects.get(task_path=delete_files.module_path)
    delete_files.func(*task.args_kwargs["args"])
    assert bucket.files() == []


# -- no room -------------------------------------------------------------------------------


class FullStore(FileSystemStorage):
    """A store whose disk is full."""

    def _save(self, name, content):
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def full_temp(monkeypatch, settings):
    """The disk on which a form's files wait is full after some bytes of each."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    from django.core.files.uploadedfile import TemporaryUploadedFile

    def full(self, raw):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(TemporaryUploadedFile, "write", full, raising=False)


def test_a_file_that_finds_no_room_is_refused_by_name_and_the_form_goes_on(
    full_temp, client, kept, monkeypatch
):
    client.force_login(make_user("photo"))
    small = as_upload(b"\xff\xd8 too small to wait on the disk", "small.jpg")
    page = client.post(ADD, {"files": [upload(name="pier.jpg"), small], "credit_line": "Yonhap"})
    assert page.status_code == 200
    assert "pier.jpg" in text_of(page)
    assert "no room for this photo" in text_of(page)
    assert "small.jpg" in text_of(page)
    assert "Yonhap" in page.content.decode()
    assert kept() == []
    assert not Photo.objects.exists()


def test_a_whole_file_in_one_request_that_finds_no_room_is_refused(full_temp, client, kept):
    client.force_login(make_user("photo"))
    told = send(client, picture_bytes()).json()
    assert told["state"] == "refused"
    assert "no room" in told["words"]
    assert kept() == []


def test_no_folder_to_work_in_is_no_room(monkeypatch, client, kept):
    def full(*args, **kwargs):
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr("media.ingest.TemporaryDirectory", full)
    client.force_login(make_user("photo"))
    page = client.post(ADD, {"files": [upload(name="pier.jpg")]})
    assert "no room for this photo" in text_of(page)
    assert kept() == []


@pytest.mark.parametrize("part", ["originals", "renditions"])
def test_a_full_store_refuses_and_the_file_does_not_wait_on_that_disk(
    client, settings, tmp_path, kept, part
):
    place = {"BACKEND": f"{__name__}.FullStore", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {part: place}
    client.force_login(make_user("photo"))
    told = send(client, picture_bytes()).json()
    assert told["state"] == "refused"
    assert "no room" in told["words"]
    assert kept() == []
    assert not Photo.objects.exists()
