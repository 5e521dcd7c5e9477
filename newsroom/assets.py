"""The reader site's stylesheets, each inlined whole, and hashed names for all other files.

A page carries only the sheet of its kind: a list, a piece of plain text, or one with more in
it (a gallery, a story with quotes or tables). A sheet is four small sources that all pages
share and those of its kind, joined and minified once per process. Their hashes stand in the
Content-Security-Policy, so that no other style ever applies.
"""

import base64
import hashlib
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import rcssmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

CSS_DIR = Path(__file__).parent / "static" / "css"
LAYERS = ("tokens", "base", "layout", "components")
KINDS = {"list": ("list",), "piece": ("piece",), "rich": ("piece", "rich")}

_TOKEN = re.compile(r"(--[\w-]+):([^;{}]+);?")
SHORT = 10  # characters of a value that is no longer than the way to say its name


@cache
def reader_css(kind: str) -> str:
    """The sheet of a kind of page, minified, in cascade order."""
    sources = ((CSS_DIR / f"{name}.css").read_text() for name in (*LAYERS, *KINDS[kind]))
    return _written_out(rcssmin.cssmin("\n".join(sources)))


def _written_out(css: str) -> str:
    """The sheet with sizes in the place of their names: a sixth less on its way.

    Tokens that have one value everywhere, and a short one, are read while we write the
    sheets; what changes with the screen or the reader's wish stays a name.
    """
    values = defaultdict(set)
    for name, value in _TOKEN.findall(css):
        values[name].add(value)
    fixed = {name: one for name, (one, *more) in values.items() if not more and len(one) <= SHORT}
    css = _TOKEN.sub(lambda token: "" if token[1] in fixed else token[0], css)
    return re.sub(r"var\((--[\w-]+)\)", lambda use: fixed.get(use[1], use[0]), css)


def sheets() -> dict[str, str]:
    """The sheet of each kind, for templates."""
    return {kind: reader_css(kind) for kind in KINDS}


@cache
def reader_css_hashes() -> list[str]:
    """The CSP sources that let exactly these sheets apply (CSP Level 3, hash-source)."""
    digests = (hashlib.sha256(css.encode()).digest() for css in sheets().values())
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


class HashedStatic(CompressedManifestStaticFilesStorage):
    """Names by digest, kept for ever; modules that import each other follow along."""

    support_js_module_import_aggregation = True
