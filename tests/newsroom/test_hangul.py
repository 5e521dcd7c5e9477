"""Korean names are found while they are still being typed."""

import re

import pytest

from newsroom.hangul import begins_with


@pytest.mark.parametrize(
    ("typed", "name"),
    [("ㅅ", "서울"), ("ㅅㅇ", "서울"), ("서ㅇ", "서울"), ("서우", "서울"), ("서울", "서울"),
     ("설", "서래"), ("ㅅㅇ ㅅ", "서울 시청"), ("ㄱㅁㅈ", "김민지"), ("기", "김민지"),
     ("김ㅁ", "김민지")],
)  # fmt: skip
def test_a_name_is_found_by_its_initials_or_by_half_a_syllable(typed, name):
    assert re.search(begins_with(typed), name)


@pytest.mark.parametrize(("typed", "name"), [("ㅅㅂ", "서울"), ("소", "서울"), ("울", "서울")])
def test_another_name_is_not(typed, name):
    assert not re.search(begins_with(typed), name)


@pytest.mark.parametrize("typed", ["", " ", "kim", "김k", "ㅏ", ".*"])
def test_what_is_no_hangul_asks_for_nothing_more(typed):
    assert begins_with(typed) == ""


def test_a_cluster_of_two_finals_stands_for_itself():
    assert re.search(begins_with("닭"), "닭갈비")
