"""newsroom.settings as the tests meet them: a paper of their own, whatever this machine has.

Only DATABASE_URL and CACHE_URL come from outside, so that the same tests run on other engines.
pytest-django reads settings before any conftest.py, so this cannot stand there.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import environ

var_dir = Path(tempfile.mkdtemp(prefix="newsroom-tests-"))  # one a process: uploads and databases
(var_dir / "static").mkdir()  # whitenoise warns of a folder that is missing
atexit.register(shutil.rmtree, var_dir, ignore_errors=True)

os.environ |= {
    "DEBUG": "true",  # no secrets, static files as they lie; pytest-django turns DEBUG itself off
    "VAR_DIR": str(var_dir),
    "BASE_URL": "http://testserver",
    "ADMIN_PATH": "admin/",
    "TIME_ZONE": "Asia/Seoul",
    "LANGUAGE_CODE": "en",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # Playwright keeps an event loop in the test's thread
}
environ.Env.read_env = staticmethod(lambda *path: None)  # a developer's .env stays out of it

from newsroom.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, for made-up people

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that threads (live server, two editors at once) have connections of their own,
    # as in production; not synced, since nobody misses it after a power cut.
    DATABASES["default"]["TEST"] = {"NAME": str(var_dir / "tests.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;"
    )
