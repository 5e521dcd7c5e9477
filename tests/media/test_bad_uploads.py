"""Files that are no photos, or want to be our end: each refused in words, nothing kept."""

import io
import json
import resource
import subprocess
import sys
import time
import zipfile

import pytest
from PIL import Image

from media import decoding
from media.ingest import Refused, take_in
from media.models import Photo, RenditionSet
from tests.builders import make_user, take_photo
from tests.media.pictures import animated_bytes, as_upload, endless_png, picture_bytes

pytestmark = pytest.mark.django_db

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'


def zip_bytes():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("page.html", "<script>alert(1)</script>")
    return file.getvalue()


def pages_bytes():
    file = io.BytesIO()
    pages = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    pages[0].save(file, "TIFF", save_all=True, append_images=pages[1:])
    return file.getvalue()


def noisy_jpeg():
    """Long enough that half of it is a real part of a picture."""
    return picture_bytes((900, 900), quality=95)


BAD = {
    "empty": (b"", "empty"),
    "text": ("Hôtel, 부산.\n".encode() * 400, "text file"),
    "html": (b"<!DOCTYPE html><script>alert(1)</script>", "text file"),
    "svg": (SVG, "SVG"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    "eps": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "EPS"),
    "eps with a preview": (b"\xc5\xd0\xd3\xc6" + bytes(60), "EPS"),
    "photoshop": (b"8BPS\0\1" + bytes(60), "Photoshop"),
    "raw": (picture_bytes((160, 120), kind="TIFF", tiffinfo={254: 1}), "raw file"),
    "raw, of no picture": (b"II*\0\x08\0\0\0" + bytes(60), "raw file"),
    "pages": (pages_bytes(), "more than one page"),
    "bmp": (picture_bytes(kind="BMP"), "BMP"),
    "still gif": (picture_bytes(kind="GIF"), "GIF"),
    "animated gif": (animated_bytes("GIF"), "GIF"),
    "animated png": (animated_bytes("PNG"), "more than one frame"),
    "animated webp": (animated_bytes("WEBP"), "more than one frame"),
    "phone": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100), "damaged or cut off"),
    "film": (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(100), "film"),
    "zip": (zip_bytes(), "ZIP"),
    "zip behind a photo": (picture_bytes() + zip_bytes(), "ZIP"),
    "noise": (bytes(range(1, 256)) * 20, "not a photo that we can open"),
    "NUL bytes": (bytes(5000), "not a photo that we can open"),
    "cut jpeg": (noisy_jpeg()[:4000], "damaged or cut off"),
    "cut png": (picture_bytes((900, 900), kind="PNG")[:1000], "damaged or cut off"),
    "jpeg head": (b"\xff\xd8\xff\xe0" + bytes(40), "damaged or cut off"),
    "png head": (b"\x89PNG\r\n\x1a\n", "damaged or cut off"),
    "50,000 squared": (endless_png(), r"50,000 × 50,000 pixels; the most is 120 megapixels"),
    "one long line": (endless_png(100_000, 1), r"100,000 × 1 pixels"),
    "fewer rows than it says": (endless_png(10_000, 10_000), "damaged or cut off"),
}


@pytest.mark.parametrize("kind", BAD)
def test_it_is_refused_in_words_and_nothing_is_kept(kind, kept):
    content, words = BAD[kind]
    with pytest.raises(Refused, match=words):
        take_in(as_upload(content, "photo.jpg"), by=make_user())
    assert kept() == []
    assert not Photo.objects.exists()
    assert not RenditionSet.objects.exists()


def test_fifty_thousand_pixels_squared_cost_neither_memory_nor_time():
    start = time.monotonic()
    with pytest.raises(Refused):
        take_in(as_upload(endless_png()), by=make_user())
    assert time.monotonic() - start < 10  # a busy machine; 0.2 s on a quiet one
    largest_child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss  # kilobytes
    assert largest_child < 1_500_000


def test_a_decoder_without_memory_says_so_and_ends(tmp_path):
    (tmp_path / "in").write_bytes(endless_png(8000, 7000, rows=7000 * (1 + 3 * 8000)))
    starved = (
        "import sys; from media import decoder; decoder.MEMORY = 200_000_000; "
        "decoder.main(*sys.argv[1:])"
    )
    command = [sys.executable, "-c", starved, str(tmp_path / "in"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, env={}, check=True)
    assert json.loads(done.stdout) == {"refused": "heavy"}


def test_a_decoder_without_room_says_so(tmp_path):
    (tmp_path / "in").write_bytes(picture_bytes())
    folder = str(tmp_path / "of no disk")
    command = [sys.executable, "-m", "media.decoder", str(tmp_path / "in"), folder]
    done = subprocess.run(command, capture_output=True, env={}, check=True)
    assert json.loads(done.stdout) == {"refused": "room"}


def test_a_decoder_that_takes_too_long_is_ended(monkeypatch, kept):
    monkeypatch.setattr(decoding, "PATIENCE", 0.001)
    with pytest.raises(Refused, match="too much memory or time"):
        take_in(as_upload(picture_bytes()), by=make_user())
    assert kept() == []


@pytest.mark.parametrize("death", ["os.kill(os.getpid(), 9)", "sys.exit(3)"])
def test_a_decoder_that_dies_is_a_refusal_and_no_error_page(monkeypatch, tmp_path, kept, death):
    """As when the machine runs out of memory, or a library crashes."""
    program = tmp_path / "python"
    program.write_text(f"#!{sys.executable}\nimport os, sys\n{death}\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))
    with pytest.raises(Refused):
        take_in(as_upload(picture_bytes()), by=make_user())
    assert kept() == []


def test_after_a_refusal_the_next_photo_comes_in():
    with pytest.raises(Refused):
        take_in(as_upload(endless_png()), by=make_user())
    assert take_photo().current
