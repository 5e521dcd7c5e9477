"""The desk's words in a public file: whoever copies the photo copies its credit."""

import io
import json
import shutil
import subprocess

import pytest
from PIL import Image

from media.cutting import SAVING
from media.file_info import file_info
from media.inscription import Unreadable, Words, iim_of, inscribed, xmp_of
from media.models import Photo
from media.pictures import names_of
from media.renditions import is_inscribed
from media.storage import renditions
from media.tasks import bring_up_to_date, write_words
from tests.builders import take_photo
from tests.media.inscribed import exif_of
from tests.media.pictures import picture_bytes, upload

WORDS = Words(
    caption="Ferries wait <& rest> at Pier 6 in 부산, “late”.",
    creator="Kim Min-jun",
    credit="Photo by Yonhap",
    copyright_notice="© 2026 Yonhap",
    usage_terms="No resale.",
)


def made(ending, size=(64, 48)) -> bytes:
    """A file as media.cutting makes it."""
    file = io.BytesIO()
    kind, saving = SAVING[ending]
    Image.effect_noise(size, 40).convert("RGB").save(file, kind, **saving)
    return file.getvalue()


def said(content) -> dict:
    """What our own reader finds in it, by standard."""
    return file_info(Image.open(io.BytesIO(content)))


@pytest.mark.parametrize("ending", ["jpg", "avif"])
def test_what_is_written_is_read_and_no_pixel_changes(ending):
    plain = made(ending)
    content = inscribed(plain, WORDS)
    xmp = said(content)["xmp"]
    assert xmp["dc:description"] == [WORDS.caption]
    assert xmp["dc:creator"] == ["Kim Min-jun"]
    assert xmp["photoshop:Credit"] == "Photo by Yonhap"
    assert xmp["dc:rights"] == ["© 2026 Yonhap"]
    assert xmp["xmpRights:UsageTerms"] == ["No resale."]
    assert Image.open(io.BytesIO(content)).tobytes() == Image.open(io.BytesIO(plain)).tobytes()


def test_a_jpeg_says_it_in_iim_too():
    assert said(inscribed(made("jpg"), WORDS))["iim"] == {
        "byline": ["Kim Min-jun"],
        "credit": ["Photo by Yonhap"],
        "copyright": ["© 2026 Yonhap"],
        "caption": [WORDS.caption],
    }


@pytest.mark.parametrize("ending", ["jpg", "avif"])
def test_new_words_take_the_place_of_the_old(ending):
    plain = made(ending)
    once = inscribed(plain, WORDS)
    assert inscribed(once, WORDS) == once
    others = Words(credit="Photo by AP")
    twice = inscribed(once, others)
    assert b"Yonhap" not in twice
    assert said(twice)["xmp"] == {"photoshop:Credit": "Photo by AP"}
    assert inscribed(twice, WORDS) == once


def test_whatever_else_a_jpeg_says_is_dropped():
    exif = exif_of(place=37.0, Make="CAMERA")
    content = picture_bytes(exif=exif, comment=b"A SECRET", xmp=b"<x:xmpmeta/>")
    cleaned = inscribed(content, WORDS)
    for word in (b"Exif", b"CAMERA", b"A SECRET"):
        assert word in content
        assert word not in cleaned


def test_letters_that_xml_does_not_know_are_left_out():
    words = Words(caption="a\x00b\x0bc\ud800d\uffffe\nf")
    assert said(inscribed(made("jpg"), words))["xmp"]["dc:description"] == ["abcde\nf"]


def test_the_longest_words_fit_a_segment():
    words = Words(*["&" * 100_000] * 5)
    assert len(xmp_of(words)) < 65_000
    assert len(iim_of(words)) < 65_000
    assert Image.open(io.BytesIO(inscribed(made("jpg"), words))).size == (64, 48)


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a", b"\xff\xd8", made("jpg")[:100], made("avif")[:200], made("avif") + b"more",
     picture_bytes(kind="AVIF")],
)  # fmt: skip
def test_a_file_that_we_did_not_make_is_refused(content):
    with pytest.raises(Unreadable):
        inscribed(content, WORDS)


def test_a_digest_tells_every_word_apart():
    assert Words(caption="a", creator="b").digest != Words(caption="b", creator="a").digest
    assert Words(caption="a").digest != Words(creator="a").digest


@pytest.mark.django_db
def test_every_public_file_says_what_the_desk_says():
    photo = take_photo(caption="The pier.", creator="Kim", copyright_notice="© Yonhap")
    bring_up_to_date(photo)
    for name in names_of(photo.current.stem, photo.current.manifest):
        xmp = said(renditions().open(name).read())["xmp"]
        assert xmp["photoshop:Credit"] == photo.credit == "Photo by Yonhap"
        assert xmp["dc:description"] == ["The pier."]


@pytest.mark.django_db
def test_edited_words_are_written_into_the_files_that_stand():
    photo = take_photo()
    bring_up_to_date(photo)
    before = {
        name: Image.open(renditions().open(name)).tobytes()
        for name in names_of(photo.current.stem, photo.current.manifest)
    }
    Photo.objects.filter(pk=photo.pk).update(credit_line="AP")
    photo = Photo.objects.get(pk=photo.pk)
    assert not is_inscribed(photo)
    write_words.call(photo.pk)
    photo = Photo.objects.get(pk=photo.pk)
    assert is_inscribed(photo)
    for name, pixels in before.items():
        content = renditions().open(name).read()
        assert said(content)["xmp"]["photoshop:Credit"] == "Photo by AP"
        assert Image.open(io.BytesIO(content)).tobytes() == pixels


@pytest.mark.django_db
@pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is not installed")
def test_exiftool_finds_the_credit_and_nothing_of_the_camera(settings):
    exif = exif_of(place=37.0, Make="CAMERA", BodySerialNumber="0042")
    photo = take_photo(file=upload(exif=exif), copyright_notice="© Yonhap", creator="김민준")
    bring_up_to_date(photo)
    folder = settings.UPLOADS_DIR / "renditions" / photo.current.stem
    command = ["exiftool", "-json", "-G1", "-a", "-u", str(folder)]
    files = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert len(files) == len(names_of(photo.current.stem, photo.current.manifest))
    for tags in files:
        assert tags["XMP-photoshop:Credit"] == "Photo by Yonhap"
        assert tags["XMP-dc:Rights"] == "© Yonhap"
        assert tags["XMP-dc:Creator"] == "김민준"
        groups = {name.partition(":")[0] for name in tags}
        assert not groups & {"GPS", "ExifIFD", "IFD0", "IFD1", "MakerNotes", "ICC_Profile"}
        assert not [name for name in tags if "Serial" in name or "Thumbnail" in name]
        if tags["File:FileType"] == "JPEG":
            assert tags["IPTC:Credit"] == "Photo by Yonhap"
            assert tags["IPTC:By-line"] == "김민준"
