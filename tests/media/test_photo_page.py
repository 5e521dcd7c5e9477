"""A photo's own page: what its file said, what happened to it, its focal point."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from media.models import Photo
from tests.builders import make_photo, make_user
from tests.desk import at_the_desk, form_in, text_of

pytestmark = pytest.mark.django_db

SAID = {
    "iim": {"byline": ["Yoon Tae-il"], "keywords": ["ferry", "night"]},
    "xmp": {"Iptc4xmpExt:LocationShown": [{"Iptc4xmpExt:City": "Sorae"}]},
    "exif": {"Model": "A camera"},
    "has_gps": True,
    "unread": [],
}


@pytest.fixture
def desk():
    return at_the_desk(make_user("photo", first_name="Kim"))


def page_of(photo):
    return reverse("admin:media_photo_change", args=[photo.pk])


def save(desk, photo, **changes):
    page = desk.get(page_of(photo))
    page.form_id = "photo_form"
    return desk.post(page_of(photo), {**form_in(page)[1], "_save": "", **changes}, follow=True)


def test_all_that_the_file_said_is_told_by_standard(desk):
    page = text_of(desk.get(page_of(make_photo(metadata=SAID))))
    assert "XMP Iptc4xmpExt:LocationShown Iptc4xmpExt:City: Sorae" in page
    assert "IPTC-IIM byline Yoon Tae-il keywords ferry, night" in page
    assert "EXIF Model A camera" in page


def test_of_a_file_that_said_nothing_nothing_is_told(desk):
    assert "What the file said" not in text_of(desk.get(page_of(make_photo())))


def test_the_history_tells_who_brought_it_in_and_who_changed_what(desk):
    photo = make_photo(uploaded_by=make_user("photo", first_name="Lee"))
    save(desk, photo, caption="The pier at dawn.")
    page = desk.get(page_of(photo))
    assert "Lee: brought it in" in text_of(page)
    assert "Kim: Changed Caption." in text_of(page)
    assertContains(page, 'href="#history"')  # not Django's own list, which knows no kill
    assertContains(page, 'id="history"')


def test_the_focal_point_is_saved_as_shares_of_the_frame(desk):
    photo = make_photo()
    save(desk, photo, focal_x="0.25", focal_y="1")
    assert Photo.objects.values_list("focal_x", "focal_y").get(pk=photo.pk) == (0.25, 1.0)


@pytest.mark.parametrize("typed", ["1.01", "-0.1", "", "nan", "left"])
def test_a_focal_point_outside_the_frame_is_refused(desk, typed):
    photo = make_photo()
    page = save(desk, photo, focal_x=typed)
    assert page.context["adminform"].form.errors["focal_x"]
    assert Photo.objects.get(pk=photo.pk).focal_x == 0.5


def test_a_photo_is_found_by_its_place(desk):
    here = make_photo(city="Sorae", country="Saero")
    make_photo(city="Garam")
    for place in ("sorae", "saero"):
        found = desk.get(f"/admin/media/photo/?q={place}").context["cl"].result_list
        assert list(found) == [here]
