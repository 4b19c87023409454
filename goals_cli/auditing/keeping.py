"""Keeps checkpoints of a history that was audited."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from goals_cli.auditing import checkpoint as checkpoints
from goals_cli.auditing.auditor import Asked, checkpoint_of, surroundings
from goals_cli.auditing.checkpoint import Checkpoint
from goals_cli.auditing.finding import Audit
from goals_cli.caseload import Caseload
from goals_cli.errors import NotWritten
from goals_cli.gitrepo import commits, top


def refuse_within(caseload: Caseload, path: Path) -> None:
    """Refuse a checkpoint in the repository that it is to tell of."""
    checkpoints.refuse_within(path, top(caseload.root) or caseload.root)


def keep(caseload: Caseload, asked: Asked, audit: Audit, path: Path, *, today: date) -> Checkpoint:
    """Keep the tip that was audited; NotWritten when it is another one by now."""
    place, _ = surroundings(caseload, asked)
    if place.tip != audit.tip:
        raise NotWritten("the history grew while it was audited; no checkpoint was written", "run the same once more")
    kept = checkpoint_of(place, commits.resolve(caseload.root, place.tip).committed.date(), today)
    checkpoints.write(path, kept, top(caseload.root) or caseload.root)
    return kept
