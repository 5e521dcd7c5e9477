"""Portraits: the photo beside a contributor's name keeps the rule of every photo."""

import pytest

from media.in_print import is_public
from media.models import Photo, Portrait
from tests.builders import NOON, make_contributor, make_photo

pytestmark = pytest.mark.django_db


def test_a_portrait_that_is_not_complete_is_not_public():
    portrait = Portrait.objects.create(
        contributor=make_contributor(), photo=make_photo(alt_text="")
    )
    assert not Photo.objects.filter(is_public(NOON), pk=portrait.photo_id).exists()
    Photo.objects.filter(pk=portrait.photo_id).update(alt_text="A woman reads.")
    assert Photo.objects.filter(is_public(NOON), pk=portrait.photo_id).exists()
