"""Where files are kept: originals in a private store, renditions in one that we serve."""

from django.core.files.storage import storages


def originals():
    """The private store: nothing in it has a public address, ever."""
    return storages["originals"]


def renditions():
    """The store of public sizes; the site serves it under the publishing rules."""
    return storages["renditions"]


def original_path(photo, filename: str) -> str:
    """Filed by its bytes and its photo, never by the name it came with.

    Of one photo alone, so that a failed upload may be cleaned up without a look at others.
    """
    return f"{photo.sha256[:2]}/{photo.sha256}-{photo.uid.hex[:8]}.{photo.format}"
