"""Where formats keep their notes, what language they speak, and reading them once more."""

import pytest
from django.core.management import call_command

from media.metadata import fields_of
from media.models import Photo
from media.scripts import language_of
from newsroom.models import DeskAction
from tests.builders import NOON, make_article, make_photo, make_user, take_photo
from tests.desk import address, at_the_desk, text_of
from tests.media.inscribed import iim_bytes, inscribed, long_xmp, photo_of
from tests.media.pictures import as_upload

pytestmark = pytest.mark.django_db

SAID = {"caption": "정상들이 있다.", "byline": "Kim", "credit": "Yonhap"}


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "PNG"])
def test_iim_is_read_from_every_format_that_has_a_place_for_it(kind):
    photo = photo_of(iim=iim_bytes(**SAID), kind=kind)
    assert (photo.caption, photo.creator, photo.credit_line) == tuple(SAID.values())
    assert photo.metadata["unread"] == []


@pytest.mark.parametrize("parts", [4, 9])
def test_xmp_that_is_too_long_for_one_segment_is_put_together(parts):
    names = [f"Keyword {number} {'x' * 80}" for number in range(2000)]
    photo = take_photo(file=as_upload(long_xmp("The pier.", parts=parts, dc_subject=names)))
    photo = Photo.objects.get(pk=photo.pk)
    assert photo.metadata["xmp"]["dc:subject"] == names
    assert photo.keywords[0] == names[0]


def test_xmp_of_which_a_part_is_lost_is_told_of_on_the_photos_page():
    broken = as_upload(long_xmp("The pier.", lost=True, dc_subject=["a", "b"]))
    photo = take_photo(file=broken)
    page = at_the_desk(make_user("photo")).get(address(photo))
    assert "What the file says in XMP is damaged and was not read" in text_of(page)


def test_a_photo_whose_file_could_be_read_says_nothing_of_it():
    page = at_the_desk(make_user("photo")).get(address(take_photo()))
    assert "damaged" not in text_of(page)


# -- language ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("caption", "language"),
    [
        ("정상들이 셀카를 찍고 있다.", "ko"),
        ("김하늘 (Kim Haneul) 선수", "ko"),
        ("Kim Haneul (김하늘) at the pier.", "en"),
        ("埠頭のカモメ。", "ja"),
        ("码头上的海鸥。", "zh"),
        ("Чайки над причалом.", "und-Cyrl"),
        ("نورس فوق الميناء", "und-Arab"),
        ("Möwen am Pier", "en"),
        ("", "en"),
        ("2026", "en"),
    ],
)
def test_the_language_is_that_of_the_script(caption, language):
    assert language_of(caption) == language
    assert len(language) <= Photo._meta.get_field("language").max_length


def test_a_paper_knows_its_own_script_and_latin_letters_in_it(settings):
    settings.LANGUAGE_CODE = "ko"
    assert (language_of("The pier."), language_of("")) == ("en", "ko")
    settings.LANGUAGE_CODE = "uk"
    assert language_of("Чайки над причалом.") == "uk"
    settings.LANGUAGE_CODE = "de"
    assert language_of("Möwen am Pier") == "de"


def test_a_photo_comes_in_with_the_language_of_its_caption():
    assert photo_of(iim=iim_bytes(**SAID)).language == "ko"
    assert take_photo(caption="갈매기가 난다.").language == "ko"
    assert take_photo(caption="갈매기가 난다.", language="en").language == "en"


def saved(photo, **typed):
    desk = at_the_desk(make_user("photo"))
    fields = desk.get(address(photo)).context["adminform"].form
    values = {name: fields[name].value() for name in fields.fields}
    values = {name: value for name, value in values.items() if value not in (None, False)}
    page = desk.post(address(photo), {**values, **typed})
    assert page.status_code == 302, page.context["errors"]
    photo.refresh_from_db()
    return photo


def test_a_caption_written_at_the_desk_brings_its_language():
    assert saved(make_photo(), caption="갈매기가 난다.").language == "ko"


def test_a_language_that_an_editor_chose_stays():
    photo = saved(make_photo(caption="갈매기가 난다.", language="ko"), language="en")
    assert photo.language == "en"
    assert saved(photo, caption="갈매기 두 마리가 난다.").language == "en"


# -- once more ---------------------------------------------------------------------------


@pytest.fixture
def poorly_read():
    """A photo of which we once read nothing but its caption."""
    photo = photo_of(iim=iim_bytes(**SAID, city="Seoul"), kind="TIFF")
    notes = {"iim": {"caption": [SAID["caption"]]}, "xmp": {}, "exif": {}, "unread": []}
    Photo.objects.filter(pk=photo.pk).update(
        creator="", credit_line="", city="", **{"metadata": fields_of(notes, {})["metadata"]}
    )
    photo.refresh_from_db()
    return photo


def test_it_says_what_would_change_and_changes_nothing(poorly_read, capsys):
    call_command("reread_metadata")
    told = capsys.readouterr().out
    assert f"photo {poorly_read.pk}: city, creator, credit_line, metadata" in told
    assert "1 photos would be renewed" in told
    poorly_read.refresh_from_db()
    assert poorly_read.creator == ""


def test_asked_to_write_it_fills_what_nobody_has_changed(poorly_read):
    Photo.objects.filter(pk=poorly_read.pk).update(city="Busan", caption="The desk's own.")
    call_command("reread_metadata", write=True, verbosity=0)
    photo = Photo.objects.get(pk=poorly_read.pk)
    assert (photo.creator, photo.credit_line) == ("Kim", "Yonhap")
    assert (photo.city, photo.caption) == ("Busan", "The desk's own.")
    assert photo.metadata["iim"]["city"] == ["Seoul"]
    assert photo.version == poorly_read.version + 1
    assert DeskAction.objects.get(target=photo.uid, verb="reread").by is None
    call_command("reread_metadata", write=True, verbosity=0)
    assert Photo.objects.get(pk=photo.pk).version == photo.version


def test_words_that_readers_see_are_left_to_the_desk(poorly_read):
    Photo.objects.filter(pk=poorly_read.pk).update(credit_line="As run", alt_text="A pier.")
    make_article(photos=[poorly_read], status="published", published_at=NOON)
    call_command("reread_metadata", write=True, verbosity=0)
    photo = Photo.objects.get(pk=poorly_read.pk)
    assert (photo.creator, photo.credit_line) == ("", "As run")
    assert photo.metadata["iim"]["byline"] == ["Kim"]


def test_words_given_on_the_way_in_stay(capsys):
    photo = photo_of(given={"caption": "Given."}, iim=iim_bytes(caption="Of the file."))
    call_command("reread_metadata", write=True)
    photo.refresh_from_db()
    assert photo.caption == "Given."
    assert "0 photos renewed" in capsys.readouterr().out


def test_an_original_that_is_gone_stops_no_other(poorly_read, capsys):
    lost = take_photo(file=inscribed())
    lost.original.storage.delete(lost.original.name)
    call_command("reread_metadata", write=True)
    told = capsys.readouterr()
    assert f"photo {lost.pk}:" in told.err
    assert "1 photos renewed" in told.out
