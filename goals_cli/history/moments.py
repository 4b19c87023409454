"""A caseload as it stood at a commit, or at the end of a day: its plans then, read from git and not checked out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from goals_cli import gitrepo, planfile
from goals_cli.caseload import Caseload
from goals_cli.codes import client_code, is_code
from goals_cli.errors import GitError, NotFound
from goals_cli.gitrepo import commits
from goals_cli.gitrepo.commits import Commit
from goals_cli.gitrepo.running import program
from goals_cli.history.other_codes import former_codes, later_codes
from goals_cli.opening import Opened, validate
from goals_cli.paths import MARKER
from goals_cli.plan import Plan, from_data

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ENDING = ".yaml"


@dataclass(frozen=True, slots=True)
class Moment:
    """A commit, and the day that was today then."""

    commit: Commit
    day: date


def moment(root: Path, text: str) -> Moment:
    """Find a moment by a revision, or by a day: then it is the last commit of the present branch up to its end.

    Raises GitError when there is no repository or no such revision, NotFound when nothing was committed by then.
    """
    standing = commits.standing(root)
    if not standing.repository and program() is None:
        raise GitError("git was not found: nothing of the past can be read", "install git")
    if not standing.repository:
        raise GitError("this caseload is in no git repository: nothing of its past is known", "git init begins one")
    if standing.tip is None:
        raise GitError("nothing has been committed yet: nothing of the past is known", "git add . && git commit")
    day = _day(text)
    if day is None:
        commit = commits.resolve(root, text)
        return Moment(commit, commit.committed.date())
    first = None
    for commit in commits.first_parents(root, standing.tip):
        if commit.committed.date() <= day:
            return Moment(commit, day)
        first = commit
    held, rest = (" that this clone holds", "; git fetch --unshallow gets the others") if standing.shallow else ("", "")
    began = f"the first commit{held} is of {first.committed.date()}{rest}" if first else ""
    raise NotFound(f"nothing was committed on or before {day}", began)


def _day(text: str) -> date | None:
    if _DAY.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    return None


def was_there(caseload: Caseload, at: Moment) -> bool:
    """Say whether a caseload lay in its folder at a moment."""
    return bool(gitrepo.committed(caseload.root, at.commit.id, names=[MARKER]))


@dataclass(frozen=True)
class Past:
    """The plans of a caseload at a moment."""

    caseload: Caseload
    moment: Moment

    @cached_property
    def files(self) -> dict[str, str]:
        """The files in clients/ then, by name, with the ids of their blobs; NotFound when there was no caseload."""
        found = gitrepo.committed(self.caseload.root / "clients", self.moment.commit.id)
        if not found and not was_there(self.caseload, self.moment):
            hint = "git log --follow -- goals.toml shows whether it lay in another one"
            raise NotFound(f"there was no caseload in this folder at {self.called}", hint)
        return found

    def clients(self) -> list[str]:
        """List the codes of all clients who had a plan file, sorted."""
        names = (name.removesuffix(_ENDING) for name in self.files if name.endswith(_ENDING))
        return sorted(name for name in names if is_code(name))

    def contents(self, clients: Sequence[str]) -> dict[str, bytes | None]:
        """Read plans as they were, also those whose files had other names then; None for what this clone lacks."""
        blobs = {client: self._blob(client) for client in clients}
        found = gitrepo.blobs(self.caseload.root, sorted(set(blobs.values())))
        return {client: found.get(blob) for client, blob in blobs.items()}

    def openings(self) -> Iterator[tuple[str, Callable[[], Opened]]]:
        """Give every plan as it was, each to be opened when it is wanted: one that is not valid is refused."""
        for client, content in self.contents(self.clients()).items():
            yield client, partial(self._opened, client, content)

    def open_plan(self, client: str) -> Opened:
        """Open a client's plan as it was; one that is not valid is refused with its first problem."""
        return self._opened(client, self.contents([client])[client])

    def _opened(self, client: str, content: bytes | None) -> Opened:
        document = planfile.parse(self.held(client, content), f"{self.caseload.shown_path(client)} at {self.called}")
        validate(document)
        return Opened(document, from_data(document.data, Plan))

    def held(self, client: str, content: bytes | None) -> bytes:
        """Refuse to go on without the content of a plan that a partial clone left out."""
        if content is None:
            message = f"this clone does not hold the plan of {client} at {self.called}"
            raise GitError(message, "git clone without --filter gets everything")
        return content

    @property
    def called(self) -> str:
        """How the moment is named to the user."""
        return self.moment.commit.id[:7]

    def _blob(self, client: str) -> str:
        return self.files[f"{self.code_then(client)}{_ENDING}"]

    def code_then(self, client: str) -> str:
        """Name a plan's file as it was named then, after the code that the client had; NotFound when there was none."""
        if f"{client_code(client)}{_ENDING}" in self.files:
            return client
        for codes in (former_codes, later_codes):
            for code in codes(self.caseload.root, client):
                if f"{code}{_ENDING}" in self.files:
                    return code
        raise NotFound(f"there was no plan for {client} at {self.called}", f"goals history {client} tells its past")


def past(caseload: Caseload, text: str) -> Past:
    """Give a caseload as it stood at a revision, or at the end of a day."""
    return Past(caseload, moment(caseload.root, text))
