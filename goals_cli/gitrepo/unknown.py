"""Says that git has no such revision, and what may be the reason."""

from __future__ import annotations

import re
from pathlib import Path

from goals_cli.errors import GitError
from goals_cli.gitrepo.running import ask

CUT_SHORT = "this clone holds only the latest commits: git fetch --unshallow gets the others"
# What else was typed is not repeated, it may be something that a client said.
_REVISION = re.compile(r"[\w-]{1,40}(?:[./][\w-]{1,40}){0,4}(?:[~^][0-9]{0,6}|@\{[0-9]{1,6}\}){0,4}", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def unknown_revision(folder: Path, revision: str) -> GitError:
    """Say that a folder's repository has no such revision."""
    if _DAY.fullmatch(revision):
        hint = "write a day as year-month-day: 2026-03-02"
        return GitError(f"there is no day {revision}, nor a revision of that name", hint)
    what = f"revision {revision!a}" if _REVISION.fullmatch(revision) else "such revision"
    hint = "git log --oneline lists commits, git branch branches"
    if ask(folder, "rev-parse", "--is-shallow-repository")[1] == "true":
        hint = CUT_SHORT
    return GitError(f"git knows no {what}", hint)
