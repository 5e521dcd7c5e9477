"""The programs that judge: where one is missing its tests are skipped, in CI they fail."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
PATIENCE = 300  # seconds: a loaded machine takes its time to start Java


def needed(*commands: str, how: str) -> None:
    """Skip the test, or in CI fail it, unless every command is installed; `how` tells the way."""
    missing = [name for name in commands if not shutil.which(name)]
    if missing:
        _give_up(f"needs {' and '.join(missing)} ({how})")


def package(name: str) -> Path:
    """The folder of an npm package, with the same consequence where it is not there."""
    found = PACKAGES / name
    if not found.exists():
        _give_up("needs what npm installs (make tests/acceptance/node_modules)")
    return found


def run(*command, words: str = "", **more) -> str:
    """What a judge prints; raises CalledProcessError with its complaint if it fails."""
    more = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
    done = subprocess.run(  # noqa: S603  by list, our own
        [str(part) for part in command], input=words, text=True, timeout=PATIENCE, **more
    )
    if done.returncode:
        said = (done.stderr or done.stdout)[-2000:]
        raise AssertionError(f"{command[0]} ended with {done.returncode}: {said}")
    return done.stdout


def schema(name: str):
    """A file of ours beside the tests."""
    return json.loads((HERE / "schemas" / name).read_text())


def _give_up(reason):
    (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
