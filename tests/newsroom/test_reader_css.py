"""The stylesheet that every reader page carries."""

import re

import pytest
from django.test import Client
from lxml import html

from newsroom.assets import CSS_DIR, KINDS, LAYERS, reader_css
from tests.builders import NOON, make_article
from tests.every_page import make_every_page

OWN = ("list", "piece", "rich")  # the sources of one kind of page
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def selectors():
    """What stands before each brace, at-rules left out."""
    for layer in (*LAYERS, *OWN):
        css = COMMENT.sub("", (CSS_DIR / f"{layer}.css").read_text())
        for selector in re.findall(r"([^{};]*)\{", css):
            if not selector.strip().startswith("@"):
                yield selector.strip()


def test_no_selector_has_a_space_that_the_minifier_would_eat():
    """rcssmin takes ` :` for a declaration's: `.body :is(ul)` would become `.body:is(ul)`."""
    assert [one for one in selectors() if re.search(r"[\w\])*] +:", one)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_fits_the_first_packets(kind):
    assert len(reader_css(kind)) < 16_500


def test_what_has_one_short_value_is_written_out_and_what_changes_keeps_its_name():
    css = reader_css("piece")
    assert "var(--s-" not in css and "--s-4" not in css
    assert "var(--ink)" in css and "var(--gutter)" in css
    defined = set(re.findall(r"(--[\w-]+):", css))
    assert set(re.findall(r"var\((--[\w-]+)\)", css)) <= defined


def test_no_sheet_but_the_tokens_names_a_colour():
    for layer in ("base", "layout", "components", *OWN):
        css = COMMENT.sub("", (CSS_DIR / f"{layer}.css").read_text())
        assert set(re.findall(r"#[0-9a-f]{3,6}\b", css)) <= {"#fff", "#000"}, layer


def classes(*names):
    """The classes that sources dress."""
    css = "".join((CSS_DIR / f"{name}.css").read_text() for name in names)
    return set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^{}]*\}", "{}", COMMENT.sub("", css))))


@pytest.mark.django_db
def test_every_page_carries_the_sheet_of_all_that_stands_on_it(at):
    addresses = make_every_page()
    at(NOON)
    for name, address in addresses.items():
        page = html.fromstring(Client().get(address).content.decode())
        (style,) = page.xpath("//style/text()")
        (kind,) = [kind for kind in KINDS if reader_css(kind) == style]
        worn = {one for words in page.xpath("//@class") for one in words.split()}
        assert not (worn & classes(*OWN)) - classes(*LAYERS, *KINDS[kind]), name


def test_a_story_with_more_than_paragraphs_carries_the_style_of_that(db, at):
    at(NOON)
    live = {"status": "published", "published_at": NOON}
    plain, more = make_article(**live), make_article(body="<hr><p>After it.</p>", **live)
    for story, kind in ((plain, "piece"), (more, "rich")):
        assert reader_css(kind) in Client().get(story.get_absolute_url()).content.decode()
