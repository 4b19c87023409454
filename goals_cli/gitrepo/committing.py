"""Commits one file by plumbing, durably, and leaves all else that is staged or changed as it is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from goals_cli.errors import GitError
from goals_cli.gitrepo.permitting import (
    UnderWay,
    identified,
    refuse_unless_plain,
    refuse_while_under_way,
    settings,
    unstarted,
)
from goals_cli.gitrepo.running import first_line, refused, run
from goals_cli.gitrepo.signing import signing

__all__ = ["Ready", "UnderWay", "ready"]

_PLAIN, _PROGRAM = b"100644", b"100755"
_TRIES = 5  # for as often as somebody else commits between a look at the last commit and the next one
_DURABLE = ("-c", "core.fsync=committed,reference,index", "-c", "core.fsyncMethod=fsync")


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that can be committed: its folder and its path in the repository, and how git is started for it."""

    folder: Path
    path: bytes
    unix_lines: bool  # git keeps it without the carriage returns of Windows
    started_with: Mapping[str, str]
    signed: tuple[str, ...]

    def commit(self, content: bytes, message: str) -> str | None:
        """Commit the file with a content and nothing else; return the commit's id, None when it says that already."""
        kept = content.replace(b"\r\n", b"\n") if self.unix_lines else content
        blob = self._git("hash-object", "-w", "--stdin", "--no-filters", stdin=kept)
        problem = ""
        for _ in range(_TRIES):
            head = self._head()
            mode, there = self._entry(head)
            if there == blob:
                return None
            entry = b"%s %s\t%s\0" % (mode, blob, self.path)
            made = self._committed(self._tree(head, entry), head, message)
            # First what is staged: were it to lag behind the commit, the next one by hand would take all this back.
            self._git("update-index", "-z", "--index-info", stdin=entry)
            problem = self._moved(head, made, message)
            if not problem:
                return made.decode()
        raise GitError(f"git could not move the branch on: {first_line(problem)}")

    def _head(self) -> bytes:
        """Give the last commit; nothing before the first one."""
        _, answer, _ = run(self.folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        return answer.strip()

    def _entry(self, head: bytes) -> tuple[bytes, bytes]:
        """Give the file's mode and blob as they were last committed."""
        if not head:
            return _PLAIN, b""
        answer = self._git("ls-tree", "-z", "--full-tree", head.decode(), "--", os.fsdecode(self.path))
        mode, _, there = answer.partition(b"\t")[0].rpartition(b" ")
        return _PROGRAM if mode.startswith(_PROGRAM) else _PLAIN, there

    def _tree(self, head: bytes, entry: bytes) -> bytes:
        """Write the tree of the last commit with the one file in it, by way of an index of its own."""
        with TemporaryDirectory(prefix="goals-") as folder:
            apart = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
            if head:
                self._git("read-tree", head.decode(), also=apart)
            self._git("update-index", "-z", "--index-info", stdin=entry, also=apart)
            return self._git("write-tree", "--missing-ok", also=apart)  # a partial clone has not all of them

    def _committed(self, tree: bytes, head: bytes, message: str) -> bytes:
        parents = ("-p", head.decode()) if head else ()
        return self._git("commit-tree", *self.signed, *parents, tree.decode(), stdin=message.encode())

    def _moved(self, head: bytes, made: bytes, message: str) -> str:
        """Let the branch, or the detached head, go on from where it was; return what git says against it."""
        before = head.decode() or "0" * len(made)
        told = ("-m", f"commit: {message.partition(chr(10))[0]}", "HEAD", made.decode(), before)
        code, _, problem = run(self.folder, *_DURABLE, "update-ref", *told, also=self.started_with)
        return (problem.decode("utf-8", "replace") or "it did not say why") if code else ""

    def _git(self, *arguments: str, stdin: bytes = b"", also: Mapping[str, str] | None = None) -> bytes:
        environment = {**self.started_with, **(also or {})}
        code, answer, problem = run(self.folder, *_DURABLE, *arguments, stdin=stdin, also=environment)
        if code:
            raise refused(self.folder, problem.decode("utf-8", "replace"))
        return answer.rstrip(b"\n")


def ready(folder: Path, name: str, *, worker: str | None) -> Ready:
    """See whether a file in a folder can be committed, before anything is written; raise GitError when it cannot.

    The worker's code stands for whom git knows by no name.
    """
    code, prefix, problem = run(folder, "rev-parse", "--show-prefix")
    if code:
        told = problem.decode("utf-8", "replace")
        if "not a git repository" not in told:
            raise refused(folder, told)
        raise GitError(f"{folder} is not in a git repository, so that nothing can be committed", "goals init makes one")
    refuse_while_under_way(folder, name)
    unix_lines = refuse_unless_plain(folder, name)
    known = settings(folder)
    signed, signer = signing(known)
    started_with = unstarted(known, identified(known, worker) | signer)
    return Ready(folder, prefix.rstrip(b"\n") + os.fsencode(name), unix_lines, started_with, signed)
