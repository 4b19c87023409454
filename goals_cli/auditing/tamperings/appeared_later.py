"""X109: a commit is older than a checkpoint by its date, and was not there when the checkpoint was kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from goals_cli.auditing.checkpoint import Checkpoint
from goals_cli.auditing.registry import Hit, tampering
from goals_cli.findings import Severity
from goals_cli.gitrepo.commits import Commit


@tampering(
    "X109",
    "appeared-later",
    severity=Severity.WARNING,
    hint="ask where it was until then; work is pushed soon, so that nobody has to wonder",
)
def appeared_later(commit: Commit, kept: Checkpoint, late_days: int) -> Iterator[Hit]:
    """A commit says that it was made before a checkpoint was kept, and was not in the history then.

    It waited on somebody's machine for longer than the profile gives an entry, or its date was made up.
    """
    if commit.committed.date() < kept.kept - timedelta(days=late_days):
        told = f"the commit is dated {commit.committed.date()}"
        yield Hit(f"{told}, and was not there when the checkpoint was kept on {kept.kept}", "checkpoint")
