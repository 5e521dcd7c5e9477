"""What a photo's file says is read in its own charset, and broken or hostile bytes cost nothing."""

import json
import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from media.file_info import file_info
from media.ingest import take_in
from media.metadata import fields_of
from tests.builders import make_user
from tests.media.inscribed import DATASETS, UTF8, iim_bytes, photo_of, xmp_bytes
from tests.media.pictures import as_upload

db = pytest.mark.django_db
EXIFTOOL = shutil.which("exiftool")

# -- charsets --------------------------------------------------------------------------


@db
@pytest.mark.parametrize(
    ("charset", "declared", "caption"),
    [
        ("utf-8", UTF8, "정상들의 셀카, Zoë and José"),
        ("utf-8", b"", "정상들의 셀카, Zoë and José"),
        ("utf-8", b"", "Zoë and José"),
        ("cp949", b"", "정상들이 셀카를 찍고 있다, 똠방각하"),
        ("cp949", b"\x1b$)C", "셀 카"),
        ("cp949", UTF8, "정상들의 셀카"),
        ("latin-1", b"", "Zoë and José"),
        ("latin-1", b"", "Åland, in June"),
        ("latin-1", b"", "Une route créée à Orléans"),
        ("latin-1", b"\x1b.A", "ÄÄÄÄ"),
        ("cp1252", b"", "“Café” – José"),
    ],
)
def test_iim_is_read_in_the_charset_it_is_in(charset, declared, caption):
    iim = iim_bytes(charset, declared=declared, caption=caption, byline="Kim")
    assert photo_of(iim=iim).caption == caption


@db
def test_a_korean_credit_without_any_charset_declared():
    photo = photo_of(iim=iim_bytes("cp949", caption="정상들이 있다. 사진=연합뉴스", city="서울"))
    assert (photo.caption, photo.credit_line) == ("정상들이 있다.", "연합뉴스")
    assert photo.moved_credit == "사진=연합뉴스"


@db
@pytest.mark.parametrize(("charset", "width"), [("utf-8", 3), ("cp949", 2)])
def test_a_character_cut_in_two_where_the_dataset_was_full_is_left_out(charset, width):
    caption = ("정상들의 셀카 " * 9).strip().encode(charset)
    photo = photo_of(iim=iim_bytes(charset, caption=caption[: 1 - width], city="서울"))
    assert (photo.caption + "카", photo.city) == (caption.decode(charset), "서울")


# -- hostile files ---------------------------------------------------------------------

ENTITIES = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(20))
LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "ha">{ENTITIES}]><x>&l20;</x>'.encode()
OUTSIDE = b"""<!DOCTYPE x [<!ENTITY z SYSTEM "file:///etc/passwd">]><x>&z;</x>"""
DEEP = b"<x>" * 9000 + b"</x>" * 9000
NESTED = xmp_bytes(photoshop_City="CITY").replace(
    b"CITY", b"<rdf:Bag><rdf:li>" * 900 + b"</rdf:li></rdf:Bag>" * 900
)


@db
@pytest.mark.parametrize(
    "xmp", [LAUGHS, OUTSIDE, DEEP, NESTED, b"\xff\xfe<", b"<x", b"\0", b"<a/>", b"not XML"]
)
def test_hostile_xmp_costs_nothing_but_itself(xmp):
    photo = photo_of(xmp=xmp, iim=iim_bytes(caption="A pier."))
    assert photo.caption == "A pier."
    assert "root:" not in json.dumps(photo.metadata)


@db
def test_xmp_that_cannot_be_read_is_told_of():
    assert photo_of(xmp=LAUGHS).metadata["unread"] == ["xmp"]
    assert photo_of(kind="WEBP", xmp=bytes(3_000_000)).metadata["unread"] == ["xmp"]


@db
@pytest.mark.parametrize(
    "iim",
    [
        b"\x1c\x02\x78", b"\x1c\x02\x78\xff\xff", b"\x1c\x02\x78\x80\x04\xff\xff\xff\xffA pier.",
        iim_bytes(caption="A pier.")[:-3], bytes(500), b"\x1c" * 500,
    ],
)  # fmt: skip
def test_broken_iim_refuses_no_photo(iim):
    assert photo_of(iim=iim, xmp=xmp_bytes(photoshop_City="Seoul")).city == "Seoul"


def image_that_says(**said) -> Image.Image:
    image = Image.new("RGB", (1, 1))
    image.info = said
    return image


NAMED = st.dictionaries(st.sampled_from(sorted(DATASETS)), st.binary(max_size=60))


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
@given(
    iim=st.binary(max_size=300) | NAMED.map(lambda said: iim_bytes(**said)),
    xmp=st.binary(max_size=300) | st.binary(max_size=100).map(lambda raw: b"<x>%s</x>" % raw),
    exif=st.binary(max_size=300).map(lambda raw: b"Exif\0\0II*\0\x08\0\0\0" + raw),
)
@settings(max_examples=150, deadline=None)
def test_no_bytes_make_reading_raise(iim, xmp, exif):
    info = file_info(image_that_says(photoshop={0x0404: iim}, xmp=xmp, exif=exif))
    kept = fields_of(json.loads(json.dumps(info)), {})["metadata"]
    assert "\\u0000" not in json.dumps(kept)


@pytest.mark.skipif(not EXIFTOOL, reason="exiftool is not installed")
@db
def test_what_exiftool_writes_is_read(tmp_path):
    file = tmp_path / "photo.jpg"
    Image.new("RGB", (64, 48)).save(file)
    said = [
        "-IPTC:Credit=연합뉴스", "-IPTC:CodedCharacterSet=UTF8", "-XMP-dc:Description=셀카",
        "-XMP-iptcCore:AltTextAccessibility=Four people", "-EXIF:Artist=김", "-GPSLatitude=37.5",
    ]  # fmt: skip
    subprocess.run([EXIFTOOL, "-q", *said, str(file)], check=True)
    photo = take_in(as_upload(file.read_bytes()), by=make_user())
    assert (photo.credit_line, photo.caption, photo.creator) == ("연합뉴스", "셀카", "김")
    assert (photo.alt_text, photo.metadata["has_gps"]) == ("Four people", True)
