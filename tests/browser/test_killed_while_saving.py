"""Six people save while the server is killed again and again: what was acknowledged is there.

`KILLS=20` in the environment makes a minute or more of it.
"""

import json
import os
import threading
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import close_old_connections

from tests.browser.servers import Server
from tests.builders import make_article, make_user
from tests.conftest import session_cookie
from tests.desk import address, at_the_desk, opened

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = int(os.environ.get("KILLS", "2"))
CLIENTS = 6
TOKEN = "a" * 32  # a CSRF token: any, if cookie and header are the same


class Writer(threading.Thread):
    """One person who saves one text after the other, each until it is acknowledged."""

    def __init__(self, server, number):
        super().__init__(daemon=True)
        self.server, self.number = server, number
        person = make_user("copy")
        self.article = make_article(by=person, headline=f"Writer {number}")
        _action, form = opened(at_the_desk(person), self.article)
        self.form = {name: value for name, value in form.items() if name != "csrfmiddlewaretoken"}
        cookie = session_cookie(person, server.url)
        self.headers = {
            "Accept": "application/json", "X-CSRFToken": TOKEN,
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"{cookie['name']}={cookie['value']}; {settings.CSRF_COOKIE_NAME}={TOKEN}",
        }  # fmt: skip
        self.acknowledged, self.refused = [], []
        self.is_over = threading.Event()
        self.saved_one = threading.Semaphore(0)

    def run(self):
        count = 0
        while not self.is_over.is_set():
            count += 1
            self.save(f"Text {count} of writer {self.number}")

    def save(self, words):
        while not self.is_over.is_set():
            answer = self.ask({**self.form, "headline": words})
            if answer is None:
                self.is_over.wait(0.2)  # it is down: as the form's script, again
                continue
            if not answer["saved"]:
                self.refused.append(answer)
                self.is_over.set()
                return
            self.form["seen"] = answer["seen"]
            self.acknowledged.append(words)
            self.saved_one.release()
            return

    def ask(self, form):
        link = HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        try:
            link.request("POST", address(self.article), urlencode(form, doseq=True), self.headers)
            response = link.getresponse()
            told = response.read()
            return json.loads(told) if response.status == 200 else None
        except (OSError, HTTPException, ValueError):
            return None
        finally:
            link.close()


def test_every_acknowledged_save_is_there_once(tmp_path):
    server = Server(tmp_path / "server.log")
    writers = [Writer(server, number) for number in range(CLIENTS)]
    close_old_connections()
    try:
        server.start()
        for writer in writers:
            writer.start()
        for _kill in range(KILLS):
            for writer in writers:
                assert writer.saved_one.acquire(timeout=60), writer.refused
            server.kill()
            server.start()
        for writer in writers:
            assert writer.saved_one.acquire(timeout=60), writer.refused
    finally:
        for writer in writers:
            writer.is_over.set()
        for writer in writers:
            writer.join(30)
        server.kill()
    assert_all_there(writers)


def assert_all_there(writers):
    for writer in writers:
        assert not writer.refused
        rows = writer.article.revisions.order_by("number").values_list("data", flat=True)
        kept = [data["headline"] for data in rows][1:]
        assert len(kept) == len(set(kept))
        missing = set(writer.acknowledged) - set(kept)
        assert not missing
        assert len(kept) - len(writer.acknowledged) <= 1  # the one whose answer never came
