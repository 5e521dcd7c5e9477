"""Reading a page as a reader does: its visible text, its links, its marks."""

from django.test import Client
from lxml import html


def page_of(address, status=200, client=None):
    """The parsed page at an address, after seeing that it answers with `status`."""
    response = (client or Client()).get(address)
    assert response.status_code == status, (address, response.status_code)
    return html.fromstring(response.content.decode())


INLINE = {"a", "span", "b", "em", "strong", "time", "u", "img"}


def main_text(page) -> str:
    """What the page says between masthead and footer, top to bottom, in single spaces."""
    (main,) = page.xpath("//main")
    return " ".join(_said(main).split())


def _said(element) -> str:
    parts = [element.text or ""]
    for child in element:
        parts += [_said(child), child.tail or ""]
    return "".join(parts) if element.tag in INLINE else f" {''.join(parts)} "


def headlines_of(page) -> list[str]:
    """The addresses of stories that the page links to in its main part, as they stand."""
    links = page.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::li]/a")
    return [link.get("href") for link in links]


def in_order(text, *parts):
    """Assert that the parts stand in the text one after the other."""
    here = 0
    for part in parts:
        found = text.find(part, here)
        assert found >= 0, (
            f"{part!r} is not below what came before it in: {text[here : here + 300]}"
        )
        here = found + len(part)
