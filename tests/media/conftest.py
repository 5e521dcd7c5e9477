"""What tests of photo files may ask for."""

import shutil

import pytest


@pytest.fixture
def kept(settings):
    """`kept()` lists every file in both stores of photos, which start empty."""
    shutil.rmtree(settings.UPLOADS_DIR, ignore_errors=True)
    return lambda: sorted(
        str(path.relative_to(settings.UPLOADS_DIR))
        for path in settings.UPLOADS_DIR.rglob("*")
        if path.is_file()
    )
