"""Where files are kept: originals in a private store, renditions in one we serve."""

from django.core.files.storage import storages


def originals():
    """The private store: nothing in it has a public address, ever."""
    return storages["originals"]


def renditions():
    """The store of public sizes; the site serves it under the publishing rules."""
    return storages["renditions"]


def original_path(photo, filename: str) -> str:
    """Filed by what it is, never by the name it came with."""
    return f"{photo.sha256[:2]}/{photo.sha256}.{photo.format}"
