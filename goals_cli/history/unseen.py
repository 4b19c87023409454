"""Says why a plan or a revision that somebody knows of may not be seen here."""

from __future__ import annotations

from goals_cli.gitrepo.commits import Standing
from goals_cli.gitrepo.unknown import CUT_SHORT


def no_branch(standing: Standing) -> str:
    """Say what is not seen while no branch is checked out; nothing when one is."""
    if standing.tip and standing.branch is None:
        return f"no branch is checked out: up to the commit {standing.tip[:7]} there was none"
    return ""


def not_seen(standing: Standing) -> str:
    """Say why there may be neither such a plan nor such a revision; nothing when all of the history is there."""
    reasons = (CUT_SHORT if standing.shallow else "", no_branch(standing))
    return "; ".join(reason for reason in reasons if reason)
