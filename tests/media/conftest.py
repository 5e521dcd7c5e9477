"""What tests of photo files may ask for."""

import shutil
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest

from media.models import Photo
from media.storage import originals
from newsroom.engines import stores


@pytest.fixture
def kept(settings):
    """`kept()` lists every file in both stores of photos, which start empty."""
    shutil.rmtree(settings.UPLOADS_DIR, ignore_errors=True)
    return lambda: sorted(
        str(path.relative_to(settings.UPLOADS_DIR))
        for path in settings.UPLOADS_DIR.rglob("*")
        if path.is_file()
    )


@dataclass
class Rented:
    """A bucket in an S3 server of the test's own, which can be stopped and started again."""

    name: str
    server: Any = None
    port: int = 0

    @property
    def url(self) -> str:
        """The STORAGE_URL of a paper that keeps its files there."""
        return (
            f"s3://key:se%2Fcret@{self.name}?endpoint=http://127.0.0.1:{self.port}&region=us-east-1"
        )

    @property
    def client(self):
        import boto3  # here, as moto below: both take a second, and most tests go without

        place = {"endpoint_url": f"http://127.0.0.1:{self.port}", "region_name": "us-east-1"}
        return boto3.client("s3", aws_access_key_id="key", aws_secret_access_key="s", **place)

    def start(self):
        from moto.server import ThreadedMotoServer

        self.server = ThreadedMotoServer("127.0.0.1", self.port, verbose=False)
        self.server.start()
        self.port = self.server.get_host_and_port()[1]

    def stop(self):
        self.server.stop()

    def files(self, prefix="") -> list[str]:
        """What is in it."""
        told = self.client.list_objects_v2(Bucket=self.name, Prefix=prefix)
        return [row["Key"] for row in told.get("Contents", [])]


@pytest.fixture
def bucket(settings, monkeypatch, kept):
    """The paper's files lie in a bucket, of which nothing else is known than its address."""
    rented = Rented(f"paper-{uuid4().hex}")
    rented.start()
    rented.client.create_bucket(Bucket=rented.name)
    parts = stores(rented.url, settings.UPLOADS_DIR)
    for part in parts.values():
        part["OPTIONS"]["pause"] = 0  # no test waits
    settings.STORAGES = settings.STORAGES | parts
    monkeypatch.setattr(Photo._meta.get_field("original"), "storage", originals())
    yield rented
    rented.stop()
