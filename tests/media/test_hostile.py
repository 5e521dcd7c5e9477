"""Whatever file comes, it becomes a photo with all it needs, or is refused in a sentence."""

import errno
import os
import resource
import subprocess
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from media import ingest
from media.ingest import Refused, take_in
from media.models import Photo, RenditionSet
from media.pictures import picture_of
from media.storage import renditions
from tests.builders import make_article, make_user
from tests.media import crafted, hostile
from tests.media.pictures import as_upload, picture_bytes
from tests.reader import page_of

pytestmark = pytest.mark.django_db

TAKEN = hostile.TAKEN | crafted.TAKEN
REFUSED = hostile.REFUSED | crafted.REFUSED
ALL = TAKEN | REFUSED | hostile.EITHER
SECONDS = 60  # for one file on a machine that is busy; 1 on a quiet one
MOST_MEMORY = 200_000  # kilobytes more in the process of the website


def most_memory() -> int:
    """Kilobytes that this process has held at once so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def test_there_are_enough_of_them():
    assert len(ALL) >= 60
    assert len(set(ALL.values())) == len(ALL)


@pytest.mark.parametrize("kind", ALL)
def test_it_becomes_a_photo_or_is_refused_in_a_sentence(kind, kept):
    before, start = most_memory(), time.monotonic()
    try:
        photo = take_in(as_upload(ALL[kind]), by=make_user())
    except Refused as refused:
        assert kind not in TAKEN
        assert str(refused).endswith((".", "side."))
        assert kept() == []
        assert not Photo.objects.exists()
        assert not RenditionSet.objects.exists()
    else:
        assert kind not in REFUSED
        made = picture_of(photo)
        for width, height in made.sizes:
            assert (width, height) >= (1, 1)
            assert renditions().exists(made.url(width).removeprefix("/uploads/"))
    assert time.monotonic() - start < SECONDS
    assert most_memory() - before < MOST_MEMORY


# -- no room, no store -----------------------------------------------------------------


def disk_of(folder, size):
    """Mount a disk of so many bytes at a folder; skips where we may not."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True).returncode:
        pytest.skip("a full disk needs the right to mount one")


@pytest.fixture
def small_disk(tmp_path):
    """A folder on a real disk of 64 kilobytes."""
    folder = tmp_path / "disk"
    disk_of(folder, 64 * 1024)
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: S607 - as mount is


def big_jpeg():
    """More than the small disk holds."""
    return picture_bytes((900, 700), kind="PNG", compress_level=0)


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_disk_that_fills_keeps_neither_row_nor_file(small_disk, settings, kept):
    place = {"location": small_disk}
    settings.STORAGES = settings.STORAGES | {
        "originals": settings.STORAGES["originals"] | {"OPTIONS": place}
    }
    with pytest.raises(Refused, match="no room"):
        take_in(as_upload(big_jpeg()), by=make_user())
    assert files_in(small_disk) == []
    assert kept() == []
    assert not Photo.objects.exists()


def test_a_disk_that_fills_during_upload_says_so(small_disk, settings, client):
    settings.UPLOADS_DIR = small_disk
    client.force_login(make_user("photo"))
    content = big_jpeg()
    fields = {"name": "big.png", "size": len(content), "changed": "1", "offset": 0}
    chunk = SimpleUploadedFile("blob", content[:1_000_000])
    told = client.post("/admin/media/photo/intake/", {**fields, "chunk": chunk}).json()
    assert told["state"] == "refused"
    assert "no room" in told["words"]
    assert files_in(small_disk) == []
    assert not Photo.objects.exists()


def test_no_room_for_the_copy_that_is_read_says_so(monkeypatch, kept):
    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(ingest.Path, "open", full)
    with pytest.raises(Refused, match="no room"):
        take_in(as_upload(picture_bytes()), by=make_user())
    monkeypatch.undo()
    assert kept() == []


@pytest.mark.parametrize("store", ["originals", "renditions"])
def test_without_its_store_a_photo_is_refused_and_the_paper_goes_on(
    store, settings, tmp_path, kept
):
    blocked = tmp_path / "no folder"
    blocked.write_text("")  # even root writes no file below a file
    settings.STORAGES = settings.STORAGES | {
        store: settings.STORAGES[store] | {"OPTIONS": {"location": blocked / "photos"}}
    }
    with pytest.raises(Refused, match="try again later"):
        take_in(as_upload(picture_bytes()), by=make_user())
    assert kept() == []
    assert not Photo.objects.exists()
    article = make_article(status="published")
    assert page_of(article.get_absolute_url()) is not None


def test_a_folder_for_uploads_that_cannot_be_made_says_so(settings, tmp_path, client):
    blocked = tmp_path / "no folder"
    blocked.write_text("")
    settings.UPLOADS_DIR = blocked
    client.force_login(make_user("photo"))
    fields = {"name": "a.jpg", "size": 9, "changed": "1", "offset": 0}
    chunk = SimpleUploadedFile("blob", os.urandom(9))
    told = client.post("/admin/media/photo/intake/", {**fields, "chunk": chunk}).json()
    assert told["state"] == "refused"
    assert "no room" in told["words"]
