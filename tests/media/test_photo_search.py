"""Photos are found by the words of caption, credit, people and places, the same on every engine."""

import pytest
from django.test import Client

from media.admin.widgets import find_photos
from media.models import Photo
from media.photo_words import index, index_photos
from media.where_used import throw_out
from tests.builders import make_photo, make_user, take_photo
from tests.desk import at_the_desk

pytestmark = pytest.mark.django_db


def found(words) -> set[Photo]:
    return set(Photo.objects.found_by(words))


@pytest.fixture
def ferry():
    """A photo with words in each field, among others."""
    make_photo(caption="A tram.", credit_line="Yonhap")
    return make_photo(
        caption="The ferry’s bow off Malmö.", headline="Rough crossing",
        credit_line="Quay Pictures",
        creator="Ada Berg", people="Kim Yuna, Omar Seo", city="Bergen", country="Norway",
        keywords=["storm", "불꽃축제"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["ferry", "FERRY bow", "malmo", "Malmö", "quay", "rough", "ada", "yuna", "bergen", "norw",
     "storm", "축제", "불꽃축제", "kim bergen ferr", "crossing, (Quay)!",
     '"ferry bow"', "ferry -tram"],
)  # fmt: skip
def test_it_is_found_by_words_of_every_kind_or_how_they_begin(ferry, words):
    assert found(words) == {ferry}


@pytest.mark.parametrize(
    "words",
    ["tramway", "ferry tram", "ferry -bow", '"bow ferry"', "축꽃", "!!", "'", '"', "\\", "x:y & z"],
)
def test_what_it_does_not_say_does_not_find_it(ferry, words):
    assert ferry not in found(words)


def test_words_that_are_saved_are_found_at_once_and_the_old_ones_no_more(ferry):
    client = at_the_desk(make_user("photo"))
    page = client.get(f"/admin/media/photo/{ferry.pk}/change/")
    values = page.context["adminform"].form.initial | {"caption": "The lighthouse."}
    values |= {"keywords": "", "taken_at": "", "rights_until": "", "caption_describes": ""}
    client.post(f"/admin/media/photo/{ferry.pk}/change/", values)
    ferry.refresh_from_db()
    assert ferry.caption == "The lighthouse."
    assert found("lighthouse") == {ferry}
    assert found("bow") == found("storm") == set()


def test_a_photo_that_comes_in_is_found_and_one_that_is_thrown_out_is_forgotten():
    photo = take_photo(caption="An otter.")
    assert found("otter") == {photo}
    throw_out(photo)
    photo.current = None
    Photo.objects.bulk_create([photo])  # the row alone, to see that its words went
    assert found("otter") == set()


def test_words_set_on_many_are_found():
    photo = make_photo()
    at_the_desk(make_user("photo")).post(
        "/admin/media/photo/",
        {"action": "set_on_chosen", "_selected_action": [photo.pk], "_set": "1",
         "credit_line": "Lantern", "keywords": "regatta"},
    )  # fmt: skip
    assert found("lantern regatta") == {photo}


def test_the_newest_are_looked_at_when_a_word_is_everywhere():
    photos = [make_photo(caption="Harbor.") for _number in range(3)]
    assert set(Photo.objects.found_by("harbor", newest=2)) == set(photos[1:])


def test_what_is_kept_is_what_a_rebuild_would_keep(ferry):
    index.remove([ferry.pk])
    assert found("ferry") == set()
    index_photos(Photo.objects.all())
    assert found("ferry") == {ferry}


def test_the_library_and_the_picker_search_alike(ferry):
    person = make_user("photo")
    page = at_the_desk(person).get("/admin/media/photo/", {"q": "Bergen ferry"})
    assert list(page.context["cl"].result_list) == [ferry]
    assert [shot["id"] for shot in find_photos("Bergen ferry", person)] == [ferry.pk]


@pytest.mark.parametrize("words", ["'", '"*', "NEAR(a b)", "a AND", "\x00", "&|!", "하" * 300])
def test_no_words_break_the_search(words):
    client: Client = at_the_desk(make_user("photo"))
    assert client.get("/admin/media/photo/", {"q": words}).status_code == 200
