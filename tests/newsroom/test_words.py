"""Words as the search cuts them: the same for stories and questions, whatever the script."""

from hypothesis import given
from hypothesis import strategies as st

from newsroom.words import MOST_PARTS, cut, fold, parse


def tokens(text):
    return list(cut(text))


def test_case_and_accents_do_not_count():
    assert tokens("Café ÉCOLE São Straße") == ["cafe", "ecole", "sao", "strasse"]


def test_a_possessive_is_the_word_itself():
    assert tokens("harbour's harbour’s") == ["harbour", "harbour"]


def test_an_apostrophe_inside_a_word_holds_it_together():
    assert tokens("O'Neill don’t") == ["oneill", "dont"]


def test_korean_is_cut_into_pairs_that_overlap():
    assert tokens("불꽃축제") == ["불꽃", "꽃축", "축제"]


def test_a_single_sign_stands_alone():
    assert tokens("강 北") == ["강", "北"]


def test_scripts_side_by_side_are_parted():
    assert tokens("BTS의 5G") == ["bts", "의", "5g"]


def test_decomposed_hangul_is_the_same_word():
    assert tokens("\u1112\u1161\u11ab\u1100\u1173\u11af") == ["한글"]


def test_every_word_is_a_prefix_but_the_very_short():
    parts = parse("ferry a").parts
    assert [(part.tokens, part.is_prefix) for part in parts] == [
        (("ferry",), True),
        (("a",), False),
    ]


def test_quotes_keep_words_together():
    (part,) = parse('"tidal gate"').parts
    assert part.tokens == ("tidal", "gate") and not part.is_prefix


def test_a_quote_left_open_ends_with_the_line():
    (part,) = parse('"tidal gate').parts
    assert part.tokens == ("tidal", "gate")


def test_a_minus_leaves_out():
    query = parse('ferry -storm -"night boat"')
    assert [part.tokens for part in query.wanted] == [("ferry",)]
    assert [part.tokens for part in query.unwanted] == [("storm",), ("night", "boat")]


def test_a_hyphen_within_a_word_is_no_minus():
    assert [part.tokens for part in parse("twenty-first").wanted] == [("twenty",), ("first",)]


def test_a_long_question_is_shortened_and_says_so():
    query = parse("word " * 30)
    assert len(query.parts) == MOST_PARTS and query.is_shortened


def test_nothing_but_marks_asks_for_nothing():
    assert parse('"" -- ?! \x00').parts == ()


@given(st.text(max_size=300))
def test_tokens_are_letters_and_digits_alone(text):
    for token in cut(text):
        assert token.isalnum() and fold(token) in (token, fold(fold(token)))


@given(st.text(max_size=300))
def test_no_question_raises(typed):
    query = parse(typed)
    assert all(part.tokens for part in query.parts)
