"""The demo paper: The Garam Ledger of an invented port city, its words and photos as files.

`stories/` holds one story a file (TOML between +++ lines, then the body), the `.toml`
files hold the paper, captions and galleries, `photos/` the photographs.
"""
