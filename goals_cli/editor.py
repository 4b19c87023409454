"""The only room that starts an editor: a text goes out to it in a private file and comes back."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from goals_cli.errors import NotWritten

HINT = 'set EDITOR to an editor that you have, for example EDITOR="nano"'


def edit(text: str, *, suffix: str, folder: Path | None = None) -> str:
    """Let the user edit a text in $VISUAL, $EDITOR or the system's editor; return what they saved.

    The file is for their eyes only, in a private folder or in `folder`. When something goes wrong it is kept and named.
    """
    command = _command()
    before = text.encode("utf-8", "surrogateescape")
    path = _private_file(before, suffix=suffix, folder=folder)
    problem = _run([*command, str(path)])
    try:
        after = path.read_bytes()
    except OSError as error:
        raise NotWritten(f"{problem or 'the editor left nothing to read'}: {path}: {error.strerror}", HINT) from error
    if problem and after != before:
        raise NotWritten(f"{problem}; what you wrote is kept in {path}", HINT)
    _clear_away(path, with_folder=folder is None)
    if problem:
        raise NotWritten(problem, HINT)
    return after.decode("utf-8", "surrogateescape")


def _private_file(content: bytes, *, suffix: str, folder: Path | None) -> Path:
    """Write a file that nobody else can read, in a folder of its own unless told."""
    import tempfile

    try:
        handle, name = tempfile.mkstemp(prefix="edit-", suffix=suffix, dir=folder or tempfile.mkdtemp(prefix="goals-"))
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except OSError as error:
        raise NotWritten(f"there is no room for the text to edit: {error.strerror}") from error
    return Path(name)


def _clear_away(path: Path, *, with_folder: bool) -> None:
    """Remove the file; its folder stays when the editor has left something else in it."""
    with suppress(OSError):
        path.unlink()
        if with_folder:
            path.parent.rmdir()


def _command() -> list[str]:
    """Give the editor's command line as words."""
    windows = sys.platform == "win32"
    wanted = (os.environ.get("VISUAL") or "").strip() or (os.environ.get("EDITOR") or "").strip()
    if not wanted:
        return ["notepad"] if windows else ["vi"]
    import shlex

    try:
        words = shlex.split(wanted, posix=not windows)
    except ValueError as error:
        raise NotWritten("$VISUAL or $EDITOR has a quote that is not closed", HINT) from error
    return [word.strip('"') for word in words] if windows else words


def _run(command: list[str]) -> str:
    """Run the editor until it ends; return what went wrong, if anything did."""
    import subprocess

    try:
        with _interrupts_left_to_it():
            code = subprocess.run(command, stdout=_screen(), check=False).returncode
    except OSError as error:
        return f"the editor {command[0]!a} could not be started ({error.strerror})"
    return f"the editor ended with an error ({code})" if code else ""


def _screen() -> IO[str] | None:
    """Give the editor the terminal, also when our own output goes to another program."""
    return None if sys.stdout.isatty() or not sys.stderr.isatty() else sys.stderr


@contextmanager
def _interrupts_left_to_it() -> Iterator[None]:
    """Leave Ctrl-C to the editor while it runs: there it means something else."""
    import signal

    try:
        before = signal.signal(signal.SIGINT, lambda *_: None)
    except ValueError:  # not in the main thread, where no interrupt arrives
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
