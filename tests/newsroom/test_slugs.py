"""Slugs: letters of any script, one spelling, cut between words."""

from newsroom.slugs import LONGEST, make_slug, with_suffix


def test_letters_of_any_script_stay():
    assert make_slug("여객선 막배 20분 늦춘다") == "여객선-막배-20분-늦춘다"
    assert make_slug("Ferry’s last run — at 11:40") == "ferrys-last-run-at-1140"


def test_two_spellings_of_one_letter_are_one_slug():
    assert make_slug("cafe\u0301") == make_slug("caf\u00e9") == "caf\u00e9"


def test_a_long_headline_is_cut_between_words():
    slug = make_slug("word " * 60)
    assert len(slug) <= LONGEST
    assert slug.endswith("word")


def test_nothing_to_make_it_of_is_empty():
    assert make_slug("?!…") == ""


def test_the_first_of_a_name_is_bare_and_a_suffix_fits_the_column():
    assert with_suffix("ferry", 1) == "ferry"
    assert with_suffix("ferry", 2) == "ferry-2"
    assert len(with_suffix("x" * LONGEST, 1234)) == LONGEST
