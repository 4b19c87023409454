"""A machine without a browser runs all other tests and says what it left out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
FILES = (HERE / "test_browser.py", HERE / "test_every_report.py")
LEFT_OUT = (
    "LEFT OUT: the tests of pages in a browser (tests/test_browser.py, tests/test_every_report.py): "
    "there is no Chromium here. Debian and Ubuntu: apt-get install chromium; or CHROMIUM=/path/to/it"
)


def test_what_is_left_out_without_a_browser_is_said_once(tmp_path: Path) -> None:
    environment = {**os.environ, "PATH": str(tmp_path)}
    command = [sys.executable, "-m", "pytest", "-n", "0", *FILES, "--no-header"]
    done = subprocess.run(command, cwd=HERE.parent, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.count(LEFT_OUT) == 1, done.stdout
    assert done.returncode == 5  # pytest's own code for no tests


def test_a_browser_can_be_named(tmp_path: Path) -> None:
    environment = {**os.environ, "PATH": str(tmp_path), "CHROMIUM": "/opt/mine"}
    code = "import browsing; print(browsing.chromium())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=HERE, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout == "/opt/mine\n"
