"""The stylesheet that every reader page carries."""

import re

from newsroom.assets import CSS_DIR, LAYERS, reader_css

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def selectors():
    """What stands before each brace, at-rules left out."""
    for layer in LAYERS:
        css = COMMENT.sub("", (CSS_DIR / f"{layer}.css").read_text())
        for selector in re.findall(r"([^{};]*)\{", css):
            if not selector.strip().startswith("@"):
                yield selector.strip()


def test_no_selector_has_a_space_that_the_minifier_would_eat():
    """rcssmin takes ` :` for a declaration's: `.body :is(ul)` would become `.body:is(ul)`."""
    assert [one for one in selectors() if re.search(r"[\w\])*] +:", one)] == []


def test_the_sheet_fits_the_first_packets():
    assert len(reader_css()) < 22_000


def test_no_sheet_but_the_tokens_names_a_colour():
    for layer in ("base", "layout", "components"):
        css = COMMENT.sub("", (CSS_DIR / f"{layer}.css").read_text())
        assert set(re.findall(r"#[0-9a-f]{3,6}\b", css)) <= {"#fff", "#000"}, layer
