"""The public files of a photo: upright, sRGB, in steps, and nothing of the camera in them."""

import io
import json
import subprocess
import sys
from datetime import timedelta

import pytest
from django.core.files import File
from django.core.management import call_command
from PIL import Image, ImageCms

from media import renditions as making
from media.cutting import crop_box
from media.models import Photo, RenditionSet
from media.pictures import alternative, names_of, picture_of
from media.renditions import Overtaken, remake, stem_of
from media.storage import renditions
from media.tasks import bring_up_to_date, make_files
from tests.builders import NOON, make_photo, take_photo
from tests.media.pictures import as_upload, picture_bytes, upload

pytestmark = pytest.mark.django_db

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
WHITE, RED = (255, 255, 255), (230, 20, 30)


def opened(photo, width, ratio="full", ending="jpg"):
    return Image.open(renditions().open(f"{photo.current.stem}/{ratio}-{width}.{ending}"))


def whole(photo):
    """The same photo with every file, as a worker leaves it."""
    bring_up_to_date(photo)
    return Photo.objects.get(pk=photo.pk)


def near(pixel, colour, distance=6):
    return all(abs(a - b) <= distance for a, b in zip(pixel, colour, strict=True))


def taken(picture, kind="PNG", **saving):
    file = io.BytesIO()
    picture.save(file, kind, **saving)
    return take_photo(file=as_upload(file.getvalue()))


def test_a_large_photo_has_every_width_in_its_own_proportions():
    photo = take_photo((2400, 1600))
    sizes = [[320, 213], [640, 427], [960, 640], [1280, 853], [1920, 1280]]
    assert photo.current.manifest["full"] == sizes
    assert photo.current.state == RenditionSet.State.FIRST
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
    photo = whole(photo)
    for name in names_of(photo.current.stem, photo.current.manifest):
        made = Image.open(renditions().open(name))
        assert not made.getexif()
        assert set(made.info) <= {
            "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression",
            "xmp", "photoshop",
        }  # fmt: skip
        raw = renditions().open(name).read()
        for word in (b"Exif", b"CAMERA", b"SERIAL", b"SECRET", b"ICC_PROFILE", b"GPS"):
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
    assert json.loads(done.stdout)["manifest"] == {"full": [[320, 194], [330, 200]]}


def test_a_command_makes_what_is_missing_and_goes_on_after_what_it_cannot(capsys):
    lost, gone, done = take_photo(), take_photo(), whole(take_photo())
    Photo.objects.filter(pk__in=[lost.pk, gone.pk]).update(current=None)
    gone.original.delete(save=False)
    call_command("make_renditions")
    said = capsys.readouterr()
    assert f"of 2, photo {lost.pk}: " in said.out
    assert f"of 2, photo {gone.pk}: " in said.err
    assert f"photo {done.pk}: " not in said.out
    lost.refresh_from_db()
    assert lost.current.state == RenditionSet.State.ALL
    call_command("make_renditions")
    said = capsys.readouterr()
    assert f"1 of 1, photo {gone.pk}" in said.err


def test_the_rest_is_made_in_both_formats_and_cut_for_cards_and_sharing():
    photo = whole(take_photo((2000, 1500)))
    made = photo.current
    assert made.state == RenditionSet.State.ALL
    assert made.manifest["full"][-1] == [1920, 1440]
    assert [size[0] for size in made.manifest["3x2"]] == [320, 640, 960, 1280, 1920]
    assert made.manifest["3x2"][-1] == [1920, 1280]
    assert made.manifest["16x9"] == [[1200, 675]]
    assert made.manifest["4x3"] == [[1200, 900]]
    assert made.manifest["1x1"] == [[1200, 1200]]
    names = names_of(made.stem, made.manifest)
    assert len(names) == 23
    for ratio in ("full", "3x2"):
        for width, height in made.manifest[ratio]:
            avif, jpeg = opened(photo, width, ratio, "avif"), opened(photo, width, ratio)
            assert (avif.format, jpeg.format) == ("AVIF", "JPEG")
            assert avif.size == jpeg.size == (width, height)


def test_the_smallest_photo_has_every_file_too():
    made = whole(take_photo((1, 1))).current
    assert made.manifest["3x2"] == made.manifest["1x1"] == [[1, 1]]
    assert made.manifest["avif"] == ["full", "3x2"]


def test_a_photo_of_three_to_two_is_its_own_crop():
    photo = whole(take_photo((900, 600)))
    full, crop = (opened(photo, 900, ratio, "avif") for ratio in ("full", "3x2"))
    assert full.tobytes() == crop.tobytes()


@pytest.mark.parametrize("height", [1281, 1440])
def test_a_crop_as_wide_as_the_photo_has_its_five_widths_and_its_ratio(height):
    photo = whole(taken(Image.new("RGB", (1920, height), RED)))
    sizes = [[320, 213], [640, 427], [960, 640], [1280, 853], [1920, 1280]]
    assert photo.current.manifest["3x2"] == sizes
    for width, tall in sizes:
        assert opened(photo, width, "3x2").size == (width, tall)


def test_crops_keep_the_focal_point_inside():
    picture = Image.new("RGB", (900, 300), "white")
    picture.paste(RED, (0, 0, 100, 300))
    file = io.BytesIO()
    picture.save(file, "PNG")
    left = whole(take_photo(file=as_upload(file.getvalue()), focal_x=0.05))
    assert near(opened(left, 300, "1x1").getpixel((20, 150)), RED, 12)
    Photo.objects.filter(pk=left.pk).update(focal_x=0.95)
    right = whole(Photo.objects.get(pk=left.pk))
    assert near(opened(right, 300, "1x1").getpixel((20, 150)), WHITE, 12)


@pytest.mark.parametrize(
    ("size", "ratio", "focus", "box"),
    [
        ((900, 600), (3, 2), (0.1, 0.9), (0, 0, 900, 600)),
        ((900, 900), (3, 2), (0.5, 0.5), (0, 150, 900, 750)),
        ((900, 900), (3, 2), (0.5, 0), (0, 0, 900, 600)),
        ((900, 900), (3, 2), (0.5, 1), (0, 300, 900, 900)),
        ((1600, 600), (1, 1), (0.25, 0.5), (100, 0, 700, 600)),
        ((1, 1), (16, 9), (0.5, 0.5), (0, 0, 1, 1)),
    ],
)
def test_a_crop_is_the_largest_box_about_the_focal_point(size, ratio, focus, box):
    assert crop_box(size, ratio, focus) == box


def test_files_that_were_overtaken_by_another_focus_are_thrown_away(monkeypatch, kept):
    photo = take_photo()
    before = kept()
    decode = making.decode

    def while_somebody_moves_the_focus(*paths):
        decoded = decode(*paths)
        Photo.objects.filter(pk=photo.pk).update(focal_x=0.9)
        return decoded

    photo.focal_x = 0.1
    monkeypatch.setattr(making, "decode", while_somebody_moves_the_focus)
    with pytest.raises(Overtaken):
        remake(photo)
    assert kept() == before
    assert photo.rendition_sets.get().retired_at is None


def test_files_of_a_photo_that_is_thrown_out_meanwhile_are_thrown_away(kept):
    photo = take_photo()
    loaded = Photo.objects.get(pk=photo.pk)
    original = photo.original.name
    Photo.objects.filter(pk=photo.pk).delete()
    with pytest.raises(Overtaken):
        remake(loaded)
    left = [name for name in kept() if "full-320" not in name and "full-640" not in name]
    assert left == [f"originals/{original}"]


def test_making_twice_makes_once(monkeypatch):
    photo = whole(take_photo())
    monkeypatch.setattr(making, "decode", None)  # nothing is decoded any more
    make_files.call(photo.pk)
    make_files.call(0)
    assert photo.rendition_sets.count() == 1


def test_a_set_that_could_not_be_completed_says_so_and_pages_keep_the_first():
    photo = take_photo()
    photo.original.delete(save=False)
    with pytest.raises(FileNotFoundError):
        make_files.call(photo.pk)
    photo.current.refresh_from_db()
    assert photo.current.state == RenditionSet.State.FAILED
    assert picture_of(photo).srcset


def test_nobody_ever_reads_half_a_file(settings, tmp_path):
    class Breaks(io.BytesIO):
        name = "x"

        def read(self, *size):
            raise OSError("the disk is full")

    store = renditions()
    store.save("a/full-1.jpg", io.BytesIO(b"whole"))
    with pytest.raises(OSError, match="full"):
        store.save("a/full-1.jpg", File(Breaks(b"half")))
    assert store.open("a/full-1.jpg").read() == b"whole"
    assert store.listdir("a")[1] == ["full-1.jpg"]
    store.delete("a/full-1.jpg")


def test_files_that_others_took_the_place_of_go_after_thirty_days(at, capsys, kept):
    at(NOON)
    photo = take_photo()
    old = photo.current
    Photo.objects.filter(pk=photo.pk).update(focal_y=0.1)
    photo = whole(Photo.objects.get(pk=photo.pk))
    at(NOON + timedelta(days=29))
    call_command("prune_renditions")
    assert renditions().exists(f"{old.stem}/full-320.jpg")
    at(NOON + timedelta(days=31))
    call_command("prune_renditions")
    assert capsys.readouterr().out.split("\n")[:2] == [
        "0 sets of files deleted.", "1 sets of files deleted.",
    ]  # fmt: skip
    assert not any(name.startswith(f"renditions/{old.stem}/") for name in kept())
    assert renditions().exists(f"{photo.current.stem}/full-320.jpg")
    assert photo.rendition_sets.count() == 2  # its name still leads to the new files
