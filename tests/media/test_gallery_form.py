"""The gallery form: the same machinery as the story's, with photos in order."""

import json

import pytest

from media.models import Gallery
from media.revisions import form_of
from newsroom.publishing import Status
from tests.builders import (
    NOON,
    make_contributor,
    make_gallery,
    make_photo,
    make_section,
    make_tag,
    make_user,
)
from tests.desk import address, at_the_desk, errors_at, form_in, opened, send, text_of

pytestmark = pytest.mark.django_db


def test_every_field_of_a_gallery_goes_into_one_revision():
    section, tag, shooter = make_section(), make_tag(name="Regatta"), make_contributor()
    first, second = make_photo(), make_photo()
    client = at_the_desk(make_user("photo"))
    send(
        client, opened(client, Gallery, "add"), headline="Forty years", dek="By hand.",
        slug="Forty Years", section=section.pk, cover=second.pk, language="ko", tags="REGATTA",
        bylines=[shooter.pk], bylines_role=["photographer"],
        photos=json.dumps([{"photo": second.pk, "caption": "등불"}, {"photo": first.pk}]),
        planned_for_0="2026-08-01", planned_for_1="18:00",
    )  # fmt: skip
    gallery = Gallery.objects.get()
    expected = {
        "headline": "Forty years", "dek": "By hand.", "slug": "forty-years", "language": "ko",
        "section": section.pk, "cover": second.pk, "embargo_until": None,
        "planned_for": "2026-08-01T09:00:00+00:00", "assigned_to": None,
        "bylines": [[shooter.pk, "photographer"]], "tags": [tag.pk],
        "photos": [{"photo": second.pk, "caption": "등불"}, {"photo": first.pk, "caption": ""}],
    }  # fmt: skip
    assert gallery.head.data == expected
    assert form_of(gallery) == expected
    send(client, opened(client, gallery))
    gallery.refresh_from_db()
    assert gallery.head.number == 1


def test_photos_are_put_in_another_order_and_taken_out():
    first, second, third = make_photo(), make_photo(), make_photo()
    gallery = make_gallery(photos=[first, second, third])
    client = at_the_desk(make_user("photo"))
    rows = [{"photo": third.pk, "caption": ""}, {"photo": first.pk, "caption": "Here"}]
    send(client, opened(client, gallery), photos=json.dumps(rows))
    placed = gallery.photos.order_by("position").values_list("photo", "caption")
    assert list(placed) == [(third.pk, ""), (first.pk, "Here")]


def test_a_gallery_goes_live_by_the_buttons_and_only_with_complete_photos():
    lacking = make_photo(credit_line="")
    gallery = make_gallery(photos=[make_photo(), lacking])
    photo_desk, publisher = at_the_desk(make_user("photo")), at_the_desk(make_user("publisher"))
    send(photo_desk, opened(photo_desk, gallery), "mark_ready")
    page = send(publisher, opened(publisher, gallery), "publish")
    assert "Photo 2 of 2 has no credit line." in text_of(page)
    lacking.credit_line = "Yonhap"
    lacking.save()
    send(publisher, form_in(page), "publish")
    gallery.refresh_from_db()
    assert gallery.is_published()
    assert Gallery.objects.get().photos.get(photo=lacking).photo.in_print


def test_a_gallery_without_photos_does_not_run_and_says_so():
    gallery = make_gallery(photos=[])
    client = at_the_desk(make_user("publisher"))
    page = send(client, opened(client, gallery), "publish", headline="Typed")
    assert "It has no photos." in text_of(page)
    gallery.refresh_from_db()
    assert (gallery.status, gallery.headline) == (Status.DRAFT, "Typed")


def test_no_verb_is_offered_that_galleries_do_not_have():
    gallery = make_gallery(status="published", published_at=NOON)
    superuser = make_user("admin", is_superuser=True)
    page = at_the_desk(superuser).get(address(gallery))
    assert [button.verb for button in page.context["buttons"]] == ["update", "withdraw"]


def test_a_second_save_is_refused_with_both_texts():
    gallery = make_gallery(headline="As it was")
    first, second = at_the_desk(make_user("photo")), at_the_desk(make_user("copy"))
    form, other = opened(first, gallery), opened(second, gallery)
    send(first, form, headline="Theirs")
    page = send(second, other, headline="Mine", cover=make_photo(caption="A cover").pk)
    told = text_of(page)
    assert "Theirs" in told and "Mine" in told and "A cover" in told
    assert Gallery.objects.get().headline == "Theirs"


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("headline", "h\x00", "Null characters"), ("dek", "d" * 5001, "at most 5000"),
        ("section", "", "Choose a section."), ("cover", "999999", "no longer in the library"),
        ("cover", "9" * 40, "no longer in the library"), ("cover", "x", "no longer"),
        ("photos", "[1]", "cannot be read"), ("photos", '[{"photo": 0}]', "no longer"),
    ],
)  # fmt: skip
def test_bad_input_gets_a_message_at_its_field(field, typed, message):
    gallery = make_gallery()
    client = at_the_desk(make_user("photo"))
    page = send(client, opened(client, gallery), **{field: typed, "slug": "typed-beside"})
    assert message in errors_at(page, field)
    assert form_in(page)[1]["slug"] == ["typed-beside"]
    gallery.refresh_from_db()
    assert gallery.head.number == 1


def test_the_list_of_galleries_costs_the_same_for_two_rows_as_for_ten(
    django_assert_num_queries, django_assert_max_num_queries
):
    client = at_the_desk(make_user("photo"))
    url = address(Gallery, "changelist")
    make_gallery(bylines=[make_contributor()], section=make_section())
    client.get(url)
    with django_assert_max_num_queries(20) as few:
        client.get(url)
    for _gallery in range(9):
        make_gallery(bylines=[make_contributor()], section=make_section())
    with django_assert_num_queries(len(few)):
        client.get(url)
