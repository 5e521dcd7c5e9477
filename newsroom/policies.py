"""The Content-Security-Policies: one for readers' pages, one for the desk."""

from csp.constants import NONCE, NONE, SELF

# The hash of the style that a page carries joins them (`newsroom.middleware`): never a nonce,
# so that pages can be cached and compared.
READER_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "img-src": [SELF],
    "frame-src": [SELF],  # ads of others, each in a sandbox of its own
    "manifest-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}

# The one <style> that the prose editor's engine (Tiptap) injects; the hash changes with
# the package, and a browser test fails on any violation.
EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"

DESK_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, NONCE],
    "style-src": [SELF, EDITOR_STYLE],
    "img-src": [SELF, "data:", "blob:"],
    "connect-src": [SELF],
    "frame-src": [SELF],  # the preview beside the story form
    "font-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}
