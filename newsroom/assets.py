"""The reader site's stylesheet, inlined whole, and hashed names for all other files.

Four small sources are joined and minified once per process; their hash stands in the
Content-Security-Policy, so that no other style ever applies.
"""

import base64
import hashlib
from functools import cache
from pathlib import Path

import rcssmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

CSS_DIR = Path(__file__).parent / "static" / "css"
LAYERS = ("tokens", "base", "layout", "components")


@cache
def reader_css() -> str:
    """The four layers of the reader site, minified, in cascade order."""
    return rcssmin.cssmin("\n".join((CSS_DIR / f"{layer}.css").read_text() for layer in LAYERS))


@cache
def reader_css_hash() -> str:
    """The CSP source that lets exactly `reader_css()` apply (CSP Level 3, hash-source)."""
    digest = hashlib.sha256(reader_css().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


class HashedStatic(CompressedManifestStaticFilesStorage):
    """Names by digest, kept for ever; modules that import each other follow along."""

    support_js_module_import_aggregation = True
