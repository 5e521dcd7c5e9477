"""The way in of a photo: its bytes kept in private, its files made, once; or nothing at all."""

import errno
import hashlib
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import IntegrityError
from PIL import Image

from media import ingest
from media.ingest import AlreadyHere, Refused, take_in
from media.models import Photo, RenditionSet
from media.storage import renditions
from tests.builders import make_user, take_photo
from tests.media.pictures import as_upload, picture_bytes, upload

PHONES = Path(__file__).parent / "phone.heic"  # left half red, right half blue, by "Kim"

pytestmark = pytest.mark.django_db


class FullStore(FileSystemStorage):
    """A store whose disk is full after some bytes."""

    def _save(self, name, content):
        path = self.path(name)
        super()._save(name, content)
        with open(path, "r+b") as file:
            file.truncate(100)
        raise OSError(errno.ENOSPC, "No space left on device")


def test_the_original_is_kept_as_it_came():
    content = picture_bytes((700, 500))
    photo = take_in(as_upload(content, "IMG_1.JPG"), by=make_user())
    assert photo.original.read() == content
    assert photo.sha256 == hashlib.sha256(content).hexdigest()
    assert (photo.format, photo.bytes) == ("jpg", len(content))
    assert (photo.width, photo.height) == (700, 500)


def test_the_original_is_filed_by_its_bytes_and_never_by_its_name():
    photo = take_photo(file=upload(name="../../etc/passwd"))
    assert photo.original.name.startswith(f"{photo.sha256[:2]}/{photo.sha256}")
    assert "passwd" not in photo.original.name


def test_the_format_is_that_of_the_bytes():
    assert take_photo(file=upload(name="photo.jpg", kind="PNG")).format == "png"
    assert take_photo(file=upload(name="photo.jpg", kind="WEBP")).format == "webp"
    assert take_photo(file=upload(name="photo", kind="AVIF")).format == "avif"
    assert take_photo(file=upload(name="photo.jpg", kind="TIFF")).format == "tif"


def test_a_phones_photo_comes_in_as_what_everybody_can_see():
    photo = take_photo(file=as_upload(PHONES.read_bytes(), "IMG_1.HEIC"))
    assert (photo.format, photo.width, photo.height) == ("heic", 64, 48)
    assert photo.creator == "Kim"
    made = Image.open(renditions().open(f"{photo.current.stem}/full-64.jpg")).convert("RGB")
    assert made.getpixel((8, 24))[0] > 150 > made.getpixel((56, 24))[0]  # red left, blue right


@pytest.mark.parametrize(
    ("mode", "compression"),
    [
        ("CMYK", "raw"),
        ("RGB", "tiff_lzw"),
        ("L", "packbits"),
        ("1", "group4"),
        ("RGB", "jpeg"),
        ("I;16", "tiff_deflate"),
    ],
)
def test_a_tiff_comes_in_whatever_it_is_packed_as(mode, compression):
    photo = take_photo(file=upload((90, 60), mode=mode, kind="TIFF", compression=compression))
    assert photo.current.manifest["full"] == [[90, 60]]


def test_a_photo_arrives_incomplete_and_with_the_words_given():
    photo = take_in(upload(), by=make_user(), caption="The pier.")
    assert photo.caption == "The pier."
    assert len(photo.lacks()) == 2
    assert not photo.in_print


def test_the_same_file_is_not_taken_in_twice(kept):
    content = picture_bytes()
    first = take_in(as_upload(content), by=make_user())
    before = kept()
    with pytest.raises(AlreadyHere) as here:
        take_in(as_upload(content, "copy.jpg"), by=make_user())
    assert here.value.photo == first
    assert kept() == before


def test_of_the_same_file_sent_twice_at_once_one_stays(monkeypatch, kept):
    content = picture_bytes()
    decode = ingest.decode

    def while_another_comes_in(*paths):
        monkeypatch.undo()
        take_in(as_upload(content), by=make_user())
        return decode(*paths)

    monkeypatch.setattr(ingest, "decode", while_another_comes_in)
    with pytest.raises(AlreadyHere) as here:
        take_in(as_upload(content), by=make_user())
    assert here.value.photo == Photo.objects.get()
    assert len(kept()) == 3  # an original and two sizes


def test_a_file_over_the_limit_is_refused_with_both_sizes(settings, kept):
    settings.UPLOAD_MAX_BYTES = 1000
    with pytest.raises(Refused, match=r"This file is .+; the most is 1000"):
        take_in(upload((2000, 2000)), by=make_user())
    assert kept() == []


@pytest.mark.parametrize("full", ["originals", "renditions"])
def test_a_full_disk_refuses_and_keeps_neither_file_nor_row(settings, kept, full):
    place = {"location": settings.UPLOADS_DIR / full}
    store = {"BACKEND": f"{__name__}.FullStore", "OPTIONS": place}
    settings.STORAGES = settings.STORAGES | {full: store}
    with pytest.raises(Refused, match="no room"):
        take_in(upload(), by=make_user())
    assert kept() == []
    assert not Photo.objects.exists()
    assert not RenditionSet.objects.exists()


def test_a_row_that_the_database_refuses_leaves_no_file(kept):
    with pytest.raises(IntegrityError, match="photo_focal_point_inside_frame"):
        take_in(upload(), by=make_user(), focal_x=7)
    assert kept() == []
    assert not Photo.objects.exists()
