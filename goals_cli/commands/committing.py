"""`--commit` of every command that changes a plan: one commit of that plan and of nothing else, when it is done."""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from goals_cli.commands.common import CommitOption, open_caseload, say, worker_if_known
from goals_cli.errors import GitError, GoalsError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from goals_cli.caseload import Caseload
    from goals_cli.gitrepo.committing import Ready

SETTING = "goals.commit"
LOCK = ".commit"  # of all commits of a caseload; no client's code begins with a dot
YES, NO = ("true", "yes", "on", "1"), ("false", "no", "off", "0")


def with_commit(function: Callable[..., None], command: str) -> Callable[..., None]:
    """Give a command that changes a client's plan the option to commit it."""

    @functools.wraps(function)
    def committing_too(*, commit: bool | None = None, **given: Any) -> None:
        with committing(command, given, commit):
            function(**given)

    signature = inspect.signature(function, eval_str=True)  # as typer does with one of its own
    option = inspect.Parameter("commit", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=CommitOption)
    committing_too.__annotations__ = {**function.__annotations__, "commit": CommitOption}
    replaced = signature.replace(parameters=[*signature.parameters.values(), option])
    committing_too.__signature__ = replaced  # type: ignore[attr-defined]
    return committing_too


@contextmanager
def committing(command: str, given: dict[str, Any], wanted: bool | None) -> Iterator[None]:
    """Commit what a command has saved of the client's plan, also when it was left half-way."""
    quiet = bool(given.get("quiet"))
    committer = prepared(given["caseload"], given["client"], wanted, worker=given.get("worker"), quiet=quiet)
    if committer is None:
        yield
        return
    try:
        yield
    except BaseException:
        try:
            committer.commit(command, quiet)
        except GoalsError as error:  # what the command itself ended with is told last
            say(f"{error.message}\n  {error.hint}")
        raise
    committer.commit(command, quiet)


def prepared(
    folder: Path | None, client: str, wanted: bool | None, *, worker: str | None = None, quiet: bool = False
) -> Committer | None:
    """Make ready to commit a client's plan where that is wanted; refuse what cannot be, before anything is written.

    In the middle of a merge, a clone that commits by itself does not: the merge's own commit will have it.
    """
    from goals_cli import gitrepo
    from goals_cli.gitrepo.committing import UnderWay, ready
    from goals_cli.paths import find_root

    if wanted is False:
        return None
    root = folder or find_root()
    if wanted is None and not (root and gitrepo.may_be_set(root, SETTING) and _set(root)):
        return None
    opened = open_caseload(folder)
    path = opened.plan_path(client)
    known = worker_if_known(opened, worker or os.environ.get("GOALS_WORKER"))
    try:
        found = ready(path.parent, path.name, worker=known)
    except GitError as error:
        if wanted is None and isinstance(error, UnderWay):
            say(f"{client}: will not be committed now: {error.message}", quiet)
            return None
        raise GitError(f"nothing was written: {error.message}", error.hint) from error
    return Committer(opened, client, path, found, _content(path))


@dataclass(frozen=True, slots=True)
class Committer:
    """What is needed to commit a plan once it has been changed."""

    caseload: Caseload
    client: str
    path: Path
    ready: Ready
    before: bytes | None

    def commit(self, command: str, quiet: bool) -> None:
        """Commit the plan as it stands now, if it was changed; say so."""
        if _content(self.path) == self.before:
            return
        try:
            made = self._commit(command)
        except GoalsError as error:
            hint = "do not repeat the command; git add and git commit keep what it saved"
            raise GitError(f"{self.client}: saved, but not committed: {error.message}", hint) from error
        told = f"committed as {made[:12]}" if made else "was committed by another command meanwhile"
        say(f"{self.client}: {told}", quiet)

    def _commit(self, command: str) -> str | None:
        from goals_cli import gitrepo
        from goals_cli.history.message import message
        from goals_cli.planfile.locking import locked

        with locked(self.caseload.own_folder("locks") / f"{LOCK}.lock", self.client):
            now = _content(self.path)
            if now is None:
                raise GitError("the plan is gone")
            there = gitrepo.committed(self.path.parent, names=[self.path.name])
            before = gitrepo.blobs(self.path.parent, list(there.values()))
            return self.ready.commit(now, message(self.client, command, next(iter(before.values()), None), now))


def _set(root: Path) -> bool:
    """Say whether this clone commits by itself."""
    from goals_cli import gitrepo

    told = gitrepo.local_setting(root, SETTING)
    if told is None or told.lower() in NO:
        return False
    if told.lower() in YES:
        return True
    raise UsageError(f"git's setting {SETTING} is neither true nor false", f"git config {SETTING} true")


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:  # no plan yet, or one that the command itself says more of
        return None
