"""What every test may ask for: the hour, an empty cache, a browser."""

import os
import shutil
import signal
from collections import Counter
from contextlib import ExitStack
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.test import Client

from newsroom import clock

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
CHROMIUM_FLAGS = [
    "--no-sandbox",  # CI machines are root, and the only site visited is our own
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT = 15_000  # milliseconds that a browser test waits for anything: CI machines are slow


def pytest_collection_modifyitems(items):
    """In CI a browser test that fails is tried again: its two cores carry a lot at once."""
    for item in items if os.environ.get("CI") else ():
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=2))


def pytest_terminal_summary(terminalreporter):
    """One line for each reason to skip, not one for each test; and each that was tried again."""
    for report in terminalreporter.stats.get("rerun", []):
        terminalreporter.write_line(f"tried again: {report.nodeid}: {str(report.longrepr)[-300:]}")
    skipped = terminalreporter.stats.get("skipped", [])
    for reason, tests in Counter(report.longrepr[2] for report in skipped).items():
        terminalreporter.write_line(f"{tests} skipped: {reason.removeprefix('Skipped: ')}")


@pytest.fixture
def at():
    """Sets the hour that this test sees: `at(NOON)`, and again `at(NOON + SECOND)`.

    It holds in the test's own thread: the test client sees it, a live server does not.
    """
    with ExitStack() as hours:
        yield lambda hour: hours.enter_context(clock.at(hour))


@pytest.fixture
def work(monkeypatch):
    """`work()` does what waits, as a worker; `work(later)` what will wait after so long."""
    from django_tasks_db.management.commands import db_worker
    from django_tasks_db.models import DBTaskResult

    from newsroom import tasks

    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)  # a test has only one
    kept = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM)}

    def until_nothing_waits(later=timedelta()):
        for row in DBTaskResult.objects.exclude(run_after=tasks.AT_ONCE).filter(status="READY"):
            DBTaskResult.objects.filter(pk=row.pk).update(run_after=row.run_after - later)
        call_command("run_worker", batch=True, verbosity=0)

    yield until_nothing_waits
    for name, handler in kept.items():
        signal.signal(name, handler)


@pytest.fixture(autouse=True)
def _empty_cache():
    """Each test starts with an empty cache, and a Redis shared with others is never emptied."""
    prefix = uuid4().hex
    caches.settings["default"]["KEY_PREFIX"] = prefix  # for threads that come
    caches["default"].key_prefix = prefix  # for this one


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium. Without one, browser tests are skipped; in CI they fail."""
    if not CHROMIUM:
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up("browser tests need Chromium (apt-get install chromium, or name one in CHROMIUM)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, live_server):
    """Opens a browser page, for a reader or as `user`; paths are relative to the paper.

    Each call is a browser of its own, with its own cookies; `**context` goes to Playwright
    (viewport, color_scheme, java_script_enabled). What a page complains of in its console, a
    broken Content-Security-Policy included, is in `page.complaints` and fails the test at its
    end; clear the list where a complaint is expected, as after a 404.
    """
    pages = []

    def open_one(user=None, **context):
        opened = browser.new_context(base_url=live_server.url, **context)
        opened.set_default_timeout(WAIT)
        if user:
            opened.add_cookies([session_cookie(user, live_server.url)])
        page = opened.new_page()
        page.complaints = []
        page.on("console", lambda said: said.type == "error" and page.complaints.append(said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        pages.append(page)
        return page

    yield open_one
    complaints = [complaint for page in pages for complaint in page.complaints]
    for page in pages:
        page.context.close()
    assert complaints == []


@pytest.fixture
def page(open_page):
    """A reader's page."""
    return open_page()


def session_cookie(user, url):
    """The cookie of a session of `user`, without the form and its second factor."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}
