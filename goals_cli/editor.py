"""The only room that starts an editor or a viewer: a text goes out to it in a private file and comes back."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO

from goals_cli.errors import NotFound, NotWritten
from goals_cli.paths import visible

PREFIX = "edit-"
A_DAY = 24 * 60 * 60
HINT = 'set EDITOR to an editor that you have, for example EDITOR="nano"'
# They would wait for keys that nobody can press.
ON_A_TERMINAL = frozenset(
    ("vi", "vim", "view", "nvim", "nano", "pico", "micro", "hx", "helix", "kak", "joe", "jed", "mg", "ne", "mcedit")
)


@dataclass(frozen=True, slots=True)
class Edited:
    """What the user saved in the editor, and the file in which it lies until it is taken away."""

    text: str
    path: Path


def edit(text: str, *, suffix: str, folder: Path | None = None) -> str:
    """Let the user edit a text in $VISUAL, $EDITOR or the system's editor; return what they saved.

    The file is for their eyes only, in a private folder or in `folder`. When something goes wrong it is kept and named.
    """
    edited = hand_out(text, suffix=suffix, folder=folder)
    clear_away(edited.path, with_folder=folder is None)
    return edited.text


def hand_out(text: str, *, suffix: str, folder: Path | None = None) -> Edited:
    """Let the user edit a text, and leave the file for the caller to move or to clear away."""
    command = _command()
    before = text.encode("utf-8", "surrogateescape")
    path = _private_file(before, suffix=suffix, folder=folder)
    problem = _run([*command, str(path)])
    after = _came_back(path, problem)
    if problem and after == before:
        clear_away(path, with_folder=folder is None)
        raise NotWritten(problem, HINT)
    return _edited(path, after, problem)


def hand_out_again(edited: Edited) -> Edited:
    """Let the user go on with what they have written."""
    problem = _run([*_command(), str(edited.path)])
    return _edited(edited.path, _came_back(edited.path, problem), problem)


def _came_back(path: Path, problem: str) -> bytes:
    try:
        return _what_is_there(path)
    except OSError as error:
        missing = f"{problem or 'the editor left nothing to read'}: {visible(str(path))}: {error.strerror}"
        raise NotWritten(missing, HINT) from error


def _edited(path: Path, content: bytes, problem: str) -> Edited:
    if problem:
        raise NotWritten(f"{problem}; what you wrote is kept in {visible(str(path))}", HINT)
    return Edited(content.decode("utf-8", "surrogateescape"), path)


def _what_is_there(path: Path) -> bytes:
    """Read what the editor left; only a file of its own is read, neither a link nor what could make us wait."""
    if not stat.S_ISREG(path.lstat().st_mode):
        raise NotWritten(f"the editor left something else than a file: {visible(str(path))}", "look at it yourself")
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        return file.read()


def open_file(path: Path) -> bool:
    """Show a file in the program that the system or BROWSER names for pages; say whether one was found."""
    import webbrowser

    return webbrowser.open(path.resolve().as_uri())


def in_use(path: Path) -> bool:
    """Say whether the process that made a file to edit is still at work."""
    number = path.name.removeprefix(PREFIX).partition("-")[0]
    if not number.isdigit():
        return False
    if sys.platform == "win32":  # there, to ask a process is to end it
        return time.time() - path.stat().st_mtime < A_DAY
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _private_file(content: bytes, *, suffix: str, folder: Path | None) -> Path:
    """Write a file that nobody else can read, in a folder of its own unless told."""
    import tempfile

    try:
        place, prefix = folder or tempfile.mkdtemp(prefix="goals-"), f"{PREFIX}{os.getpid()}-"
        handle, name = tempfile.mkstemp(prefix=prefix, suffix=suffix, dir=place)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
        except BaseException:  # half of a plan helps nobody; the whole one is where it was
            clear_away(Path(name), with_folder=folder is None)
            raise
    except OSError as error:
        where = folder or "the folder for temporary files"
        why = error.strerror or type(error).__name__
        raise NotFound(f"the text to edit cannot be written in {visible(str(where))}: {why}") from error
    return Path(name)


def clear_away(path: Path, *, with_folder: bool = False) -> None:
    """Remove the file that was edited; its folder stays when the editor has left something else in it."""
    with suppress(OSError):
        path.unlink()
        if with_folder:
            path.parent.rmdir()


def _command() -> list[str]:
    """Give the editor's command line as words; one that needs a terminal is refused where there is none."""
    words = _wanted()
    if PurePath(words[0]).name.partition(".")[0].lower() in ON_A_TERMINAL and not _on_a_terminal():
        hint = "goals set and goals change do without an editor; EDITOR may name one with a window of its own"
        raise NotWritten(f"the editor {words[0]!a} needs a terminal, and there is none here", hint)
    return words


def _on_a_terminal() -> bool:
    return sys.stdin.isatty() and (sys.stdout.isatty() or sys.stderr.isatty())


def _wanted() -> list[str]:
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
