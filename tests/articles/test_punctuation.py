"""Quotes and dashes are set as the language of the story sets them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.punctuation import STYLES, smarten
from tests.articles.tables import punctuation


@pytest.mark.parametrize(("language", "typed", "shown"), punctuation())
def test_straight_signs_become_those_of_the_language(language, typed, shown):
    assert smarten(typed, language) == shown


def test_a_line_of_hyphens_is_no_dash():
    assert smarten("---\n-0-\na --- b") == "---\n-0-\na --- b"


@given(st.text(alphabet="ab '\"-`.9(\n", max_size=60), st.sampled_from(sorted(STYLES)))
def test_what_is_set_is_not_set_again(text, language):
    once = smarten(text, language)
    assert smarten(once, language) == once
