"""The stores of files, in a bucket of an S3-compatible store.

Only loaded where STORAGE_URL names one. Everything in it is private: the site reads it with
its own key and answers readers itself, under the publishing rules.
"""

import io
from contextlib import contextmanager
from functools import cached_property

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from storages.backends.s3 import S3Storage
from storages.utils import clean_name
from urllib3.exceptions import HTTPError

from newsroom.breaker import Breaker

CONNECT_WITHIN, ANSWER_WITHIN = 3, 10  # seconds: a reader waits for it
TRIES = 2
PAUSE = 10  # seconds without a question after the store failed
FAILURES = (BotoCoreError, ClientError, Boto3Error, HTTPError)


class StoreFailed(OSError):
    """The store does not answer, or refuses; its own error is the cause."""


class Bucket(S3Storage):
    """A part of a bucket that behaves as a folder does: files whole, failures as OSError.

    OPTIONS are those of django-storages, and `pause`: the seconds for which a store that
    failed is left alone, so that its silence does not hold every thread of the site.
    """

    def __init__(self, *, pause=PAUSE, **options):
        super().__init__(
            file_overwrite=True,  # a name tells the bytes behind it, or of which photo they are
            default_acl=None,
            client_config=Config(
                signature_version="s3v4",
                s3={"addressing_style": options.pop("addressing_style", "auto")},
                connect_timeout=CONNECT_WITHIN,
                read_timeout=ANSWER_WITHIN,
                retries={"mode": "standard", "total_max_attempts": TRIES},
                # Newer checksums are asked for by default, and unknown to many other stores.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
            transfer_config=TransferConfig(use_threads=False),
            **options,
        )
        self._breaker = Breaker(pause, of=f"The store {self.bucket_name}")

    @cached_property
    def connection(self):
        """One for all threads, which is safe; each would take a tenth of a second to make."""
        return super().connection

    @contextmanager
    def asked(self, name):
        """A question to the store, which is not put while it is left alone."""
        if not self._breaker.lets_through():
            raise StoreFailed(f"{name}: the store failed a moment ago")
        with self.heard(name):
            yield
        self._breaker.answered()

    @contextmanager
    def heard(self, name):
        """Let the store's own failures within come out as StoreFailed."""
        try:
            yield
        except FAILURES as error:
            self._breaker.failed(error)
            raise StoreFailed(f"{name}: {type(error).__name__}: {error}") from error

    def _open(self, name, mode="rb"):
        """The file as it arrives: no second question, and no more of it in memory than is read."""
        if mode != "rb":
            raise ValueError("Files of a bucket are written by save(), whole.")
        with self.asked(name):
            answer = self._get(self._normalize_name(clean_name(name)))
        if answer is None:
            raise FileNotFoundError(name)
        file = File(io.BufferedReader(_Arriving(self, name, answer["Body"])), name)
        file.size = answer["ContentLength"]
        return file

    def _get(self, key):
        try:
            return self.connection.meta.client.get_object(Bucket=self.bucket_name, Key=key)
        except ClientError as error:
            if error.response["Error"]["Code"] == "NoSuchKey":
                return None
            raise

    def _save(self, name, content):
        with self.asked(name):
            return super()._save(name, content)

    def delete(self, name):
        with self.asked(name):
            super().delete(name)

    def exists(self, name):
        with self.asked(name):
            return super().exists(name)

    def size(self, name):
        with self.asked(name):
            return super().size(name)


class _Arriving(io.RawIOBase):
    """The bytes of a file, read from the store's answer."""

    def __init__(self, store, name, body):
        super().__init__()
        self._store, self._name, self._body = store, name, body

    def readable(self):
        return True

    def readinto(self, buffer):
        with self._store.heard(self._name):
            part = self._body.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def close(self):
        self._body.close()
        super().close()
