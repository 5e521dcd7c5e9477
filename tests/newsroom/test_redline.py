"""Redlines of plain lines: what changed is said of the words that changed, and no more."""

import random

import pytest

from newsroom.redline import Budget, Line, align, fold, words_of

SIGNS = {"same": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}


def lines(*texts):
    return [Line(words_of(text)) for text in texts]


def told(old, new, **given):
    """The redline in a few signs: "moved: A [-b-]{+c+}" for each row that is not the same."""
    return [
        f"{row.state}: {''.join(SIGNS[run.state].format(run.text) for run in row.runs)}"
        for row in align(old, new, **given)
        if row.state != "same"
    ]


def test_a_changed_word_is_marked_and_its_neighbours_are_not():
    old = lines("The ferry left the harbour at dawn, the captain said.")
    new = lines("The ferry left the harbour at noon, the captain said.")
    assert told(old, new) == [
        "changed: The ferry left the harbour at [-dawn-]{+noon+}, the captain said."
    ]


def test_changes_that_only_a_stray_word_keeps_apart_read_as_one():
    old = lines("Nobody at the ministry answered on Monday or the day after, he said.")
    new = lines("Everybody in the chamber voted by night or the hour before, he said.")
    (row,) = align(old, new)
    assert [run.text for run in row.runs if run.state == "same"] == [", he said."]


def test_korean_is_marked_by_the_word_and_japanese_by_the_sign():
    assert told(lines("부산항에서 불꽃축제가 열렸다"), lines("부산항에서 불꽃축제가 끝났다")) == [
        "changed: 부산항에서 불꽃축제가 [-열렸다-]{+끝났다+}"
    ]
    assert told(lines("港は朝に開く"), lines("港は夜に開く")) == ["changed: 港は[-朝-]{+夜+}に開く"]


def test_a_new_paragraph_and_one_taken_out_stand_whole():
    assert told(lines("One.", "Two words here."), lines("One.", "Something else altogether.")) == [
        "removed: [-Two words here.-]", "added: {+Something else altogether.+}",
    ]  # fmt: skip


def test_a_moved_paragraph_is_moved_and_not_lost_and_found():
    old = lines("First of all.", "Then the ferry.", "Then the harbour.", "Last.")
    new = lines("First of all.", "Then the harbour.", "Last.", "Then the ferry.")
    assert told(old, new) == ["left: [-Then the ferry.-]", "moved: Then the ferry."]


def test_a_paragraph_that_moved_and_changed_says_both():
    old = lines("The ferry left the harbour at dawn.", "One thing.", "Another matter.")
    new = lines("One thing.", "Another matter.", "The ferry left the harbour at noon.")
    assert "moved: The ferry left the harbour at [-dawn-]{+noon+}." in told(old, new)


def test_lines_that_are_there_several_times_stay_in_their_places():
    old = lines("***", "One.", "***", "Two.", "***")
    assert told(old, lines("***", "One.", "***", "New.", "***", "Two.", "***")) == [
        "added: {+New.+}", "added: {+***+}",
    ]  # fmt: skip


def test_what_stands_for_the_same_thing_is_the_same_line_whatever_its_words():
    old = [Line(words_of("At dawn."), subject="photo 1"), Line(subject="photo 2")]
    new = [Line(subject="photo 3"), Line(words_of("By night."), subject="photo 1")]
    assert told(old, new) == [
        "added: {++}", "changed: [-At dawn-]{+By night+}.", "removed: [--]",
    ]  # fmt: skip


def test_another_kind_of_line_is_a_change_of_its_own():
    (row,) = align([Line(words_of("The same"))], [Line(words_of("The same"), label="Heading")])
    assert (row.state, row.was.label, row.line.label) == ("changed", "", "Heading")


@pytest.mark.parametrize("seed", range(20))
def test_both_texts_can_be_read_back_from_any_redline(seed):
    chance = random.Random(seed)
    some = ["ab cd", "ab ce", "x", "", "a b c d e f", "c, d. e"]
    for _time in range(50):
        old, new = (lines(*chance.choices(some, k=chance.randint(0, 8))) for _side in range(2))
        rows = align(old, new)
        assert [row.line for row in rows if row.state not in ("removed", "left")] == new
        before = [row.was or row.line for row in rows if row.state in ("same", "changed")]
        before += [row.line for row in rows if row.state in ("removed", "left")]
        assert sorted(map(str, before)) == sorted(map(str, old))
        for row in rows:
            if row.was:
                text = "".join(run.text for run in row.runs if run.state != "ins")
                assert text == "".join(word.text for word in row.was.words)


def test_long_runs_of_unchanged_lines_are_folded_but_for_their_ends():
    old = lines(*(f"Line {n}." for n in range(50)))
    shown = fold(align(old, [*old[:25], *lines("Put in."), *old[25:]]))
    assert [row.hidden for row in shown] == [24, 0, 0, 0, 24]
    assert [row.line.words[-2].text for row in shown[0].same[-1:]] == ["23"]


def a_million_characters(chance):
    words = [f"word{n}" for n in range(500)]
    return [" ".join(chance.choices(words, k=24)) for _line in range(6000)]


@pytest.mark.parametrize("change", ["a word in each", "other order", "all else", "one line"])
def test_the_work_is_bounded_whatever_is_compared(change):
    chance = random.Random(7)
    old = a_million_characters(chance)
    if change == "a word in each":
        new = [f"{text} more" for text in old]
    elif change == "other order":
        new = chance.sample(old, len(old))
    elif change == "all else":
        new = a_million_characters(chance)
    else:
        old, new = [" ".join(old)], [" ".join(chance.sample(old, len(old)))]
    budget = Budget(200_000)
    rows = align(lines(*old), lines(*new), budget)
    assert [row.line for row in rows if row.state not in ("removed", "left")] == lines(*new)
    assert budget.left >= 0


def test_what_the_budget_does_not_cover_is_shown_whole():
    old, new = lines("one two three four"), lines("one two 3 four")
    assert told(old, new, budget=Budget(0)) == [
        "removed: [-one two three four-]", "added: {+one two 3 four+}",
    ]  # fmt: skip
