"""What machines read of a page: schema.org's terms as JSON-LD (schema.org 29, JSON-LD 1.1).

The fields are those that Google asks for and recommends of news, images, breadcrumbs and
lists; each room describes its own pieces with the parts that stand here.
"""

import json
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from newsroom.feeds import absolute
from newsroom.icon import address_of
from newsroom.models.paper_icon import SIZES

# Within a <script> an end tag would end it; the rest is for readers that take it for markup.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script(*nodes: dict) -> str:
    """The nodes as one graph in a <script>, which no browser runs; what is empty is left out."""
    graph = {"@context": "https://schema.org", "@graph": [_full(node) for node in nodes]}
    told = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(told),  # noqa: S308  no sign of markup is left in it
    )


def publisher(paper) -> dict:
    """The paper as the house behind its pages."""
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{settings.BASE_URL}/#publisher",
        "name": paper.name,
        "url": absolute(reverse("paper:front")),
        "logo": _logo(paper),
        "sameAs": [address for address in paper.socials if urlsplit(str(address)).scheme],
        "publishingPrinciples": _page("principles") if paper.has_page("principles") else "",
        "correctionsPolicy": absolute(reverse("paper:corrections")),
    }


def _logo(paper) -> dict:
    """The logo as a square of 512 pixels, which is more than the 112 that Google asks for."""
    if not paper.icon:
        return {}
    side = SIZES[-1]
    url = absolute(address_of(paper, side))
    return {"@type": "ImageObject", "url": url, "width": side, "height": side}


def _page(slug: str) -> str:
    return absolute(reverse("paper:section", kwargs={"section": slug}))


def named(kind: str, name: str, address: str = "") -> dict:
    """A person, an organisation or a thing with its page."""
    return {"@type": kind, "name": name, "url": absolute(address) if address else ""}


def breadcrumbs(*steps: tuple[str, str]) -> dict:
    """(name, address) from the front page down."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": absolute(address)}
            for number, (name, address) in enumerate(steps, 1)
        ],
    }


def collection(name: str, address: str, words: str, pieces) -> dict:
    """A list of pieces as its page shows them, in order."""
    return {
        "@type": "CollectionPage",
        "@id": absolute(address),
        "name": name,
        "description": words,
        "inLanguage": settings.LANGUAGE_CODE,
        "mainEntity": {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": number, "url": absolute(address)}
                for number, address in enumerate((piece.get_absolute_url() for piece in pieces), 1)
            ],
        },
    }


def _full(node):
    """A node without what is empty."""
    if isinstance(node, dict):
        full = {name: _full(value) for name, value in node.items()}
        return {name: value for name, value in full.items() if value not in ("", None, [], {})}
    if isinstance(node, list):
        return [_full(one) for one in node]
    return node
