"""What an audit says: findings, and all of them together."""

from __future__ import annotations

from dataclasses import dataclass

from goals_cli.findings import Severity
from goals_cli.gitrepo.commits import Commit


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an audit found; without the client's text.

    `commit` is the one that did it, None for what is true of the whole repository; `path` is the plan's file from the
    top of the repository as that commit has it, empty where it is about no plan; `about` is the entry it is about.
    """

    code: str
    name: str
    severity: Severity
    commit: Commit | None
    path: str
    client: str
    about: str
    message: str
    hint: str
    key: int = 0  # tells it from others in this run
    change: tuple[int, int] = (0, 0)  # what an entry said and what it says now, in this run
    brought: bool = False  # by a merge, from one of its parents


@dataclass(frozen=True, slots=True)
class Audit:
    """What came of an audit. `notes` say in a sentence each what could not be looked at, and what was authorised."""

    tip: str | None
    commits: int
    plans: int
    findings: tuple[Finding, ...]
    notes: tuple[str, ...]
