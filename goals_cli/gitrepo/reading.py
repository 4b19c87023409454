"""Reads objects one after the other from one long-lived git: commits, and the contents of files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from goals_cli.errors import GitError
from goals_cli.gitrepo.naming import object_id
from goals_cli.gitrepo.running import LEFT_OUT, running

_AT_ONCE = 200  # questions that git is asked before its answers are read: both fit into the pipes


class _GaveUp(Exception):
    """Git ended where an answer was expected."""


class Reader:
    """Gives the content of objects by id, from one git that stays for all of them: `with Reader(folder) as read:`.

    git does not look whether an object is the one that its id says; with `proved` one that is another is not there.
    """

    def __init__(self, folder: Path, *, proved: bool = False) -> None:
        self.folder = folder
        self._proved = proved
        self._stack = ExitStack()

    def __enter__(self) -> Reader:
        self._start()
        return self

    def _start(self) -> None:
        git = self._stack.enter_context(running(self.folder, "cat-file", "--batch", fed=True))
        assert git.stdin
        assert git.stdout
        self._questions, self._answers = git.stdin, git.stdout

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def blob(self, name: str | None) -> bytes | None:
        """Give the content of a file by the id of its blob; None for None, and where the clone left it out."""
        found = self.read(name) if name else None
        return found[1] if found and found[0] == "blob" else None

    def commit(self, name: str) -> bytes:
        """Give a commit as it is kept: its headers, a signature among them, an empty line and the message."""
        return self.commits([name])[name]

    def commits(self, names: Sequence[str]) -> dict[str, bytes]:
        """Give many commits as they are kept, asked for together."""
        found: dict[str, bytes] = {}
        for start in range(0, len(names), _AT_ONCE):
            for name, content in self._several(names[start : start + _AT_ONCE], "commit").items():
                if content is None:
                    raise GitError(f"git has no commit {name[:12]}", "git fsck says what is damaged")
                found[name] = content
        return found

    def blobs(self, names: Sequence[str]) -> dict[str, bytes | None]:
        """Give the contents of many files, asked for together: no more than some hundred at once."""
        return self._several(names, "blob")

    def _several(self, names: Sequence[str], wanted: str) -> dict[str, bytes | None]:
        """Give objects of one kind; None for what is not there, or is of another kind."""
        found: dict[str, bytes | None] = {}
        try:
            self._questions.write(b"".join(name.encode("ascii") + b"\n" for name in names))
            self._questions.flush()
            for name in names:
                kind, content = self._answer(name) or ("", None)
                found[name] = content if kind == wanted else None
        except OSError as error:
            raise GitError("git stopped answering", "git fsck says what is damaged") from error
        except _GaveUp:
            self._begin_again()
            rest = {name: self.read(name) for name in names if name not in found}
            return found | {name: each[1] if each and each[0] == wanted else None for name, each in rest.items()}
        return found

    def read(self, name: str) -> tuple[str, bytes] | None:
        """Give the kind and the content of an object by its whole id, or by COMMIT:PATH; None when it is not there."""
        try:
            self._questions.write(os.fsencode(f"{name}\n"))
            self._questions.flush()
            return self._answer(name)
        except OSError as error:
            raise GitError("git stopped answering", "git fsck says what is damaged") from error
        except _GaveUp:
            self._begin_again()
            return None

    def _answer(self, name: str) -> tuple[str, bytes] | None:
        head = self._answers.readline().split()
        if not head:
            raise _GaveUp
        if head[-1] == b"missing":
            return None
        content = self._answers.read(int(head[2]))
        self._answers.read(1)
        if self._proved and object_id(head[1], content, name) != name:
            return None
        return head[1].decode("ascii"), content

    def _begin_again(self) -> None:
        """Go on after git gave up at what this clone left out; whatever else made it give up is an error."""
        try:
            self._stack.close()
        except GitError as error:
            if LEFT_OUT not in error.message:
                raise
            self._start()
        else:
            raise GitError("git stopped answering", "git fsck says what is damaged")
