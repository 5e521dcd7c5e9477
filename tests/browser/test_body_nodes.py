"""What a body may hold goes in by key or button, is changed beside it, moved and undone."""

import re

import pytest

from articles.prose import sanitize_body
from articles.schema import SCHEMA
from tests.browser.saving import saved
from tests.browser.writing import open_body, panel, stored, tool
from tests.builders import NOON, make_article, make_gallery, make_photo, make_user, take_photo

COLOUR = "one => getComputedStyle(one).color"
RED = """one => { const mark = one.appendChild(document.createElement("i"))
  mark.style.color = "var(--down)"
  const { color } = getComputedStyle(mark)
  mark.remove()
  return color }"""
VALUES = {"href": "/a/", "title": "b", "rel": "nofollow", "start": "3", "type": "a",
          "data-photo": "1", "data-layout": "wide", "data-caption": "c", "data-gallery": "2",
          "data-story": "3", "data-embed-url": "https://a.example/", "data-title": "d",
          "data-pullquote": "", "colspan": "1", "rowspan": "1"}  # fmt: skip

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def chief(transactional_db):
    return make_user("publisher", first_name="Kim")


def kept(html):
    """What the server stores of it; an empty last line and an empty source are none."""
    return sanitize_body(html)


def choose(page, key, words):
    """Open a panel by its key, type, and take the first that is found."""
    page.keyboard.press(key)
    panel(page).get_by_role("combobox").wait_for()
    page.keyboard.type(words)
    panel(page).get_by_role("option", name=re.compile(words)).first.wait_for()
    page.keyboard.press("Enter")


def save(page):
    """Save by key, and wait until it is."""
    with saved(page):
        page.keyboard.press("Control+s")


def test_a_photo_is_found_laid_out_captioned_moved_and_taken_out(open_page, chief):
    lead = take_photo(caption="The lead.")
    lacking = make_photo(caption="A ferry in the fog.", credit_line="", instructions="No crops.")
    article = make_article(by=chief, body="<p>One.</p>", photos=[lead])
    page = open_page(chief)
    open_body(page, article)
    page.keyboard.press("Control+Alt+p")
    page.get_by_role("option", name="one of this story’s photos").wait_for()
    page.keyboard.press("Escape")
    assert panel(page).count() == 0
    page.keyboard.type(" Still there.")
    assert stored(page) == "<p>One. Still there.</p>"

    choose(page, "Control+Alt+p", "ferry")
    figure = page.locator(".stored-photo")
    figure.locator(".cap").wait_for()
    told = figure.inner_text()
    assert "A ferry in the fog." in told
    assert "no credit line" in told.lower()
    assert "No crops." in told
    red = page.locator(".stored").evaluate(RED)
    assert [figure.locator(css).evaluate(COLOUR) for css in (".must", ".instr")] == [red, red]

    mark = f'<figure data-photo="{lacking.pk}"></figure>'
    assert kept(stored(page)) == f"<p>One. Still there.</p>{mark}"
    assert page.evaluate("document.activeElement.className").startswith("tiptap")  # the caret stays
    page.keyboard.press("Alt+Enter")
    page.keyboard.press("w")
    wide = f'<figure data-photo="{lacking.pk}" data-layout="wide"></figure>'
    page.wait_for_function(f"() => {'document.getElementById(`id_body`).value'}.includes('wide')")
    assert kept(stored(page)) == f"<p>One. Still there.</p>{wide}"
    panel(page).get_by_label("Caption here").fill('Fog & "ice".')
    captioned = wide.replace("></", ' data-caption="Fog &amp; &quot;ice&quot;."></')
    assert kept(stored(page)) == f"<p>One. Still there.</p>{captioned}"
    assert 'Fog & "ice".' in figure.inner_text()

    page.keyboard.press("Escape")
    page.keyboard.press("Alt+ArrowUp")
    assert kept(stored(page)) == f"{captioned}<p>One. Still there.</p>"
    page.keyboard.press("Backspace")
    assert kept(stored(page)) == "<p>One. Still there.</p>"
    for body in (f"{captioned}<p>One. Still there.</p>", f"<p>One. Still there.</p>{captioned}"):
        page.keyboard.press("Control+z")
        assert kept(stored(page)) == body
    save(page)
    article.refresh_from_db()
    assert article.body == f"<p>One. Still there.</p>{captioned}"


def test_a_gallery_a_story_and_an_embed_stand_for_what_they_are(open_page, chief):
    gallery = make_gallery(headline="Lanterns in the rain")
    other = make_article(headline="Night ferries return", status="published", published_at=NOON)
    article = make_article(by=chief, body="<p>One.</p>")
    page = open_page(chief)
    open_body(page, article)
    choose(page, "Control+Alt+g", "Lanterns")
    page.locator(".stored-gallery .quiet").filter(has_text="2 photos").wait_for()
    page.keyboard.press("ArrowDown")
    choose(page, "Control+Alt+r", "Night")
    page.locator(".stored-relatedStory .cap").filter(has_text="Night ferries").wait_for()
    page.keyboard.press("ArrowDown")
    tool(page, "Embed").click()
    page.keyboard.type("http://video.example/1")
    assert "begins with https://" in panel(page).inner_text()
    page.keyboard.press("Enter")
    assert "embed" not in stored(page)
    panel(page).get_by_label("Address").fill("https://video.example/1?a=1&b=2")
    panel(page).get_by_label("What it is").fill("The race")
    page.keyboard.press("Enter")
    page.locator(".stored-embed").wait_for()
    assert kept(stored(page)) == (
        f'<p>One.</p><figure data-gallery="{gallery.pk}"></figure>'
        f'<figure data-story="{other.pk}"></figure>'
        '<figure data-embed-url="https://video.example/1?a=1&amp;b=2" data-title="The race">'
        "</figure>"
    )
    save(page)
    page.reload()
    page.locator(".stored-gallery .cap").filter(has_text="Lanterns").wait_for()
    page.locator(".stored-relatedStory .cap").filter(has_text="Night ferries").wait_for()
    assert "The race" in page.locator(".stored-embed").inner_text()


def test_pull_quotes_and_tables_are_written_in_place(open_page, chief):
    article = make_article(by=chief, body="<p>Nobody sails today.</p><p>Two.</p>")
    page = open_page(chief)
    open_body(page, article, at_end=False)
    page.keyboard.press("Control+Home")
    page.keyboard.press("Shift+End")
    page.keyboard.press("Control+Alt+q")
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("A pilot")
    quote = '<aside data-pullquote=""><p>Nobody sails today.</p><cite>A pilot</cite></aside>'
    assert kept(stored(page)) == f"<p>Nobody sails today.</p>{quote}<p>Two.</p>"
    page.keyboard.press("Alt+ArrowDown")
    assert kept(stored(page)) == f"<p>Nobody sails today.</p><p>Two.</p>{quote}"
    page.keyboard.press("Control+End")

    tool(page, "Table").click()
    page.keyboard.type("Port")
    page.keyboard.press("Tab")
    page.keyboard.type("Boats")
    for act in ("Row below", "Delete column", "Column after", "Header row", "Header row"):
        panel(page).get_by_role("button", name=act).click()
    rows = page.locator(".ProseMirror tr")
    assert rows.count() == 4
    assert rows.first.locator("th").count() == 3
    table = re.search("<table.*</table>", kept(stored(page)))[0]
    assert table.count("<tr>") == 4
    page.keyboard.press("Alt+ArrowUp")
    assert kept(stored(page)) == f"<p>Nobody sails today.</p><p>Two.</p>{table}{quote}"
    panel(page).get_by_role("button", name="Take out").click()
    assert kept(stored(page)) == f"<p>Nobody sails today.</p><p>Two.</p>{quote}"
    page.keyboard.press("Control+z")
    assert table in kept(stored(page))


def test_every_part_of_the_schema_is_a_part_of_the_editor_and_no_other_is(open_page, chief):
    page = open_page(chief)
    page.add_init_script(
        "addEventListener('prose-editor:ready', event => { window.editor = event.detail.editor })"
    )
    open_body(page, make_article(by=chief))
    known = page.evaluate("""() => {
      const { nodes, marks } = editor.schema
      return Object.fromEntries(Object.entries({ ...nodes, ...marks })
        .map(([name, type]) => [name, Object.keys(type.attrs ?? {})]))
    }""")
    ours = {name[0].lower() + name[1:] for name in SCHEMA}
    assert set(known) - {"doc", "text"} == ours
    for name, part in SCHEMA.items():
        if part.has_script and name != "PullQuote":
            assert set(known[name[0].lower() + name[1:]]) == set(part.attributes), name

    # Whatever the editor makes of every element with every attribute, the server keeps whole.
    for part in SCHEMA.values():
        if part.tags not in ("br", "hr", "cite", "tr", "th", "td", "li", "table thead tbody"):
            for tag in part.tags.split():
                assert_kept(page, f"<{tag} {attributes(VALUES)}>text</{tag}>", part)
    assert_kept(page, "<p>a<br>b</p><hr>")
    assert_kept(page, f"<ul><li {attributes(VALUES)}>a</li></ul>")
    assert_kept(page, "<table><tr><th colspan=2>a</th></tr><tr><td rowspan=2>b</td></tr></table>")


def attributes(values):
    return " ".join(f'{name}="{value}"' for name, value in values.items())


def assert_kept(page, written, part=None):
    """The editor's own spelling of it passes the server unchanged, attributes in any order."""
    given = VALUES
    if part and part.is_mark():
        others = {one.subject for one in SCHEMA.values() if one.is_mark()} - {part.subject}
        given = {name: value for name, value in VALUES.items() if name not in others}
        written = f"<figure {attributes(given)}></figure>"
    made = page.evaluate(
        "html => { editor.commands.setContent(html); return editor.getHTML() }", written
    )
    made = re.sub(r"<p></p>|<cite></cite>", "", made)
    assert tokens(kept(made)) == tokens(made)


def tokens(html):
    return [sorted(tag.split(" ")) for tag in re.findall(r"<[^>]+>|[^<]+", html)]
