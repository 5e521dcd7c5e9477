"""What a photo's file says of itself fills its fields, and is kept whole beside them."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media.metadata import NAMES, fields_of
from media.models import Photo
from tests.builders import make_photo, make_user
from tests.media.inscribed import DATASETS, exif_of, iim_bytes, photo_of, xmp_bytes

db = pytest.mark.django_db
NINE_IN_SEOUL = datetime(2026, 7, 31, 0, 0, tzinfo=UTC)


# -- every field -----------------------------------------------------------------------


@db
def test_iim_fills_the_fields():
    photo = photo_of(
        iim=iim_bytes(
            headline="Selfie", caption="Leaders pose.", credit="Yonhap", byline=["Kim", "Lee"],
            copyright="© Yonhap", keywords=["summit", "selfie", "summit"], city="Seoul",
            country="South Korea", source="YNA", instructions="KOREA OUT", date="20260731",
            time="090000+0900",
        )
    )  # fmt: skip
    assert photo.headline == "Selfie"
    assert photo.caption == "Leaders pose."
    assert (photo.credit_line, photo.credit) == ("Yonhap", "Photo by Yonhap")
    assert (photo.creator, photo.copyright_notice) == ("Kim, Lee", "© Yonhap")
    assert photo.keywords == ["summit", "selfie"]
    assert (photo.city, photo.country) == ("Seoul", "South Korea")
    assert (photo.source_agency, photo.instructions) == ("YNA", "KOREA OUT")
    assert (photo.taken_at, photo.taken_raw) == (NINE_IN_SEOUL, "2026-07-31T09:00:00+09:00")


@db
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_xmp_alone_fills_the_fields_in_every_format(kind):
    photo = photo_of(
        kind=kind,
        xmp=xmp_bytes(
            dc_description="Leaders pose & wave.", dc_creator=["Kim", "Lee"], dc_rights="© Yonhap",
            dc_subject=["summit", "selfie"], photoshop_Credit="연합뉴스",
            photoshop_Headline="Selfie", photoshop_City="Seoul", photoshop_Country="South Korea",
            photoshop_Instructions="Mandatory credit", photoshop_Source="YNA",
            photoshop_DateCreated="2026-07-31T09:00:00+09:00",
            xmpRights_UsageTerms="One use only.",
            Iptc4xmpCore_AltTextAccessibility="Four people before a stage.",
            Iptc4xmpExt_PersonInImage=["Kim A", "Lee B"],
        ),
    )  # fmt: skip
    assert photo.caption == "Leaders pose & wave."
    assert photo.alt_text == "Four people before a stage."
    assert (photo.credit_line, photo.creator) == ("연합뉴스", "Kim, Lee")
    assert (photo.copyright_notice, photo.usage_terms) == ("© Yonhap", "One use only.")
    assert (photo.keywords, photo.people) == (["summit", "selfie"], "Kim A, Lee B")
    assert (photo.headline, photo.city, photo.country) == ("Selfie", "Seoul", "South Korea")
    assert (photo.instructions, photo.source_agency) == ("Mandatory credit", "YNA")
    assert photo.taken_at == NINE_IN_SEOUL
    assert photo.lacks() == []


@db
def test_exif_fills_what_it_knows():
    photo = photo_of(
        exif=exif_of(
            ImageDescription="부두", Artist="Kim", Copyright="© Kim",
            DateTimeOriginal="2026:07:31 02:00:00", OffsetTimeOriginal="+02:00",
        )
    )  # fmt: skip
    assert (photo.caption, photo.creator, photo.copyright_notice) == ("부두", "Kim", "© Kim")
    assert photo.taken_at == NINE_IN_SEOUL


@db
def test_xmp_goes_before_iim_and_iim_before_exif_field_by_field():
    photo = photo_of(
        xmp=xmp_bytes(dc_description="Of the XMP.", photoshop_City=" "),
        iim=iim_bytes(caption="Of the IIM.", city="Busan", byline="Lee"),
        exif=exif_of(ImageDescription="Of the EXIF.", Artist="Park", Copyright="© Park"),
    )
    assert (photo.caption, photo.city) == ("Of the XMP.", "Busan")
    assert (photo.creator, photo.copyright_notice) == ("Lee", "© Park")
    assert photo.metadata["iim"]["caption"] == ["Of the IIM."]
    assert photo.metadata["exif"]["ImageDescription"] == "Of the EXIF."


@db
def test_what_the_caller_gives_stays():
    photo = photo_of(
        iim=iim_bytes(caption="Of the file. (UPI)", credit="UPI/Handout", city="Busan"),
        given={"caption": "Ours. (UPI)", "credit_line": "Reuters"},
    )
    assert (photo.caption, photo.credit, photo.city) == ("Ours. (UPI)", "Photo by Reuters", "Busan")
    assert photo.moved_credit == ""


@db
def test_a_camera_that_writes_its_name_as_caption_says_nothing():
    photo = photo_of(exif=exif_of(ImageDescription="SAMSUNG  "), iim=iim_bytes(credit="Samsung"))
    assert (photo.caption, photo.credit_line) == ("", "Samsung")


def test_an_alternative_text_that_copies_the_caption_is_none():
    said = {"dc:description": "A pier. (AP)", "Iptc4xmpCore:AltTextAccessibility": ["A  pier."]}
    assert "alt_text" not in fields_of({"xmp": said}, {})
    assert "alt_text" not in fields_of({"xmp": said}, {"caption": "A pier."})
    assert fields_of({"xmp": said}, {"caption": "The pier."})["alt_text"] == "A pier."


# -- when it was taken -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("info", "taken", "raw"),
    [
        # without a zone: the paper's, which is Seoul's
        ({"xmp": {"photoshop:DateCreated": "2026-07-31T09:00:00"}}, NINE_IN_SEOUL, None),
        ({"iim": {"date": ["20260731"], "time": ["090000"]}}, NINE_IN_SEOUL, "2026-07-31T09:00:00"),
        ({"exif": {"DateTimeOriginal": "2026:07:31 09:00:00"}}, NINE_IN_SEOUL, None),
        ({"xmp": {"photoshop:DateCreated": "2026-07-31T00:00Z"}}, NINE_IN_SEOUL, None),
        # a day, and its hour in a lower standard
        (
            {
                "xmp": {"photoshop:DateCreated": "2026-07-31"},
                "exif": {"DateTimeOriginal": "2026:07:31 09:00:00", "OffsetTimeOriginal": "+09:00"},
            },
            NINE_IN_SEOUL,
            "2026-07-31T09:00:00+09:00",
        ),
        # another day is another day
        (
            {
                "xmp": {"photoshop:DateCreated": "2026-07-31T00:00:00Z"},
                "exif": {"DateTimeOriginal": "2020:01:01 09:00:00"},
            },
            NINE_IN_SEOUL,
            None,
        ),
        ({"iim": {"date": ["20260731"]}}, datetime(2026, 7, 30, 15, tzinfo=UTC), "2026-07-31"),
        ({"xmp": {"photoshop:DateCreated": "2026"}}, None, "2026"),
        ({"iim": {"date": ["20260700"]}}, None, "2026-07-00"),
        ({"exif": {"DateTimeOriginal": "0000:00:00 00:00:00"}}, None, None),
        ({"xmp": {"photoshop:DateCreated": "0001-01-01T00:00:00+14:00"}}, None, None),
        ({"xmp": {"photoshop:DateCreated": "9999-12-31T23:59:59-14:00"}}, None, None),
        ({"xmp": {"photoshop:DateCreated": "yesterday"}}, None, "yesterday"),
        ({}, None, None),
    ],
)
def test_the_hour_is_that_of_the_file_and_what_it_said_is_kept(info, taken, raw):
    fields = fields_of(info, {})
    assert fields.get("taken_at") == taken
    assert raw is None or fields["taken_raw"] == raw


# -- what is kept ----------------------------------------------------------------------


@db
def test_where_it_was_taken_is_kept_as_a_flag_alone():
    private = {"aux_SerialNumber": "77123", "exif_GPSLatitude": "37,33.9N"}
    by_exif = photo_of(exif=exif_of(Artist="Kim", place=37.0, BodySerialNumber="77123"))
    by_xmp = photo_of(xmp=xmp_bytes(**private, photoshop_City="Seoul"))
    neither = photo_of(exif=exif_of(Artist="Kim"))
    assert by_exif.metadata["has_gps"]
    assert by_xmp.metadata["has_gps"]
    assert not neither.metadata["has_gps"]
    kept = json.dumps([by_exif.metadata, by_xmp.metadata])
    assert not any(said in kept for said in ("37", "77123", "Latitude", "Serial"))
    assert by_exif.metadata["exif"]["Artist"] == "Kim"


@db
def test_long_values_are_cut_in_the_field_and_whole_beside_it():
    long = "Yonhap " * 1000
    photo = photo_of(
        xmp=xmp_bytes(photoshop_Credit=long, dc_description=long, dc_subject=[long] * 3),
        exif=exif_of(Artist=long),
    )
    assert len(photo.credit_line) == 200
    assert photo.credit_line.endswith("…")
    assert len(photo.creator) <= 200
    assert len(photo.caption) == 5000
    assert photo.metadata["xmp"]["photoshop:Credit"] == long
    assert photo.metadata["exif"]["Artist"] == long


def assert_fits(fields):
    photo = Photo(**fields, width=1, height=1)
    photo.clean_fields(exclude=["sha256", "format", "original", "uploaded_by"])


def test_every_field_cuts_what_it_cannot_hold():
    long = "x" * 70_000
    said = {xmp: long + xmp for xmp, _iim, _exif in NAMES.values()}
    assert_fits(fields_of({"xmp": said | {"photoshop:DateCreated": long}}, {}))


SAID = st.text() | st.lists(st.text() | st.dictionaries(st.text(), st.text()))
XMP_NAMES = [xmp for xmp, _iim, _exif in NAMES.values() if xmp]


@given(
    xmp=st.dictionaries(st.sampled_from([*XMP_NAMES, "photoshop:DateCreated"]), SAID),
    iim=st.dictionaries(st.sampled_from(sorted(DATASETS)), st.lists(st.text())),
    exif=st.dictionaries(st.sampled_from(["Artist", "DateTimeOriginal"]), st.text()),
)
@settings(max_examples=150, deadline=None)
def test_no_words_make_the_fields_raise_or_overflow(**said):
    assert_fits(fields_of(said, {}))


@db
def test_nulls_are_taken_out():
    photo = photo_of(
        iim=iim_bytes(credit="Yon\0hap\0", caption="\0\0", keywords=["a\0b", "\0"]),
        exif=exif_of(Copyright="Kim\0Seoul Daily"),
    )
    assert (photo.credit_line, photo.caption, photo.keywords) == ("Yonhap", "", ["ab"])
    assert photo.copyright_notice == "Kim; Seoul Daily"
    assert "\\u0000" not in json.dumps(photo.metadata)


# -- at the desk -----------------------------------------------------------------------


@pytest.fixture
def desk(client):
    client.force_login(make_user("photo"))
    return client


@db
def test_the_photo_page_tells_which_credit_was_moved_and_what_the_agency_asks(desk):
    photo = photo_of(iim=iim_bytes(caption="Leaders pose. (Yonhap)", instructions="KOREA OUT"))
    page = desk.get(f"/admin/media/photo/{photo.pk}/change/").content.decode()
    assert photo.caption == "Leaders pose."
    assert "The credit “Yonhap” was moved out of the caption." in page
    assert '<p class="instr">KOREA OUT</p>' in page


@db
def test_instructions_stand_in_the_library_and_where_photos_are_picked(desk):
    make_photo(instructions="KOREA OUT")
    assert '<p class="instr">KOREA OUT</p>' in desk.get("/admin/media/photo/").content.decode()
    found = desk.get("/admin/media/gallery/look-up/photos/").json()["found"]
    assert [shot["instructions"] for shot in found] == ["KOREA OUT"]
