"""Where files are kept: originals in a private store, renditions in one that we serve."""

import os
from contextlib import suppress

from django.core.files.storage import FileSystemStorage, storages
from django.utils.crypto import get_random_string


class WholeFiles(FileSystemStorage):
    """A folder whose files are replaced as a whole: nobody ever reads half of one."""

    def _save(self, name, content):
        part = f"{name}.{get_random_string(8)}.part"
        try:
            super()._save(part, content)
            os.replace(self.path(part), self.path(name))
        except OSError:
            with suppress(OSError):
                os.remove(self.path(part))
            raise
        return name


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
