"""The public files of a photo: upright, sRGB, in steps, and nothing of the camera in them."""

import io
import json
import subprocess
import sys

import pytest
from django.core.management import call_command
from PIL import Image, ImageCms

from media.models import Photo
from media.pictures import alternative, picture_of
from media.renditions import remake, stem_of
from media.storage import renditions
from tests.builders import make_photo, take_photo
from tests.media.pictures import as_upload, picture_bytes, upload

pytestmark = pytest.mark.django_db

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
WHITE, RED = (255, 255, 255), (230, 20, 30)


def opened(photo, width):
    return Image.open(renditions().open(f"{photo.current.stem}/full-{width}.jpg"))


def near(pixel, colour, distance=6):
    return all(abs(a - b) <= distance for a, b in zip(pixel, colour, strict=True))


def taken(picture, kind="PNG", **saving):
    file = io.BytesIO()
    picture.save(file, kind, **saving)
    return take_photo(file=as_upload(file.getvalue()))


def test_a_large_photo_has_every_width_in_its_own_proportions():
    photo = take_photo((2400, 1600))
    sizes = [[320, 213], [640, 427], [960, 640], [1280, 853], [1920, 1280]]
    assert photo.current.manifest == {"full": sizes}
    for width, height in sizes:
        assert opened(photo, width).size == (width, height)


def test_nothing_is_made_wider_than_the_original():
    assert take_photo((1000, 600)).current.manifest["full"] == [
        [320, 192], [640, 384], [960, 576], [1000, 600],
    ]  # fmt: skip
    assert take_photo((90, 60)).current.manifest["full"] == [[90, 60]]
    assert take_photo((1, 1)).current.manifest["full"] == [[1, 1]]


def test_every_file_is_a_progressive_jpeg():
    made = opened(take_photo(), 320)
    assert made.format == "JPEG"
    assert made.info["progressive"]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_camera_held_on_its_side_makes_an_upright_photo(kind):
    picture = Image.new("RGB", (600, 400), "white")
    picture.paste(RED, (0, 0, 600, 100))  # what the camera took for its top is on the right
    exif = picture.getexif()
    exif[0x0112] = 6
    photo = taken(picture, kind, exif=exif)
    assert (photo.width, photo.height) == (400, 600)
    assert photo.current.manifest["full"] == [[320, 480], [400, 600]]
    made = opened(photo, 400)
    assert near(made.getpixel((390, 300)), RED, 12)
    assert near(made.getpixel((100, 300)), WHITE, 12)


@pytest.mark.parametrize("profile", [SRGB, b""])
def test_nothing_of_the_camera_is_in_a_public_file(profile):
    picture = Image.new("RGB", (800, 600), "navy")
    exif = picture.getexif()
    exif[0x010F] = "CAMERA-MAKER"
    exif.get_ifd(0x8825).update({1: "N", 2: (37.0, 33.0, 1.0)})  # GPS
    exif.get_ifd(0x8769).update({0xA431: "SERIAL-0042"})
    photo = taken(
        picture, "JPEG", exif=exif, icc_profile=profile, comment=b"A SECRET", xmp=b"<x:xmpmeta/>"
    )
    assert b"SERIAL-0042" in photo.original.read()
    for width, _height in photo.current.manifest["full"]:
        made = opened(photo, width)
        assert not made.getexif()
        assert set(made.info) <= {
            "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression",
        }  # fmt: skip
        raw = renditions().open(f"{photo.current.stem}/full-{width}.jpg").read()
        for word in (b"Exif", b"SERIAL", b"SECRET", b"xmp", b"ICC_PROFILE", b"Photoshop"):
            assert word not in raw


def test_a_photo_in_other_colours_is_converted_to_srgb():
    """A profile with red and green swapped: only a real conversion gives the colour back."""
    swapped = (
        SRGB.replace(b"rXYZ", b"swap", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"swap", b"gXYZ")
    )
    picture = Image.new("RGB", (400, 300), (20, 230, 30))
    made = opened(taken(picture, "PNG", icc_profile=swapped), 400)
    assert near(made.getpixel((200, 150)), (230, 20, 30), 12)


def test_a_profile_that_does_not_fit_is_ignored():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (lab, b"no profile"):
        picture = Image.new("RGB", (60, 40), RED)
        made = opened(taken(picture, "JPEG", quality=95, icc_profile=profile), 60)
        assert near(made.getpixel((5, 5)), RED)


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_every_kind_of_jpeg_becomes_rgb(mode):
    made = opened(take_photo(file=upload(mode=mode, colour="white")), 640)
    assert made.mode == "RGB"
    assert near(made.getpixel((5, 5)), WHITE)


def test_what_is_transparent_becomes_white():
    assert near(
        opened(taken(Image.new("RGBA", (50, 50), (0, 0, 0, 0))), 50).getpixel((9, 9)), WHITE
    )
    assert near(opened(taken(Image.new("LA", (51, 51), (0, 0))), 51).getpixel((9, 9)), WHITE)
    palette = Image.new("RGB", (52, 52), RED).quantize(4)
    made = opened(taken(palette, transparency=palette.getpixel((0, 0))), 52)
    assert near(made.getpixel((9, 9)), WHITE)


def test_palette_and_black_and_white_and_sixteen_bits_keep_their_tones():
    assert near(
        opened(taken(Image.new("RGB", (53, 53), RED).quantize(4)), 53).getpixel((9, 9)), RED
    )
    assert near(opened(taken(Image.new("1", (54, 54), 1)), 54).getpixel((9, 9)), WHITE)
    made = opened(taken(Image.new("I;16", (55, 55), 32768)), 55)
    assert near(made.getpixel((9, 9)), (128, 128, 128))


def test_a_name_cannot_be_guessed_and_changes_with_key_bytes_and_focus(settings):
    photo = make_photo()
    stem = stem_of(photo)
    assert len(stem.partition("-")[2]) == 32
    assert stem_of(photo) == stem
    photo.focal_x = 0.2
    moved = stem_of(photo)
    settings.SECRET_KEY = "another"
    assert len({stem, moved, stem_of(photo)}) == 3


def test_files_made_again_keep_their_name_and_are_whole():
    photo = take_photo()
    name = f"{photo.current.stem}/full-320.jpg"
    with renditions().open(name, "wb") as file:
        file.write(b"half")
    remake(photo)
    assert renditions().open(name).read()[:2] == b"\xff\xd8"
    assert photo.rendition_sets.count() == 1


def test_files_of_another_focus_retire_the_old_set():
    photo = take_photo()
    old = photo.current
    photo.focal_y = 0.1
    photo.save(update_fields=["focal_y"])
    made = remake(photo)
    old.refresh_from_db()
    photo.refresh_from_db()
    assert old.retired_at
    assert photo.current == made != old


def test_a_picture_is_told_from_the_manifest_alone(django_assert_num_queries):
    photo = take_photo((2400, 1600))
    with django_assert_num_queries(0):
        picture = picture_of(photo)
        assert picture.src == f"/uploads/{photo.current.stem}/full-960.jpg"
        assert picture.srcset.endswith(f"/uploads/{photo.current.stem}/full-1920.jpg 1920w")
        assert picture.srcset.count(",") == 4
        assert (picture.width, picture.height) == (1920, 1280)
    assert picture_of(make_photo()) is None


def test_a_small_photo_is_its_own_usual_size():
    photo = take_photo((500, 400))
    assert picture_of(photo).src.endswith("full-500.jpg")


def test_the_caption_stands_for_the_photo_only_where_it_is_not_beside_it():
    photo = make_photo(alt_text="", caption_describes=True, caption="A pier.")
    assert alternative(photo) == ""
    assert alternative(photo, captioned=False) == "A pier."
    assert alternative(make_photo(alt_text="A boat."), captioned=False) == "A boat."


def test_the_decoder_is_a_program_that_needs_no_environment(tmp_path):
    (tmp_path / "in").write_bytes(picture_bytes((330, 200)))
    command = [sys.executable, "-m", "media.decoder", str(tmp_path / "in"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, env={}, check=True)
    assert json.loads(done.stdout)["full"] == [[320, 194], [330, 200]]


def test_a_command_makes_what_is_missing_and_goes_on_after_what_it_cannot(capsys):
    lost, gone, whole = take_photo(), take_photo(), take_photo()
    Photo.objects.filter(pk__in=[lost.pk, gone.pk]).update(current=None)
    gone.original.delete(save=False)
    call_command("make_renditions")
    said = capsys.readouterr()
    assert f"{lost.pk}: " in said.out
    assert f"{gone.pk}: " in said.err
    assert f"{whole.pk}: " not in said.out
    lost.refresh_from_db()
    assert lost.current
