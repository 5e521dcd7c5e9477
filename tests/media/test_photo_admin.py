"""Photos at the desk: they come in together, are written with care, and go only when unused."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from media.models import Photo
from newsroom import clock
from newsroom.publishing import Status
from tests.builders import NOON, make_article, make_gallery, make_photo, make_user, take_photo
from tests.desk import text_of
from tests.media.pictures import as_upload, picture_bytes, upload

pytestmark = pytest.mark.django_db

ADD = "/admin/media/photo/add/"
LIST = "/admin/media/photo/"


@pytest.fixture
def desk(client):
    """The desk of a photo editor, who is `desk.user`."""
    client.user = make_user("photo")
    client.force_login(client.user)
    return client


def page_of(photo):
    return reverse("admin:media_photo_change", args=[photo.pk])


def form_of(desk, photo):
    """What a browser would send back of the photo's page, unchanged."""
    form = desk.get(page_of(photo)).context["adminform"].form
    sent = {}
    for bound in form:
        value = bound.value()
        if isinstance(value, bool):
            sent |= {bound.html_name: "on"} if value else {}
        elif not hasattr(bound.field, "fields"):
            sent[bound.html_name] = "" if value is None else value
    return sent


def send(desk, *files, **words):
    return desk.post(ADD, {"files": list(files), **words})


# -- the way in ------------------------------------------------------------------------


def test_one_photo_comes_in_and_its_page_opens(desk):
    response = send(desk, upload())
    photo = Photo.objects.get()
    assert response["Location"] == page_of(photo)
    assert photo.uploaded_by == desk.user
    assert photo.current


def test_several_photos_come_in_at_once_with_one_credit(desk):
    response = send(desk, upload(), upload(), credit_line="Yonhap", credit_kind="file_photo_by")
    assert response["Location"] == f"{LIST}?mine=1"
    assert {photo.credit for photo in Photo.objects.all()} == {"File photo by Yonhap"}


def test_a_bad_file_is_named_and_the_others_go_on(desk, kept):
    content = picture_bytes()
    known = take_photo(file=as_upload(content))
    response = send(
        desk,
        upload(name="first.jpg"),
        as_upload(b"Not a photo.", "notes.jpg"),
        as_upload(b"", "empty.jpg"),
        as_upload(content, "again.jpg"),
        upload(name="last.jpg"),
    )
    page = " ".join(response.content.decode().split())
    assert Photo.objects.count() == 3
    for file in ("first.jpg", "notes.jpg", "empty.jpg", "again.jpg", "last.jpg"):
        assert file in page
    assert "This is a text file, not a photo." in page
    assert "This file is empty." in page
    assert f'href="{page_of(known)}">Use that one' in page
    assert len(kept()) == 3 * 3  # an original and two sizes each


def test_without_a_file_the_form_says_so(desk):
    response = desk.post(ADD, {"credit_line": "Yonhap"})
    assert "Choose one photo or more." in response.content.decode()
    assert 'value="Yonhap"' in response.content.decode()


def test_whoever_may_not_add_photos_may_not_send_any(client):
    client.force_login(make_user())
    assert client.get(ADD).status_code == 403
    assert send(client, upload()).status_code == 403
    assert not Photo.objects.exists()


# -- the library -----------------------------------------------------------------------


def test_the_library_shows_pictures_and_what_they_lack(desk):
    photo = take_photo(credit_line="")
    page = desk.get(LIST).content.decode()
    assert f"/uploads/{photo.current.stem}/full-320.jpg" in page
    assert "No credit line" in page


def test_the_library_says_when_readers_may_not_see_a_photo(desk):
    photo = take_photo(caption="A pier.", credit_line="Yonhap", caption_describes=True)
    Photo.objects.filter(pk=photo.pk).update(in_print=True)
    assert "in print" in text_of(desk.get(LIST))
    Photo.objects.filter(pk=photo.pk).update(rights_until=NOON - timedelta(seconds=1))
    with clock.at(NOON):
        page = text_of(desk.get(LIST))
    assert "Rights ended" in page
    assert "in print" not in page


def test_the_library_is_narrowed_and_searched(desk):
    bare = make_photo(credit_line="", caption="The bare one.")
    blind = make_photo(alt_text="", caption="The blind one.")
    mine = make_photo(uploaded_by=desk.user, caption="My own.", people="Kim Yu-na")

    def found(query):
        return set(desk.get(LIST + query).context["cl"].result_list)

    assert found("") == {bare, blind, mine}
    assert found("?no_credit=1") == {bare}
    assert found("?no_alt=1") == {blind}
    assert found("?mine=1") == {mine}
    assert found("?day=today") == {bare, blind, mine}
    assert found("?day=yesterday") == set()
    assert found("?q=yu-na") == {mine}


def test_the_library_takes_as_many_queries_for_thirty_photos_as_for_three(
    desk, django_assert_max_num_queries
):
    for _number in range(3):
        take_photo((64, 48))
    desk.get(LIST)
    with CaptureQueriesContext(connection) as few:
        desk.get(LIST)
    for _number in range(12):
        take_photo((64, 48))
    with django_assert_max_num_queries(len(few)):
        desk.get(LIST)


# -- a photo's page --------------------------------------------------------------------


def test_the_page_shows_the_picture_its_credit_and_where_it_is_used(
    desk, django_assert_max_num_queries
):
    photo = take_photo(credit_kind="courtesy_of", credit_line="the Port")
    story = make_article(photos=[photo], headline="Harbour reopens", status=Status.PUBLISHED)
    gallery = make_gallery(cover=photo, headline="Harbour in pictures")
    with django_assert_max_num_queries(20):
        page = desk.get(page_of(photo)).content.decode()
    assert f"/uploads/{photo.current.stem}/full-640.jpg" in page
    assert "Photo courtesy of the Port" in page
    assert story.headline in page
    assert gallery.headline in page
    assert "2 places" in page


def test_words_are_saved_and_the_version_counts_up(desk):
    photo = make_photo()
    sent = form_of(desk, photo) | {"caption": "The pier at dawn.", "keywords": "pier, dawn , pier"}
    assert desk.post(page_of(photo), sent).status_code == 302
    photo.refresh_from_db()
    assert photo.caption == "The pier at dawn."
    assert photo.keywords == ["pier", "dawn"]
    assert photo.version == 2


@pytest.mark.parametrize(
    ("lost", "field"),
    [
        ({"credit_line": ""}, "credit_line"),
        ({"credit_line": "   "}, "credit_line"),
        ({"caption": ""}, "caption"),
        ({"alt_text": ""}, "alt_text"),
    ],
)
def test_a_photo_in_print_keeps_what_it_needs_and_nothing_typed_is_lost(desk, lost, field):
    photo = make_photo()
    make_article(photos=[photo], status=Status.PUBLISHED)
    sent = form_of(desk, photo) | lost | {"headline": "Typed just now"}
    response = desk.post(page_of(photo), sent)
    assert response.status_code == 200
    assert response.context["adminform"].form.errors[field]
    assert "Typed just now" in response.content.decode()
    photo.refresh_from_db()
    assert not photo.lacks()


def test_a_photo_of_a_draft_may_be_without_its_credit(desk):
    photo = make_photo()
    make_article(photos=[photo])
    desk.post(page_of(photo), form_of(desk, photo) | {"credit_line": ""})
    photo.refresh_from_db()
    assert photo.credit_line == ""


def test_the_alternative_is_never_a_copy_of_the_caption(desk):
    photo = make_photo()
    sent = form_of(desk, photo) | {"caption": "A pier.", "alt_text": "A pier."}
    response = desk.post(page_of(photo), sent)
    assert "This is the caption once more." in response.content.decode()


def test_a_stale_save_is_refused_with_both_texts_and_may_be_repeated(desk):
    photo = make_photo()
    mine = form_of(desk, photo) | {"caption": "What I typed."}
    desk.post(page_of(photo), form_of(desk, photo) | {"caption": "What they saved."})
    response = desk.post(page_of(photo), mine)
    page = response.content.decode()
    assert "Somebody saved this photo while you had it open" in page
    assert "What I typed." in page
    assert "What they saved." in page
    photo.refresh_from_db()
    assert photo.caption == "What they saved."
    again = mine | {"seen": response.context["adminform"].form["seen"].value()}
    assert desk.post(page_of(photo), again).status_code == 302
    photo.refresh_from_db()
    assert photo.caption == "What I typed."


def test_a_nul_byte_is_refused_at_the_field(desk):
    photo = make_photo()
    for field in ("caption", "keywords"):
        response = desk.post(page_of(photo), form_of(desk, photo) | {field: "a\0b"})
        assert response.context["adminform"].form.errors[field]


def test_a_reporter_writes_the_words_of_their_own_photo_until_it_is_in_print(client):
    reporter = make_user("reporter")
    client.force_login(reporter)
    own, other = make_photo(uploaded_by=reporter), make_photo()
    assert b'name="_save"' in client.get(page_of(own)).content
    assert b'name="_save"' not in client.get(page_of(other)).content
    make_article(photos=[own], status=Status.PUBLISHED)
    assert b'name="_save"' not in client.get(page_of(own)).content
    assert client.post(page_of(own), {"caption": "Changed."}).status_code == 403


# -- the way out -----------------------------------------------------------------------


def test_a_photo_in_use_is_not_deleted_and_the_places_are_named(desk):
    photo = take_photo()
    make_article(photos=[photo], headline="Harbour reopens")
    response = desk.post(f"{page_of(photo)[:-7]}delete/", {"post": "yes"}, follow=True)
    assert "in use" in response.content.decode()
    assert "Harbour reopens" in response.content.decode()
    assert Photo.objects.filter(pk=photo.pk).exists()


def test_an_unused_photo_goes_with_all_its_files(desk, kept, django_capture_on_commit_callbacks):
    photo = take_photo()
    assert kept()
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"{page_of(photo)[:-7]}delete/", {"post": "yes"})
    assert not Photo.objects.exists()
    assert kept() == []


def test_whoever_may_not_delete_photos_does_not(client):
    editor = make_user("editor")
    assert not editor.has_perm("media.delete_photo")
    client.force_login(editor)
    photo = make_photo()
    assert client.post(f"{page_of(photo)[:-7]}delete/", {"post": "yes"}).status_code == 403
