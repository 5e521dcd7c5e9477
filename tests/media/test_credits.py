"""One function renders the credit, everywhere and in the language of the photo's words."""

import pytest

from media.credits import credit
from media.models import Photo


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("photo_by", "Photo by Yonhap"),
        ("file_photo_by", "File photo by Yonhap"),
        ("courtesy_of", "Photo courtesy of Yonhap"),
        ("handout", "Handout photo by Yonhap"),
        ("illustration_by", "Illustration by Yonhap"),
        ("unrecorded", "Yonhap"),
    ],
)
def test_each_kind_has_its_words(kind, words):
    assert credit(Photo(credit_kind=kind, credit_line=" Yonhap ")) == words


def test_every_kind_is_rendered():
    for kind in Photo.CreditKind:
        assert "Yonhap" in credit(Photo(credit_kind=kind, credit_line="Yonhap"))


def test_no_credit_line_is_no_credit():
    assert credit(Photo(credit_line="  ")) == ""


def test_unrecorded_is_offered_only_where_it_stands():
    kinds = Photo.CreditKind
    assert kinds.UNRECORDED not in dict(kinds.to_choose())
    assert kinds.UNRECORDED in dict(kinds.to_choose(kinds.UNRECORDED))
