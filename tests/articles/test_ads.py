"""Ad slots between the paragraphs of a story, under every preset."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.ads import DESKTOP, PHONE, PRESETS, Piece, Rules, height, interleave, place_slots
from articles.body import Block

RUNNING = {name: rules for name, rules in PRESETS.items() if name != "none"}
# The lengths of the paragraphs of the wire story that the page was modelled on.
WIRE_STORY = [293, 237, 126, 280, 295, 163, 134, 99, 233, 261, 305, 91, 211, 123, 274]

OBSTACLES = ["h2", "h3", "figure", "embed", "quote", "list", "table", "hr", "aside"]
paragraph = st.builds(Block, st.just("p"), st.integers(60, 700))
any_block = st.one_of(
    *[paragraph] * 6,
    st.builds(Block, st.just("p"), st.integers(0, 900)),
    st.builds(Block, st.sampled_from(OBSTACLES), st.integers(0, 400)),
)
copy = st.one_of(st.lists(any_block, max_size=40), st.lists(paragraph, min_size=8, max_size=50))
# Whatever a publisher may type: the bounds of the form, and what Rules themselves refuse.
own_numbers = st.builds(
    Rules,
    first_paragraphs=st.integers(0, 8), first_px=st.integers(0, 1500),
    gap_paragraphs=st.integers(1, 8), gap_px=st.integers(0, 1500),
    tail_paragraphs=st.integers(1, 6), tail_px=st.integers(300, 1500),
    clear_above=st.integers(0, 400), clear_below=st.integers(0, 300),
    density_phone=st.integers(0, 50), density_desktop=st.integers(0, 50),
    max_slots=st.integers(1, 12),
)  # fmt: skip
rules_of_a_paper = st.one_of(st.sampled_from(sorted(RUNNING)).map(PRESETS.get), own_numbers)
often = settings(max_examples=1000, deadline=None)


def paragraphs(*lengths):
    return [Block("p", chars, f"<p>{chars}</p>") for chars in lengths]


def tops(blocks, layout):
    edges = [0]
    for block in blocks:
        edges.append(edges[-1] + height(block, layout))
    return edges


def count_paragraphs(blocks):
    return sum(block.kind == "p" for block in blocks)


@pytest.mark.parametrize(
    ("name", "above_each_slot"),
    [("agency", [2, 4, 11]), ("balanced", [3, 9]), ("quiet", [5]), ("none", [])],
)
def test_the_wire_story_gets_its_slots(name, above_each_slot):
    assert place_slots(paragraphs(*WIRE_STORY), rules=PRESETS[name]) == above_each_slot


def test_an_agency_story_goes_on_every_seventh_paragraph():
    assert place_slots(paragraphs(*[300] * 60), rules=PRESETS["agency"]) == [2, 4, 11, 18]


def test_only_the_agency_preset_asks_for_a_slot_above_the_headline():
    assert [name for name, rules in PRESETS.items() if rules.top_slot] == ["agency"]


def test_a_wished_place_beside_a_photo_slides_to_the_next_free_one():
    story = paragraphs(*[300] * 30)
    story.insert(2, Block("figure"))
    assert place_slots(story, rules=PRESETS["agency"])[0] == 4  # one paragraph clear of the photo


def test_the_presets_keep_at_least_these_clearances():
    for rules in RUNNING.values():
        assert (rules.clear_above, rules.clear_below, rules.shortest_paragraph) == (160, 200, 60)


@pytest.mark.parametrize("name", RUNNING)
def test_no_slot_goes_before_the_last_paragraph_however_long(name):
    story = paragraphs(*[300] * 6, 9000)
    assert 6 not in place_slots(story, rules=PRESETS[name])


@often
@given(copy, rules_of_a_paper)
def test_a_slot_stands_between_paragraphs_clear_of_everything_else(blocks, rules):
    for slot in place_slots(blocks, rules=rules):
        for neighbour in (blocks[slot - 1], blocks[slot]):
            assert neighbour.kind == "p"
            assert neighbour.chars >= 60
        for layout in (PHONE, DESKTOP):
            edges = tops(blocks, layout)
            for i, block in enumerate(blocks):
                if block.kind != "p" and i < slot:
                    assert edges[slot] - edges[i + 1] >= rules.clear_above
                elif block.kind != "p":
                    assert edges[i] - edges[slot] >= rules.clear_below


@often
@given(copy, rules_of_a_paper)
def test_slots_keep_off_the_head_the_tail_and_one_another(blocks, rules):
    slots = place_slots(blocks, rules=rules)
    assert slots == sorted(set(slots))
    for slot in slots:
        assert count_paragraphs(blocks[:slot]) >= rules.first_paragraphs
        assert count_paragraphs(blocks[slot:]) >= rules.tail_paragraphs
    for upper, lower in zip(slots, slots[1:], strict=False):
        assert count_paragraphs(blocks[upper:lower]) >= rules.gap_paragraphs
    for layout in (PHONE, DESKTOP):
        edges = tops(blocks, layout)
        for slot in slots:
            assert edges[slot] >= rules.first_px
            assert edges[-1] - edges[slot] >= rules.tail_px
        for upper, lower in zip(slots, slots[1:], strict=False):
            assert edges[lower] - edges[upper] >= rules.gap_px


@often
@given(copy, rules_of_a_paper)
def test_slots_fill_no_more_of_the_whole_body_than_the_density(blocks, rules):
    slots = place_slots(blocks, rules=rules)
    assert len(slots) <= rules.max_slots
    for layout, density in ((PHONE, rules.density_phone), (DESKTOP, rules.density_desktop)):
        filled = len(slots) * layout.slot
        assert 100 * filled <= density * (tops(blocks, layout)[-1] + filled)


@often
@given(copy, copy, rules_of_a_paper)
def test_copy_appended_moves_no_slot_and_only_adds_below(blocks, more, rules):
    before = place_slots(blocks, rules=rules)
    after = place_slots(blocks + more, rules=rules)
    assert after[: len(before)] == before


@pytest.mark.parametrize(
    "change",
    [
        {"first_px": 0, "first_paragraphs": 0, "fixed": ()},
        {"gap_px": 0, "gap_paragraphs": 0},
        {"tail_px": 200, "tail_paragraphs": 1},
        {"clear_above": 0},
        {"clear_below": 0},
        {"shortest_paragraph": 0},
        {"density_phone": 1},
        {"density_desktop": 1},
        {"max_slots": 1},
    ],
    ids=lambda change: next(iter(change)),
)
@pytest.mark.parametrize("name", RUNNING)
def test_no_rule_is_void(name, change):
    """Some story looks different without the rule; else the others would make it idle."""
    shapes = [
        *(paragraphs(*[length] * 24) for length in (70, 140, 300)),
        paragraphs(*[300, 40] * 15),
        paragraphs(*[900] * 4, *[60] * 8),
        [*paragraphs(300, 300), *([Block("h2", 20), *paragraphs(80, 80, 80, 80, 80)] * 6)],
        [*paragraphs(*[300] * 3), *([*paragraphs(70, 250, 70), Block("hr")] * 8)],
    ]
    loose = dataclasses.replace(PRESETS[name], **change)
    assert any(
        place_slots(shape[:end], rules=loose) != place_slots(shape[:end], rules=PRESETS[name])
        for shape in shapes
        for end in range(4, len(shape) + 1)
    )


def test_rules_that_could_move_a_slot_later_are_refused():
    with pytest.raises(ValueError, match="as far as from a photo"):
        dataclasses.replace(PRESETS["quiet"], tail_px=150)
    with pytest.raises(ValueError, match="percentage below"):
        dataclasses.replace(PRESETS["quiet"], density_phone=100)


def test_pieces_alternate_copy_and_numbered_slots():
    story = paragraphs(1, 2, 3, 4)
    assert interleave(story, [1, 3]) == [
        Piece(html="<p>1</p>"),
        Piece(slot=1),
        Piece(html="<p>2</p><p>3</p>"),
        Piece(slot=2),
        Piece(html="<p>4</p>"),
    ]
    assert interleave(story, []) == [Piece(html="<p>1</p><p>2</p><p>3</p><p>4</p>")]
    assert interleave([], []) == []


@given(copy, rules_of_a_paper)
def test_pieces_leave_no_copy_out(blocks, rules):
    story = [dataclasses.replace(block, html=f"<p>{i}</p>") for i, block in enumerate(blocks)]
    pieces = interleave(story, place_slots(story, rules=rules))
    assert "".join(piece.html for piece in pieces) == "".join(block.html for block in story)
    assert all(bool(piece.html) != bool(piece.slot) for piece in pieces)
