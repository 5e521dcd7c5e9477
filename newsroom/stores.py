"""The stores of files, on the machine's own disk."""

import os
from contextlib import suppress

from django.core.files.storage import FileSystemStorage
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
