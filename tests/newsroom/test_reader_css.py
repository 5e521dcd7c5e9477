"""The stylesheets that reader pages carry: each that of its kind, and those of its parts."""

import re

import pytest
from django.test import Client
from lxml import html

from newsroom.assets import CSS_DIR, KINDS, PARTS, SHEETS, reader_css
from tests.builders import NOON, make_article, make_photo
from tests.every_page import make_every_page

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SOURCES = sorted({source for sources in SHEETS.values() for source in sources})


def source(name):
    return COMMENT.sub("", (CSS_DIR / f"{name}.css").read_text())


def selectors():
    """What stands before each brace, at-rules left out."""
    for name in SOURCES:
        for selector in re.findall(r"([^{};]*)\{", source(name)):
            if not selector.strip().startswith("@"):
                yield selector.strip()


def test_no_selector_has_a_space_that_the_minifier_would_eat():
    """rcssmin takes ` :` for a declaration's: `.body :is(ul)` would become `.body:is(ul)`."""
    assert [one for one in selectors() if re.search(r"[\w\])*] +:", one)] == []


@pytest.mark.parametrize(("name", "most"), [*((kind, 14_500) for kind in KINDS),
                                            *((part, 2_000) for part in PARTS)])  # fmt: skip
def test_a_sheet_fits_the_first_packets(name, most):
    assert len(reader_css(name)) < most


def test_every_source_is_of_some_sheet():
    assert sorted(file.stem for file in CSS_DIR.glob("*.css")) == SOURCES


def test_what_has_one_short_value_is_written_out_and_what_changes_keeps_its_name():
    css = reader_css("piece") + reader_css("strip")
    assert "var(--s-" not in css and "--s-4" not in css
    assert "var(--ink)" in css and "var(--gutter)" in css
    defined = set(re.findall(r"(--[\w-]+):", css))
    assert set(re.findall(r"var\((--[\w-]+)\)", css)) <= defined


def test_no_sheet_but_the_tokens_names_a_colour():
    for name in set(SOURCES) - {"tokens"}:
        assert set(re.findall(r"#[0-9a-f]{3,6}\b", source(name))) <= {"#fff", "#000"}, name


def classes_in(css):
    """The classes that a text dresses."""
    return set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^{}]*\}", "{}", css)))


def page_and_style(address):
    page = html.fromstring(Client().get(address).content.decode())
    (style,) = page.xpath("//style/text()")
    return page, style


@pytest.mark.django_db
def test_every_page_carries_the_sheets_of_all_that_stands_on_it(at):
    addresses = make_every_page()
    at(NOON)
    dressed = set().union(*(classes_in(source(name)) for name in SOURCES))
    dressed -= {"turn"}  # an arrow, dressed only where it turns: from right to left
    for name, address in addresses.items():
        page, style = page_and_style(address)
        worn = {one for words in page.xpath("//@class") for one in words.split()}
        assert (worn & dressed) - classes_in(style) == set(), name
        if page.xpath("//input | //select"):
            assert reader_css("form") in style, name


def test_a_story_carries_the_style_of_more_than_paragraphs_only_when_it_has_more(db, at):
    at(NOON)
    live = {"status": "published", "published_at": NOON}
    plain = make_article(**live)
    more = make_article(body="<hr><p>After it.</p>", photos=[make_photo()], **live)
    for story, sheets in ((plain, ["piece"]), (more, ["rich", "strip"])):
        _page, style = page_and_style(story.get_absolute_url())
        assert style == "".join(map(reader_css, sheets))
