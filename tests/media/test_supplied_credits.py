"""Credits are understood as agencies supply them, and leave the end of a caption."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media.metadata import fields_of
from media.models import Photo
from media.supplied_credits import understood, without_credit

Kind = Photo.CreditKind


@pytest.mark.parametrize(
    ("supplied", "kind", "line"),
    [
        ("Yonhap", Kind.PHOTO_BY, "Yonhap"),
        ("(Yonhap)", Kind.PHOTO_BY, "Yonhap"),
        ("Photo by Kim Min / AFP", Kind.PHOTO_BY, "Kim Min / AFP"),
        ("AP Photo/Lee Jin-man", Kind.PHOTO_BY, "AP Photo/Lee Jin-man"),
        ("사진=연합뉴스", Kind.PHOTO_BY, "연합뉴스"),
        ("사진=삼성전자 제공", Kind.COURTESY_OF, "삼성전자"),
        ("Photo courtesy of NASA", Kind.COURTESY_OF, "NASA"),
        ("Courtesy NASA", Kind.COURTESY_OF, "NASA"),
        ("NASA/Handout", Kind.HANDOUT, "NASA"),
        ("Photo by Handout / NASA", Kind.HANDOUT, "NASA"),
        ("Handout", Kind.HANDOUT, ""),
        ("File photo by UPI", Kind.FILE_PHOTO_BY, "UPI"),
        ("AP Photo/Lee Jin-man, File", Kind.FILE_PHOTO_BY, "AP Photo/Lee Jin-man"),
        ("Illustration by Kim", Kind.ILLUSTRATION_BY, "Kim"),
        ("Handout via Reuters", Kind.PHOTO_BY, "Handout via Reuters"),  # whose is not said
    ],
)
def test_the_words_around_a_name_are_its_kind(supplied, kind, line):
    assert understood(supplied) == (kind, line)


@pytest.mark.parametrize(
    ("caption", "left", "moved"),
    [
        ("Leaders pose. (Yonhap)", "Leaders pose.", "Yonhap"),
        ("Leaders pose (Yonhap).", "Leaders pose.", "Yonhap"),
        ("Leaders pose. /Yonhap", "Leaders pose.", "Yonhap"),
        ("Leaders pose/Yonhap", "Leaders pose", "Yonhap"),
        ("Leaders pose — Yonhap News", "Leaders pose", "Yonhap News"),
        ("Leaders pose.\nYonhap", "Leaders pose.", "Yonhap"),
        ("Leaders pose. [Kim Min/Yonhap]", "Leaders pose.", "Kim Min/Yonhap"),
        ("Leaders pose. (AP Photo/Lee, File)", "Leaders pose.", "AP Photo/Lee, File"),
        ("Leaders pose. REUTERS/Kim Hong-Ji", "Leaders pose.", "REUTERS/Kim Hong-Ji"),
        ("Leaders pose. (Photo by Kim Min)", "Leaders pose.", "Photo by Kim Min"),
        ("정상들이 있다. (사진=연합뉴스)", "정상들이 있다.", "사진=연합뉴스"),
        ("정상들이 있다 사진=한빛뉴스", "정상들이 있다", "사진=한빛뉴스"),
        ("정상들이 있다. /연합뉴스", "정상들이 있다.", "연합뉴스"),
    ],
)
def test_a_credit_leaves_the_caption(caption, left, moved):
    assert without_credit(caption) == (left, moved)


@pytest.mark.parametrize(
    "caption",
    [
        "(Yonhap)",
        "Kim (left) and Lee (right)",
        "They won (2-1).",
        "Seen and/or heard",
        "Open 24/7",
        "He joined the AP.",
        "He holds a photo by Robert Capa.",
        "The best one. (Photo of the day)",
        "The pier. (Old town)",
        "Leaders, of Yonhap (Yonhap) too",
    ],
)
def test_what_may_be_no_credit_stays(caption):
    assert without_credit(caption) == (caption, "")


def test_with_a_credit_of_its_own_only_the_same_one_leaves():
    ours = {"credit": "Hanbit News", "names": ("Kim Min", "HBN")}
    assert without_credit("The pier. (Hanbit)", **ours)[1] == "Hanbit"
    assert without_credit("The pier. (Old town)", **ours)[1] == ""
    assert without_credit("The pier. (HANBIT NEWS)", **ours) == ("The pier.", "HANBIT NEWS")
    assert without_credit("The pier. (Photo by Kim Min)", **ours)[1] == "Photo by Kim Min"
    assert without_credit("The pier. (HBN)", **ours)[1] == "HBN"
    assert without_credit("The pier. (Yonhap)", **ours)[1] == ""
    assert without_credit("The pier. (연합뉴스)", credit="Yonhap")[1] == "연합뉴스"


def credited(caption, credit="", **given):
    fields = fields_of({"iim": {"caption": [caption], "credit": [credit]}}, given)
    told = ("caption", "credit_kind", "credit_line", "handout")
    return tuple(fields.get(name) for name in told), fields["metadata"].get("moved_credit")


def test_the_photo_takes_the_credit_that_left_its_caption():
    handout = ("A rocket.", "handout", "NASA", True)
    assert credited("A rocket. (NASA/Handout)") == (handout, "NASA/Handout")
    assert credited("A rocket. (NASA/Handout)", "Handout") == (handout, "NASA/Handout")
    filed = ("A rocket.", "file_photo_by", "AP", None)
    assert credited("A rocket. (AP Photo, File)", "AP") == (filed, "AP Photo, File")


def test_a_credit_is_never_lost_between_caption_and_field():
    kept = ("A rocket. (Yonhap)", None, None, None)
    assert credited("A rocket. (Yonhap)", "AP", credit_line="", credit_kind="photo_by") == (
        kept,
        None,
    )
    assert credited("A rocket. (Yonhap)", "AP", credit_line="UPI", credit_kind="photo_by") == (
        kept,
        None,
    )


@given(st.text(max_size=400) | st.text(alphabet="( )/,.사진=|\n aA", max_size=400))
@settings(max_examples=200, deadline=None)
def test_no_caption_loses_more_than_its_credit(caption):
    left, moved = without_credit(caption)
    start = left if caption.strip().startswith(left) else left[:-1]
    assert caption.strip().startswith(start)
    assert moved in caption
    assert bool(moved) == (left != caption.strip())
