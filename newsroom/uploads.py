"""Files of a form on their way in, also when the disk is full."""

import io
from contextlib import suppress

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class NoRoom(InMemoryUploadedFile):
    """Stands for a file that found no room on the disk, so that the form can say so by name."""

    def __init__(self, name, content_type):
        super().__init__(io.BytesIO(), None, name, content_type, 0, None)


class OnDisk(TemporaryFileUploadHandler):
    """Django's way to keep a large file until the form is read.

    A full disk spoils that one file, which comes through as NoRoom: the rest of the form,
    and the words in it, come through as they are.
    """

    def new_file(self, *args, **kwargs):
        try:
            super().new_file(*args, **kwargs)
        except OSError:
            self.file = NoRoom(self.file_name, self.content_type)

    def receive_data_chunk(self, raw_data, start):
        if isinstance(self.file, NoRoom):
            return
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError:
            self._give_up()

    def file_complete(self, file_size):
        if not isinstance(self.file, NoRoom):
            try:
                self.file.flush()
            except OSError:
                self._give_up()
            else:
                return super().file_complete(file_size)
        return self.file

    def upload_interrupted(self):
        if not isinstance(getattr(self, "file", None), NoRoom):
            super().upload_interrupted()

    def _give_up(self):
        with suppress(OSError):
            self.file.close()
        self.file = NoRoom(self.file_name, self.content_type)
