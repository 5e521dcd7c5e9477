"""The photo desk on an S3 store: a real one on this machine, as the desk and readers meet it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from media import rights
from media.inscription import xmp_of
from media.models import Photo
from media.pictures import names_of
from media.renditions import words_of
from media.storage import originals, renditions
from media.tasks import bring_up_to_date, photo_was_edited, write_words
from media.where_used import throw_out
from newsroom.engines import stores
from tests.builders import NOON, make_article, make_gallery, make_user, take_photo
from tests.desk import at_the_desk
from tests.media.pictures import picture_bytes
from tests.media.test_intake import send

pytestmark = pytest.mark.django_db


def address(photo, width=320):
    return f"/uploads/{photo.current.stem}/full-{width}.jpg"


@pytest.fixture
def photo(bucket):
    return take_photo()


@pytest.fixture
def live(photo, at):
    """A photo that readers see, in all its files."""
    make_article(photos=[photo], status="published", published_at=NOON)
    at(NOON)
    bring_up_to_date(photo)
    photo.refresh_from_db()
    return photo


def test_a_photo_comes_in_by_the_desk_and_lies_in_the_bucket(bucket, kept):
    content = picture_bytes((900, 700))
    told = send(at_the_desk(make_user("photo")), content).json()
    assert told["state"] == "in"
    photo = Photo.objects.get()
    assert originals().open(photo.original.name).read() == content
    assert bucket.files("originals/") == [f"originals/{photo.original.name}"]
    made = [f"renditions/{name}" for name in names_of(photo.current.stem, photo.current.manifest)]
    assert bucket.files("renditions/") == sorted(made)
    assert all(name.startswith("incoming/") for name in kept())


def test_nothing_in_the_bucket_is_public(bucket, live):
    for key in bucket.files():
        grants = bucket.client.get_object_acl(Bucket=bucket.name, Key=key)["Grants"]
        assert {grant["Grantee"]["Type"] for grant in grants} == {"CanonicalUser"}


def test_originals_may_lie_in_a_bucket_of_their_own(bucket, settings):
    bucket.client.create_bucket(Bucket=f"{bucket.name}-o")
    url = f"{bucket.url}&originals={bucket.name}-o&prefix=post"
    settings.STORAGES = settings.STORAGES | stores(url, settings.UPLOADS_DIR)
    photo = take_photo()
    assert {key.split("/")[1] for key in bucket.files("post/")} == {"renditions"}
    bucket.client.head_object(Bucket=f"{bucket.name}-o", Key=f"post/originals/{photo.original}")


def test_all_files_are_made_and_readers_get_them(client, live):
    for name in names_of(live.current.stem, live.current.manifest):
        response = client.get(f"/uploads/{name}")
        body = b"".join(response.streaming_content)
        assert (response.status_code, len(body)) == (200, int(response["Content-Length"]))
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response["Content-Security-Policy"]
        assert body == renditions().open(name).read()


def test_conditional_head_and_range_are_answered_as_from_a_disk(bucket, client, live):
    whole = client.get(address(live))
    head = client.head(address(live))
    for name in ("Content-Length", "Content-Type", "ETag", "Last-Modified", "Cache-Control"):
        assert head[name] == whole[name]
    assert head.getvalue() == b""
    part = client.get(address(live), headers={"range": "bytes=0-99"})
    assert (part.status_code, part["Content-Length"]) == (200, whole["Content-Length"])
    bucket.stop()  # and is not asked for what the reader has
    again = client.get(address(live), headers={"if-none-match": whole["ETag"]})
    assert again.status_code == 304


def test_a_killed_photo_is_gone_and_comes_back_with_the_lift(client, live):
    rights.kill(live, by=None, reason="Not ours.")
    assert client.get(address(live)).status_code == 404
    rights.lift(live, by=None, reason="Ours after all.")
    assert client.get(address(live)).status_code == 200


def test_new_words_are_written_into_the_files_that_lie_there(client, live):
    live.caption = "The ferry at dawn."
    live.save(update_fields=["caption"])
    photo_was_edited(live, ["caption"])
    write_words.func(live.pk)
    for name in names_of(live.current.stem, live.current.manifest):
        assert xmp_of(words_of(live)) in renditions().open(name).read()


def test_files_of_an_older_focal_point_are_pruned(bucket, at, live):
    old = live.current
    Photo.objects.filter(pk=live.pk).update(focal_x=0.1)
    live.refresh_from_db()
    bring_up_to_date(live)
    at(NOON + timedelta(days=31))
    call_command("prune_renditions", verbosity=0)
    assert bucket.files(f"renditions/{old.stem}/") == []
    assert bucket.files(f"renditions/{live.current.stem}/") != []


def test_lost_files_are_made_again_from_the_originals(bucket, live):
    for key in bucket.files("renditions/"):
        bucket.client.delete_object(Bucket=bucket.name, Key=key)
    call_command("make_renditions", all=True, verbosity=0)
    made = names_of(live.current.stem, live.current.manifest)
    assert bucket.files("renditions/") == sorted(f"renditions/{name}" for name in made)


def test_a_photo_thrown_out_leaves_nothing(bucket, photo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        throw_out(photo)
    assert bucket.files() == []


def test_the_machine_is_ready_with_the_bucket_and_not_without(bucket, client):
    assert client.get("/readyz").json()["storage"] == "ok"
    assert bucket.files() == []
    bucket.stop()
    assert client.get("/readyz").json()["storage"] == "StoreFailed"


def test_a_file_that_is_not_there_is_a_file_not_found_and_a_missing_bucket_is_not(bucket):
    with pytest.raises(FileNotFoundError):
        originals().open("nothing.jpg")
    bucket.client.delete_bucket(Bucket=bucket.name)
    with pytest.raises(OSError, match="NoSuchBucket"):
        originals().open("nothing.jpg")


@pytest.mark.parametrize("make", [make_article, make_gallery])
def test_a_page_with_twelve_photos_asks_the_store_for_nothing_and_no_query_for_each(
    bucket, client, at, make
):
    photos = [take_photo((300 + number, 200)) for number in range(12)]
    many = make(photos=photos, status="published", published_at=NOON)
    few = make(photos=photos[:2], status="published", published_at=NOON)
    at(NOON)
    client.get(few.get_absolute_url())
    bucket.stop()
    with CaptureQueriesContext(connection) as for_two:
        client.get(few.get_absolute_url())
    with CaptureQueriesContext(connection) as for_twelve:
        page = client.get(many.get_absolute_url())
    assert page.status_code == 200
    assert all(photo.current.stem in page.content.decode() for photo in photos)
    assert len(for_twelve) <= len(for_two)


def test_a_store_that_failed_is_left_alone_for_a_while(bucket, settings):
    parts = stores(bucket.url, settings.UPLOADS_DIR)
    settings.STORAGES = settings.STORAGES | parts
    bucket.stop()
    with pytest.raises(OSError, match="EndpointConnectionError"):
        storages["renditions"].open("one.jpg")
    bucket.start()
    with pytest.raises(OSError, match="a moment ago"):
        storages["renditions"].open("one.jpg")


# -- as it is configured ---------------------------------------------------------------


def test_the_address_of_a_bucket_says_it_all(tmp_path):
    parts = stores("s3://k%2F1:s%40x@Photos_1?endpoint=https://s3.example.org&region=eu", tmp_path)
    options = parts["renditions"]["OPTIONS"]
    assert (options["access_key"], options["secret_key"]) == ("k/1", "s@x")
    assert (options["bucket_name"], options["location"]) == ("Photos_1", "renditions")
    assert options["endpoint_url"] == "https://s3.example.org"
    assert options["addressing_style"] == "path"


def test_without_a_key_the_machines_own_is_looked_for(tmp_path):
    options = stores("s3://photos", tmp_path)["originals"]["OPTIONS"]
    assert (options["access_key"], options["secret_key"]) == (None, None)


@pytest.mark.parametrize(
    "url", ["https://photos", "s3://", "s3://key@photos", "s3://photos?acl=public-read"]
)
def test_an_address_of_another_make_is_refused_at_the_start(tmp_path, url):
    with pytest.raises(ImproperlyConfigured, match="STORAGE_URL"):
        stores(url, tmp_path)
