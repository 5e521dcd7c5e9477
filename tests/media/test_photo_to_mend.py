"""An incomplete photo in a piece's form says what it lacks, and leads whoever may to mend it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from lxml import html

from articles.models import Article
from tests.builders import make_article, make_photo, make_user
from tests.desk import address, at_the_desk

pytestmark = pytest.mark.django_db


def shot(user, photo):
    """The photo's row in a story's form as this person sees it."""
    page = at_the_desk(user).get(address(make_article(photos=[photo], by=user)))
    rows = html.fromstring(page.content.decode()).find_class("shots")[0]
    return next(row for row in rows if row.get("data-photo") == str(photo.pk))


def way_to_mend(user, photo):
    """The link as the form shows it, and as a search of the library gives it."""
    link = shot(user, photo).find_class("mend")[0]
    found = at_the_desk(user).get(address(Article, "changelist") + "look-up/photos/").json()
    searched = next(row["mend"] for row in found["found"] if row["id"] == photo.pk)
    assert (link.get("href") or "") == searched
    assert (link.get("hidden") is None) == bool(searched)
    return searched


def test_a_short_word_stands_on_the_picture_and_the_long_one_below_it():
    row = shot(make_user("publisher"), make_photo(caption="", credit_line="", alt_text=""))
    assert row.find_class("lack")[0].text == "Lacks 3"
    words = row.find_class("lacks")[0][0].text
    assert words == "No caption, no credit line and no alternative text"


def test_a_complete_photo_has_nothing_to_mend():
    user, photo = make_user("publisher"), make_photo()
    assert way_to_mend(user, photo) == ""
    assert shot(user, photo).find_class("lacks")[0].get("hidden") is not None


def test_only_who_may_write_a_photos_words_is_led_to_mend_it():
    reporter, chief = make_user("reporter"), make_user("publisher")
    own = make_photo(credit_line="", uploaded_by=reporter)
    theirs = make_photo(credit_line="", uploaded_by=chief)
    form = reverse("admin:media_photo_change", args=[own.pk]) + "#id_credit_line"
    assert way_to_mend(reporter, own) == form
    assert way_to_mend(chief, own) == form
    assert way_to_mend(reporter, theirs) == ""


def words_of(client, photo):
    """Where a photo's words are written within a piece, and what their form would send."""
    url = reverse("admin:media_photo_words", args=[photo.pk])
    tree = html.fromstring(f"<form>{client.get(url).json()['html']}</form>")
    assert {box.get("form") for box in tree.xpath("//*[@name]")} == {f"words-{photo.pk}"}
    return url, dict(tree.form_values())


def test_a_photo_is_completed_from_within_a_piece():
    chief, photo = make_user("publisher"), make_photo(caption="", credit_line="", alt_text="")
    client = at_the_desk(chief)
    url, values = words_of(client, photo)
    words = {"caption": "갈매기", "credit_line": "Yonhap", "alt_text": "Gulls on a wall"}
    shot = client.post(url, values | words).json()["shot"]
    assert (shot["lacks"], shot["mend"], shot["words"]) == ("", "", "갈매기")
    photo.refresh_from_db()
    assert {name: getattr(photo, name) for name in words} == words
    assert (photo.version, photo.language) == (2, "ko")
    assert LogEntry.objects.get().user == chief


def test_words_written_over_somebody_elses_are_shown_beside_them_and_not_saved():
    client, photo = at_the_desk(make_user("publisher")), make_photo(credit_line="")
    url, values = words_of(client, photo)
    assert client.post(url, values | {"credit_line": "AP"}).status_code == 200
    answer = client.post(url, values | {"credit_line": "Reuters"})
    assert answer.status_code == 400
    assert "Somebody saved this photo" in answer.json()["html"]
    assert 'value="Reuters"' in answer.json()["html"]
    photo.refresh_from_db()
    assert photo.credit_line == "AP"


@pytest.mark.parametrize("pk", ["0", "x", "9" * 40])
def test_a_photo_that_is_not_there_has_no_words(pk):
    client = at_the_desk(make_user("publisher"))
    assert client.get(f"/admin/media/photo/{pk}/words/").status_code == 404
