"""Quotes turn as one types, never within a composition; the count is the server's count."""

import pytest

from articles.prose import sanitize_body
from newsroom.models import Paper
from tests.articles.tables import lengths, punctuation
from tests.browser.writing import open_body, stored
from tests.builders import make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
READY = "addEventListener('prose-editor:ready', event => { window.editor = event.detail.editor })"
# As the keys do it: one sign at a time, in a paragraph of its own.
TYPE = """([language, typed]) => {
  document.getElementById("id_language").append(new Option(language, language, true, true))
  editor.commands.setContent("<p></p>")
  const { view } = editor
  for (const sign of typed) {
    const { from, to } = view.state.selection
    const deflt = () => view.state.tr.insertText(sign, from, to)
    if (!view.someProp("handleTextInput", handle => handle(view, from, to, sign, deflt))) view.dispatch(deflt())
  }
  return editor.getText()
}"""  # noqa: E501
COUNT = """html => { editor.commands.setContent(html)
  return { ...document.querySelector("[data-tally]").dataset } }"""


@pytest.fixture
def page(open_page):
    chief = make_user("publisher", first_name="Kim")
    page = open_page(chief)
    page.add_init_script(READY)
    open_body(page, make_article(by=chief, body="<p>One.</p>"))
    return page


def test_quotes_and_dashes_turn_as_the_server_turns_them(page):
    page.keyboard.type(' "Two," he said.')
    assert stored(page) == "<p>One. “Two,” he said.</p>"
    for language, typed, shown in punctuation():
        assert page.evaluate(TYPE, [language, typed]) == shown, language


def test_undo_brings_the_straight_sign_back_and_typing_goes_on(page):
    page.keyboard.type(' "')
    page.keyboard.press("Control+z")
    assert stored(page) == '<p>One. "</p>'
    page.keyboard.type("Two")
    assert stored(page) == '<p>One. "Two</p>'
    page.keyboard.type('"')
    page.keyboard.type(" Three")
    page.keyboard.press("Control+z")
    assert stored(page) == '<p>One. "Two”</p>'
    page.keyboard.press("Control+z")
    assert stored(page) == '<p>One. "Two"</p>'


@pytest.mark.parametrize("label", ["Headline", "Dek (standfirst)"])
def test_quotes_and_dashes_turn_in_the_lines_over_the_text_too(page, label):
    line = page.get_by_label(label, exact=True)
    line.fill("")
    line.press_sequentially('"It\'s over"--she says')
    assert line.input_value() == "“It’s over”—she says"
    line.press_sequentially(' "')
    line.press("Control+z")
    assert line.input_value() == '“It’s over”—she says "'


def test_a_composition_is_left_alone(page):
    """Korean as an input method composes it, and a straight quote in the middle of that."""
    session = page.context.new_cdp_session(page)

    def compose(text):
        session.send("Input.imeSetComposition", {
            "text": text, "selectionStart": len(text), "selectionEnd": len(text),
        })  # fmt: skip

    for text in ("ㅂ", "배", '배"', '배"ㄱ'):
        compose(text)
    assert page.evaluate("editor.view.composing") is True
    assert '배"' in page.evaluate("editor.view.dom.textContent")
    session.send("Input.insertText", {"text": '배"가'})
    page.wait_for_function("() => !editor.view.composing")
    assert stored(page) == '<p>One.배"가</p>'
    page.keyboard.type('"')
    assert stored(page) == '<p>One.배"가”</p>'


def test_a_paper_may_switch_it_off(page):
    Paper.objects.update_or_create(pk=1, defaults={"smart_quotes": False})
    page.reload()
    page.locator(".ProseMirror").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(' "--')
    assert stored(page) == '<p>One. "--</p>'


def test_words_characters_and_minutes_are_those_of_the_server(page):
    names = ("words", "characters", "minutes")
    for row in lengths():
        told = page.evaluate(COUNT, row["body"])
        assert {name: int(told[name]) for name in names} == {name: row[name] for name in names}, row
        assert sanitize_body(row["body"]) == row["body"]
    page.evaluate("html => editor.commands.setContent(html)", "<p>" + "word " * 1380 + "</p>")
    assert page.locator("[data-tally]").inner_text().split("\n") == [
        "1,380 words", "5,520 characters", "6 min to read",
    ]  # fmt: skip
