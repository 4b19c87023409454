"""A real terminal for tests: a process on a pseudo-terminal, and what a person would see on its screen."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

PROMPT = b"> "
SEQUENCE = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]")
PATIENCE = 30  # seconds until a process that says nothing is given up


class Terminal:
    """A goals command on a terminal of its own, with w-amara in front of it."""

    def __init__(
        self, *arguments: str, folder: Path, columns: int = 80, rows: int = 60, env: Mapping[str, str] | None = None,
        stdout: Path | None = None,
    ) -> None:  # fmt: skip
        self.screen = pyte.Screen(columns, rows)
        self.raw = b""
        self._stream = pyte.ByteStream(self.screen)
        self._since = 0
        environment = dict(os.environ)
        environment.pop("COLUMNS", None)
        environment |= {"TERM": "xterm", "GOALS_TODAY": "2026-03-02", "GOALS_WORKER": "w-amara"} | (env or {})
        command = [sys.executable, "-m", "goals_cli", *arguments]
        if stdout is not None:
            command = ["/bin/sh", "-c", 'out=$1; shift; "$@" > "$out"', "sh", str(stdout), *command]
        self.child = pexpect.spawn(
            command[0], command[1:], cwd=str(folder), env=environment, dimensions=(rows, columns), timeout=PATIENCE
        )
        self.child.delaybeforesend = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self.child.closed:
            self.child.close(force=True)

    def answer(self, *lines: str | bytes) -> None:
        """Answer the questions, one after another; "" is Enter alone."""
        for line in lines:
            self.until_asked()
            self._since = len(self.raw)
            self.child.send(line + b"\r" if isinstance(line, bytes) else line + "\r")

    def press(self, key: str) -> None:
        """Press a key at the next question that ends the conversation."""
        self.until_asked()
        self._insist(lambda: self.child.send(key))

    def until_asked(self) -> None:
        """Wait for the next question."""
        while not self._is_asked():
            if not self._read():
                raise AssertionError("the conversation has ended:\n" + self.seen())

    def end(self) -> int:
        """Wait for the end; return the exit code, 128 and the signal when a signal ended it."""
        while self._read():
            pass
        self.child.wait()
        return int(self.child.exitstatus if self.child.exitstatus is not None else 128 + (self.child.signalstatus or 0))

    def hang_up(self) -> int:
        """Close the terminal, as when a window is closed; return the exit code."""
        self.until_asked()
        self.child.ptyproc.fileobj.close()
        self.child.closed = self.child.ptyproc.closed = True
        _, status = os.waitpid(self.child.pid, 0)
        return os.waitstatus_to_exitcode(status)

    def interrupt(self) -> None:
        """Ask the process to end, as a system does that shuts down."""
        self.until_asked()
        self._insist(lambda: self.child.kill(signal.SIGTERM))

    def _insist(self, act: Callable[[], object]) -> None:
        """Do something, and again until there is an answer to it.

        A signal that comes between Python's prompt and its wait for a key is noticed with the next one. People are not
        quick enough for that.
        """
        act()
        while True:
            try:
                self._read(patience=2)
            except pexpect.TIMEOUT:
                act()
            else:
                return

    def seen(self) -> str:
        """Say what stands on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def _is_asked(self) -> bool:
        new = SEQUENCE.sub(b"", self.raw[self._since :])
        return new.endswith(PROMPT) and (b"\n" in new or self._since == 0)

    def _read(self, patience: float = PATIENCE) -> bool:
        try:
            data = self.child.read_nonblocking(65536, timeout=patience)
        except pexpect.EOF:
            return False
        self.raw += data
        self._stream.feed(data)
        return True
