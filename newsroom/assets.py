"""The reader site's stylesheets, inlined, and hashed names for all other files.

A page carries the sheet of its kind (a list, a piece of plain text, a rich one, a gallery) and
those of the parts that stand on it and not on others: a banner, a strip of photos, a form.
Each is minified once per process. The page's Content-Security-Policy has the hash of exactly
what it carries, so that no other style ever applies.
"""

import base64
import hashlib
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import rcssmin
from django.utils.safestring import SafeString, mark_safe
from whitenoise.storage import CompressedManifestStaticFilesStorage

CSS_DIR = Path(__file__).parent / "static" / "css"
LAYERS = ("tokens", "base", "layout", "components")
KINDS = {
    "list": (*LAYERS, "list", "onward"),
    "piece": (*LAYERS, "piece"),
    "rich": (*LAYERS, "piece", "rich"),
    "gallery": (*LAYERS, "piece", "gallery", "onward"),
}
PARTS = ("ask", "breaking", "form", "notice", "rtl", "strip")
SHEETS = KINDS | {part: (part,) for part in PARTS}

_TOKEN = re.compile(r"(--[\w-]+):([^;{}]+);?")
SHORT = 10  # characters of a value that is no longer than the way to say its name


@cache
def reader_css(name: str) -> SafeString:
    """The sheet of a kind of page or of a part, minified, in cascade order."""
    css = _written_out("\n".join(_source(one) for one in SHEETS[name]))
    return mark_safe(css)  # noqa: S308  our own files


class Worn:
    """The sheets by name, for one page: remembers with `request` which of them it took."""

    def __init__(self, request):
        self.request = request
        self.names = ()

    def __getitem__(self, name) -> SafeString:
        self.names += (name,)
        self.request.worn = self.names
        return reader_css(name)


@cache
def hash_of(names: tuple[str, ...]) -> str:
    """The CSP source that lets exactly these sheets, in one <style>, apply (CSP3, hash-source)."""
    digest = hashlib.sha256("".join(map(reader_css, names)).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _source(name: str) -> str:
    return rcssmin.cssmin((CSS_DIR / f"{name}.css").read_text())


def _written_out(css: str) -> str:
    """The sheet with sizes in the place of their names: a sixth less on its way."""
    css = _TOKEN.sub(lambda token: "" if token[1] in _fixed() else token[0], css)
    return re.sub(r"var\((--[\w-]+)\)", lambda use: _fixed().get(use[1], use[0]), css)


@cache
def _fixed() -> dict[str, str]:
    """Tokens that have one value everywhere, and a short one.

    They are read while we write the sheets; what changes with the screen or the reader's
    wish stays a name.
    """
    values = defaultdict(set)
    for name in {one for sources in SHEETS.values() for one in sources}:
        for token, value in _TOKEN.findall(_source(name)):
            values[token].add(value)
    return {name: one for name, (one, *more) in values.items() if not more and len(one) <= SHORT}


class HashedStatic(CompressedManifestStaticFilesStorage):
    """Names by digest, kept for ever; modules that import each other follow along."""

    support_js_module_import_aggregation = True
