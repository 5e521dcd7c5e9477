"""A web server as it stands in production, in a process of its own, on the tests' database.

It can be killed as a power cut would, and brought back.
"""

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from django.conf import settings
from django.db import connection

HOUSE = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60  # seconds that it may take to start


class Server:
    """gunicorn with two workers. For tests with `transaction=True`: it sees what is committed."""

    def __init__(self, log: Path):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.log, self.process = log, None

    def start(self) -> None:
        """Start it, and return once it answers."""
        at = ["--bind", f"127.0.0.1:{self.port}", "--workers", "2", "--threads", "4"]
        command = [sys.executable, "-m", "gunicorn", "newsroom.wsgi", *at]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=HOUSE, env=self._environment(), stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip
        self._wait()

    def kill(self) -> None:
        """End it and its workers at once, whatever they are doing (SIGKILL)."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def _environment(self):
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "DATABASE_URL": self._database(),
            "BASE_URL": self.url,
            "VAR_DIR": str(settings.VAR_DIR),
        }

    @staticmethod
    def _database() -> str:
        at = connection.settings_dict
        if connection.vendor == "sqlite":
            return f"sqlite:///{at['NAME']}"
        return f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"

    def _wait(self):
        for _try in range(PATIENCE * 10):
            asked = HTTPConnection("127.0.0.1", self.port, timeout=5)
            try:
                asked.request("GET", "/healthz")
                asked.getresponse().read()
                return
            except (OSError, HTTPException):
                if self.process.poll() is not None:
                    break
                self._pause()
            finally:
                asked.close()
        raise RuntimeError(self.log.read_text())

    def _pause(self):
        with suppress(subprocess.TimeoutExpired):  # if it ends, it did not start
            self.process.wait(0.1)
