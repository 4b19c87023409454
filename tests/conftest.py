"""What all tests share: a real caseload, and the command line, run for real or quickly in this process."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import goals_cli.__main__ as program

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass(frozen=True)
class Result:
    """What a command line gave."""

    stdout: str
    stderr: str
    code: int


Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def own_environment(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of the machine and of whoever runs the tests out of them."""
    home = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        if name.startswith(("GOALS_", "_GOALS_", "GIT_", "_TYPER_")) or name in ("VISUAL", "EDITOR", "NO_COLOR"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / ".cache"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture(autouse=True, scope="session")
def signals_as_on_a_terminal() -> None:
    """Let the commands under test notice a closed terminal, also when the tests themselves are to ignore one.

    Whoever runs them detached (nohup, a job in the background) ignores that signal, and so does every process they
    start. A handler of our own ignores it here and is not handed down.
    """
    for name in ("SIGHUP", "SIGTERM", "SIGINT"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda *_: None)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a quick way to run a command line: in this process, with its streams caught.

    run("create", "heron-27", today="2026-03-02", stdin="...", env={"GOALS_WORKER": "w-amara"}, cwd=folder)
    """

    def quickly(
        *arguments: str | Path,
        today: str | None = None,
        stdin: str | bytes = "",
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Result:
        out, err = _stream(), _stream()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(_bytes(stdin)), "utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            for name, value in {**(env or {}), **({"GOALS_TODAY": today} if today else {})}.items():
                patch.setenv(name, value)
            if cwd:
                patch.chdir(cwd)
            code = program.run([str(argument) for argument in arguments])
        return Result(_text(out), _text(err), code)

    return quickly


@pytest.fixture
def goals() -> Run:
    """Give the real command line: a process of its own. Takes what `run` takes."""

    def really(
        *arguments: str | Path,
        today: str | None = None,
        stdin: str | bytes = "",
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Result:
        command = [sys.executable, "-m", "goals_cli", *map(str, arguments)]
        environment = {**os.environ, **(env or {}), **({"GOALS_TODAY": today} if today else {})}
        done = subprocess.run(command, input=_bytes(stdin), capture_output=True, env=environment, cwd=cwd, check=False)
        return Result(done.stdout.decode("utf-8"), done.stderr.decode("utf-8"), done.returncode)

    return really


@pytest.fixture
def caseload(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of a real caseload of w-amara's, which is also the current folder."""
    folder = tmp_path / "caseload"
    result = run("init", folder, "--worker", "w-amara")
    assert result.code == 0, result.stderr
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(scope="module")
def chrome() -> Iterator[Page]:
    """Give the one page of a browser that all tests of a file share."""
    from browsing import browser

    with browser() as started:
        yield started.new_page()


@pytest.fixture
def tab(chrome: Page) -> Page:
    """Give a page of a browser as it is when it is opened: wide and light."""
    chrome.set_viewport_size({"width": 1280, "height": 800})
    chrome.emulate_media(media="null", color_scheme="light")
    return chrome


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace", newline="\n")


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs a browser where there is none; the end of the run tells of it."""
    from browsing import chromium

    if chromium():
        return
    needing = [item for item in items if item.get_closest_marker("browser")]
    config.hook.pytest_deselected(items=needing)
    items[:] = [item for item in items if item not in needing]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out."""
    from browsing import chromium

    if not chromium():
        terminalreporter.write_line(
            "LEFT OUT: the tests of pages in a browser (tests/test_browser.py, tests/test_every_report.py): "
            "there is no Chromium here. Debian and Ubuntu: apt-get install chromium; or CHROMIUM=/path/to/it",
            yellow=True,
        )
