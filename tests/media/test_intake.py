"""Files come in by chunks: resumed where they stopped, told of one by one, nothing half-kept."""

import os
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from media import incoming
from media.models import Photo
from tests.builders import make_user, take_photo
from tests.media.pictures import as_upload, picture_bytes

pytestmark = pytest.mark.django_db

INTAKE = "/admin/media/photo/intake/"


@pytest.fixture
def desk(client, kept):
    """The desk of a photo editor, who is `desk.user`."""
    client.user = make_user("photo")
    client.force_login(client.user)
    return client


def send(desk, content, start=0, end=None, *, name="pier.jpg", **changes):
    """The chunk of a file from `start` to `end`."""
    fields = {"name": name, "size": len(content), "changed": "1785500000000", "offset": start}
    chunk = SimpleUploadedFile("blob", content[start:end])
    return desk.post(INTAKE, {**fields, "chunk": chunk, **changes})


def view(size=(90, 60), *, shift=0):
    """A picture with something in it: so many that look alike differ by a few bits."""
    picture = Image.linear_gradient("L").rotate(30 + shift).resize((256, 256))
    picture.paste(200, (20, 20, 120, 90 + shift))
    return picture.convert("RGB").resize(size)


def jpeg_of(picture, tmp_path, **saving):
    path = tmp_path / "made.jpg"
    picture.save(path, "JPEG", **saving)
    return path.read_bytes()


def test_a_small_file_is_in_at_once(desk, kept):
    told = send(desk, picture_bytes()).json()
    photo = Photo.objects.get()
    assert told["state"] == "in"
    assert told["shot"]["id"] == photo.pk
    assert told["url"] == f"/admin/media/photo/{photo.pk}/change/"
    assert photo.uploaded_by == desk.user
    assert [name for name in kept() if name.startswith("incoming") and "." not in name] == []


def test_a_file_in_chunks_arrives_as_it_left(desk):
    content = picture_bytes((900, 700))
    third = len(content) // 3
    assert send(desk, content, 0, third).json() == {"offset": third}
    assert send(desk, content, third, 2 * third).json() == {"offset": 2 * third}
    assert send(desk, content, 2 * third).json()["state"] == "in"
    assert Photo.objects.get().original.read() == content


def test_a_chunk_that_was_not_heard_of_is_not_sent_again(desk):
    content = picture_bytes((900, 700))
    send(desk, content, 0, 1000)
    again = send(desk, content, 0, 1000)
    assert (again.status_code, again.json()) == (409, {"offset": 1000})
    assert send(desk, content, 1000).json()["state"] == "in"


def test_a_file_that_the_server_lost_starts_again(desk, kept):
    answer = send(desk, picture_bytes(), 500)
    assert (answer.status_code, answer.json()) == (409, {"offset": 0})
    assert kept() == []


def test_when_the_last_answer_is_lost_it_is_given_again(desk):
    content = picture_bytes((900, 700))
    send(desk, content, 0, 1000)
    first = send(desk, content, 1000).json()
    assert first["state"] == "in"
    assert send(desk, content, 1000).json()["shot"] == first["shot"]
    assert Photo.objects.count() == 1


def test_a_file_that_was_whole_when_the_server_died_is_taken_in(desk):
    content = picture_bytes()
    known = incoming.Incoming(desk.user, "pier.jpg", len(content), "1785500000000")
    known.path.parent.mkdir(parents=True)
    known.path.write_bytes(content)
    assert send(desk, content, 0).json() == {"offset": len(content)}
    assert send(desk, content, len(content)).json()["state"] == "in"


def test_each_person_has_files_of_their_own(desk, client):
    content = picture_bytes()
    send(desk, content, 0, 100)
    client.force_login(make_user("photo"))
    assert send(client, content, 100).json() == {"offset": 0}


def test_two_requests_never_write_one_file(desk):
    content = picture_bytes()
    first = incoming.Incoming(desk.user, "pier.jpg", len(content), "1785500000000")
    with first.held():
        assert send(desk, content).status_code == 503
    assert send(desk, content).json()["state"] == "in"


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"no picture at all", "text file"), (b"", "empty"), (picture_bytes()[:900], "damaged")],
)
def test_a_bad_file_is_refused_in_words_and_nothing_of_it_is_kept(desk, kept, content, words):
    told = send(desk, content, name="../../notes.jpg").json()
    assert told["state"] == "refused"
    assert words in told["words"]
    assert kept() == []
    assert not Photo.objects.exists()


def test_the_same_photo_is_offered_instead(desk):
    content = picture_bytes()
    known = take_photo(file=as_upload(content))
    told = send(desk, content, name="copy.jpg").json()
    assert (told["state"], told["shot"]["id"]) == ("here", known.pk)
    assert "in the library already" in told["words"]


def test_too_large_a_file_is_refused_at_its_first_chunk(desk, settings, kept):
    settings.UPLOAD_MAX_BYTES = 5000
    told = send(desk, picture_bytes(), 0, 100, size=6000).json()
    assert told["state"] == "refused"
    assert "the most is" in told["words"]
    assert kept() == []


def test_more_bytes_than_announced_are_refused(desk, kept):
    told = send(desk, picture_bytes(), size=50).json()
    assert told["state"] == "refused"
    assert kept() == []


def test_nobody_fills_the_disk_with_halves(desk, monkeypatch):
    monkeypatch.setattr(incoming, "MOST_WAITING", 500)
    content = picture_bytes()
    assert send(desk, content, 0, 900).json() == {"offset": 900}
    told = send(desk, content, 0, 100, name="another.jpg").json()
    assert "half-way in" in told["words"]
    assert send(desk, content, 900).json()["state"] == "in"


def test_halves_are_thrown_out_after_a_day(desk, kept):
    send(desk, picture_bytes(), 0, 100, name="left.jpg")
    (left,) = incoming.folder().glob("*/*")
    yesterday = time.time() - incoming.LIFE - 1
    os.utime(left, (yesterday, yesterday))
    send(desk, picture_bytes(), 0, 100, name="fresh.jpg")
    assert not left.exists()
    assert len(kept()) == 1


@pytest.mark.parametrize("changes", [{"size": "many"}, {"offset": -1}, {"name": ""}, {"chunk": ""}])
def test_a_request_of_another_make_is_refused(desk, kept, changes):
    assert send(desk, picture_bytes(), **changes).status_code == 400
    assert kept() == []


def test_whoever_may_not_add_photos_may_not_send_any(client, kept):
    client.force_login(make_user())
    assert send(client, picture_bytes()).status_code == 403
    assert kept() == []


# -- those that look alike -------------------------------------------------------------


def test_a_photo_that_looks_like_another_is_taken_in_and_pointed_out(desk, tmp_path):
    first = send(desk, jpeg_of(view((900, 600)), tmp_path)).json()
    smaller = send(desk, jpeg_of(view((600, 400)), tmp_path, quality=40), name="web.jpg").json()
    assert smaller["state"] == "in"
    likeness = f"Looks like “Photo {first['shot']['id']}”"
    assert smaller["near"] == [{"words": likeness, "url": first["url"]}]
    Photo.objects.update(headline="The pier at noon")
    again = send(desk, jpeg_of(view((700, 467)), tmp_path), name="again.jpg").json()
    assert "Looks like “The pier at noon”" in [near["words"] for near in again["near"]]


def test_photos_that_do_not_look_alike_are_not_mentioned(desk, tmp_path):
    send(desk, jpeg_of(view(), tmp_path))
    assert send(desk, jpeg_of(view().rotate(180), tmp_path)).json()["near"] == []


def test_pictures_of_one_tone_look_like_nothing(desk):
    send(desk, picture_bytes())
    assert send(desk, picture_bytes()).json()["near"] == []
    assert not Photo.objects.exclude(phash=None).exists()
