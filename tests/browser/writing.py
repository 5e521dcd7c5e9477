"""What one does with a story's body in a browser: open it, type, press keys, paste, read it."""

from tests.desk import address

# A body is written into the page's own text area as the editor changes.
STORED = "document.getElementById('id_body').value"
COPY = """({ html, text }) => new Promise(done => addEventListener("copy", event => {
  event.preventDefault()
  if (html) event.clipboardData.setData("text/html", html)
  event.clipboardData.setData("text/plain", text)
  done()
}, { once: true, capture: true }))"""


def open_body(page, article, at_end=True):
    """The story's form with the caret in its body."""
    page.goto(address(article))
    text = page.get_by_role("textbox", name="Body")
    text.wait_for()
    page.locator(".tools button").first.wait_for()
    text.click()
    if at_end:
        page.keyboard.press("Control+End")
    return text


def stored(page) -> str:
    """The body as it would be sent."""
    return page.evaluate(STORED)


def wait_for_body(page, html):
    """Until the body is this."""
    page.wait_for_function(f"html => {STORED} === html", arg=html)


def paste(page, text="", html=""):
    """Copy by Ctrl-C from somewhere else, and paste by Ctrl-V: a real paste, as it came."""
    caret = page.evaluate_handle("document.activeElement")
    page.evaluate("() => { const box = document.createElement('textarea'); box.id = 'elsewhere';"
                  " box.value = 'x'; document.body.append(box); box.select() }")  # fmt: skip
    page.evaluate(f"given => {{ window.copied = ({COPY})(given) }}", {"html": html, "text": text})
    page.keyboard.press("Control+c")
    page.evaluate("() => window.copied")
    page.evaluate("() => document.getElementById('elsewhere').remove()")
    caret.evaluate("element => element.focus()")
    page.keyboard.press("Control+v")


def panel(page):
    """The panel that is open beside the text."""
    return page.locator(".beside")


def tool(page, name):
    """A button of the row over the text."""
    return page.locator(".tools").get_by_role("button", name=name, exact=True)
