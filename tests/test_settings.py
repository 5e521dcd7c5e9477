"""What the settings promise to whoever starts the project."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
KEY = "a key of the test's own, long enough for any taste and told to nobody"
READ = """
import environ
environ.Env.read_env = staticmethod(lambda *path: None)  # this machine's .env is not the subject
from newsroom import settings
"""


def start(**variables):
    """Read the settings in a fresh process that has these variables and no others."""
    return subprocess.run(
        [sys.executable, "-c", READ],
        cwd=HOUSE,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
        timeout=60,
    )


def last_line(process):
    return process.stderr.strip().splitlines()[-1]


@pytest.fixture
def elsewhere(tmp_path):
    """A place for files and the database that is not this machine's own."""
    return {"VAR_DIR": str(tmp_path)}


def test_it_refuses_to_start_without_a_secret_key(elsewhere):
    process = start(DEBUG="false", ALLOWED_HOSTS="example.org", **elsewhere)
    assert process.returncode != 0
    assert "ImproperlyConfigured" in last_line(process)
    assert "SECRET_KEY" in last_line(process)


def test_it_refuses_to_start_without_allowed_hosts(elsewhere):
    process = start(DEBUG="false", SECRET_KEY=KEY, **elsewhere)
    assert process.returncode != 0
    assert "ImproperlyConfigured" in last_line(process)
    assert "ALLOWED_HOSTS" in last_line(process)


def test_it_is_not_in_debug_unless_told_so(elsewhere):
    assert "SECRET_KEY" in last_line(start(**elsewhere))


def test_it_starts_with_both(elsewhere):
    process = start(DEBUG="false", SECRET_KEY=KEY, ALLOWED_HOSTS="example.org", **elsewhere)
    assert process.returncode == 0, process.stderr


def test_a_demo_needs_nothing_but_debug(elsewhere):
    process = start(DEBUG="true", **elsewhere)
    assert process.returncode == 0, process.stderr


def variables_read():
    """The names in each `env("NAME", …)` and `env.kind("NAME", …)` of the settings."""
    for node in ast.walk(ast.parse((HOUSE / "newsroom" / "settings.py").read_text())):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        asked = node.func.value if isinstance(node.func, ast.Attribute) else node.func
        name = node.args[0]
        if isinstance(asked, ast.Name) and asked.id == "env" and isinstance(name, ast.Constant):
            yield name.value


def variables_told():
    """The names in .env.example, set or commented out."""
    lines = (HOUSE / ".env.example").read_text().splitlines()
    return {told[1] for line in lines if (told := re.match(r"#? ?([A-Z][A-Z0-9_]*)=", line))}


def test_every_variable_is_documented_and_every_documented_one_is_read():
    assert set(variables_read()) == variables_told()


def test_the_reader_of_settings_sees_them():
    assert {"SECRET_KEY", "DEBUG", "DATABASE_URL"} <= set(variables_read())
