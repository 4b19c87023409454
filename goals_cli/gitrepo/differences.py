"""Asks one long-lived git which files differ between commits and their parents, as fast as the questions come."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import IO, Generic, NamedTuple, TypeVar

from goals_cli.gitrepo.running import running

Key = TypeVar("Key")
_DIFF = ("diff-tree", "--stdin", "--root", "-r", "--raw", "-z", "--no-commit-id", "--no-abbrev", "--no-renames")
_MARK = b"@\n"  # git repeats a line that names no commit, which tells where the next answer begins
_FILE = "100"  # what the mode of a file begins with
_PIECE = 1 << 16


class Question(NamedTuple, Generic[Key]):
    """A commit to be held against each of some parents; against nothing when there are none."""

    key: Key
    commit: str
    parents: tuple[str, ...]


class Difference(NamedTuple):
    """A file that differs: blob ids, None where it is not there, and the path it had when that was another one."""

    path: str
    old: str | None
    new: str | None
    source: str | None


def differences(
    folder: Path, asked: Iterator[Question[Key]], options: Sequence[str] = (), path: str | None = None
) -> Iterator[tuple[Key, list[list[Difference]]]]:
    """Answer each question in turn: what differs from each parent; `path` (from the folder) limits it to what is there.

    The questions are taken in a thread of their own, no further ahead than the pipes hold.
    """
    waiting: deque[Question[Key]] = deque()
    where = ("--", path) if path else ("--",)
    with running(folder, *_DIFF, *options, *where, fed=True) as git:
        assert git.stdin
        assert git.stdout
        feeder = _Feeder(asked, waiting, git.stdin)
        feeder.start()
        try:
            answers = _answers(git.stdout)
            next(answers, None)  # what stands before the first mark
            for first in answers:
                question = waiting.popleft()
                yield question.key, [first, *islice(answers, len(question.parents[1:]))]
        except BaseException:
            git.kill()
            raise
        finally:
            feeder.join()
    if feeder.error:
        raise feeder.error


class _Feeder(Thread, Generic[Key]):
    """Writes the questions to git while its answers are being read."""

    def __init__(self, asked: Iterator[Question[Key]], waiting: deque[Question[Key]], to: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self._asked, self._waiting, self._to = asked, waiting, to
        self.error: BaseException | None = None

    def run(self) -> None:
        """Ask everything; an error on the way is kept for whoever reads the answers."""
        try:
            for question in self._asked:
                self._waiting.append(question)
                lines = [f"{question.commit} {parent}" for parent in question.parents] or [question.commit]
                self._to.write(b"".join(_MARK + line.encode("ascii") + b"\n" for line in lines))
        except BrokenPipeError:
            pass  # nobody wants to know any more
        except BaseException as error:
            self.error = error
        finally:
            with suppress(OSError):
                self._to.close()
            close = getattr(self._asked, "close", None)
            if close:
                close()


def _answers(stream: IO[bytes]) -> Iterator[list[Difference]]:
    """Read what differs between one mark and the next."""
    found: list[Difference] = []
    tokens = _tokens(stream)
    for token in tokens:
        while token.startswith(_MARK):
            yield found
            found, token = [], token[len(_MARK) :]
        if not token:
            continue
        old_mode, new_mode, old, new, status = token[1:].decode("ascii").split(" ")
        path = os.fsdecode(next(tokens))
        source, path = (path, os.fsdecode(next(tokens))) if status[0] in "RC" else (None, path)
        before, after = _there(old_mode, old), _there(new_mode, new)
        if before or after:
            found.append(Difference(path, before, after, source))
    yield found


def _tokens(stream: IO[bytes]) -> Iterator[bytes]:
    """Cut the answers at NUL, one piece of them at a time; the last one may have none."""
    rest = b""
    while piece := _some(stream):
        *whole, rest = (rest + piece).split(b"\0")
        yield from whole
    yield rest


def _some(stream: IO[bytes]) -> bytes:
    """Read what is there, rather than wait for more."""
    return os.read(stream.fileno(), _PIECE)


def _there(mode: str, blob: str) -> str | None:
    """Give the id of a file's content; a link, or another repository, in the place of a file is none."""
    return blob if blob.strip("0") and mode.startswith(_FILE) else None
