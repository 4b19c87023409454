"""Starts git: with the program of the PATH, the same quiet options, and an environment of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from goals_cli.errors import GitError

if TYPE_CHECKING:
    from subprocess import Popen

# What git says when the contents of a file were left out of a clone, and it may not fetch them.
LEFT_OUT = "from promisor remote"
ENDING = ".exe" if sys.platform == "win32" else ""
_AT_ONCE = 1 << 16  # bytes that a pipe holds
_AHEAD = 1 << 20  # and that it holds at most
NOTHING: Mapping[str, str] = {}


def refused(folder: Path, problem: str) -> GitError:
    """Say in our own words why git would not answer."""
    if "dubious ownership" in problem:
        return GitError(
            f"git does not trust {folder}: it belongs to somebody else",
            f"if you do trust it: git config --global --add safe.directory {folder}",
        )
    return GitError(f"git refused: {first_line(problem)}")


def first_line(problem: str) -> str:
    """Take the first line of what git complained about, rather than warned of."""
    lines = [line for line in problem.strip().split("\n") if not line.startswith(("warning: ", "hint: "))]
    return "".join(lines[:1]).removeprefix("fatal: ").removeprefix("error: ") or "it did not say why"


def ask(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Run git in a folder; return its exit code, what it answered and what it complained about, as text."""
    code, answer, problem = run(folder, *arguments)
    return code, answer.decode("utf-8", "replace").rstrip("\n"), problem.decode("utf-8", "replace")


def run(
    folder: Path, *arguments: str, stdin: bytes = b"", also: Mapping[str, str] = NOTHING
) -> tuple[int, bytes, bytes]:
    """Run git in a folder; return its exit code, what it answered and what it complained about.

    `also` is what stands in its environment besides.
    """
    import subprocess

    command = _command(folder, arguments)
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, env={**environment(), **also}, check=False)
    except OSError as error:
        raise GitError(f"git could not be started: {error.strerror}") from error
    return done.returncode, done.stdout, done.stderr


@contextmanager
def running(folder: Path, *arguments: str, fed: bool = False) -> Iterator[Popen[bytes]]:
    """Start git for as long as its answer is read, piece by piece; it is ended when the reader has enough.

    With `fed` its standard input is open. Raises GitError when it ends by itself with anything but 0.
    """
    import subprocess
    import tempfile

    command = _command(folder, arguments)
    stdin = subprocess.PIPE if fed else subprocess.DEVNULL
    with tempfile.TemporaryFile() as problems:  # a pipe that nobody reads could fill up and stop it
        try:
            git = subprocess.Popen(
                command, _AT_ONCE, stdin=stdin, stdout=subprocess.PIPE, stderr=problems, env=environment()
            )
        except OSError as error:
            raise GitError(f"git could not be started: {error.strerror}") from error
        finished = False
        _widen(git.stdout)
        try:
            yield git
            finished = True
        finally:
            if not finished:
                git.kill()
            for stream in (git.stdin, git.stdout):
                if stream:
                    _closed(stream)
            code = git.wait()
        if code:
            problems.seek(0)
            raise refused(folder, problems.read(4096).decode("utf-8", "replace"))


def environment() -> dict[str, str]:
    """Keep settings of a surrounding git call out, and git from asking, translating or showing another history.

    Nothing is fetched either: in a clone that left contents out, reading one would start what its settings name.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": f"{os.devnull}/none"}
    return {**kept, **own, "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "LC_ALL": "C", "LANGUAGE": ""}


def program(name: str = "git") -> str | None:
    """Find git on the PATH by hand: the current folder, where a program may have been planted, never counts."""
    folders = (Path(folder) for folder in os.environ.get("PATH", os.defpath).split(os.pathsep))
    places = (folder / f"{name}{ENDING}" for folder in folders if folder.is_absolute())
    return next((str(place) for place in places if place.is_file() and os.access(place, os.X_OK)), None)


def _command(folder: Path, arguments: tuple[str, ...]) -> list[str]:
    found = program()
    if found is None:
        raise GitError("git was not found", "install git, or leave it out: goals init --no-git")
    # No program that watches the work tree is asked for what has changed in it.
    quiet = ("--no-optional-locks", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-C", str(folder))
    return [found, *quiet, *arguments]


def _widen(stream: IO[bytes] | None) -> None:
    """Let git go on with what comes next while its answers are being thought about, where the system lets us."""
    if stream and sys.platform == "linux":
        from contextlib import suppress
        from fcntl import F_SETPIPE_SZ, fcntl

        with suppress(OSError):  # there is a limit to what one user may have
            fcntl(stream, F_SETPIPE_SZ, _AHEAD)


def _closed(stream: object) -> None:
    from contextlib import suppress

    with suppress(OSError):  # what was still to be written to a git that has gone
        stream.close()  # type: ignore[attr-defined]
