"""X108: a commit is dated before the one it was made from, or in the future."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.gitrepo.commits import Commit

_LEEWAY = timedelta(days=1)  # clocks of different machines, and zones


@tampering(
    "X108",
    "clock-set-back",
    hint="ask whoever committed it how that came; what it brought may have been written on another day than it says",
)
def clock_set_back(commit: Commit, parent: Commit | None, today: date) -> Iterator[Hit]:
    """A commit is dated before the commit that it was made from, or in the future.

    Whoever commits says themselves what time it is. A commit cannot be older than the one below it.
    """
    if parent is None:
        if commit.committed.date() > today + _LEEWAY:
            yield Hit(f"the commit is dated {commit.committed.date()}, which has not come yet", "clock")
    elif commit.committed < parent.committed - _LEEWAY:
        dates = f"{commit.committed.date()}, before {parent.committed.date()}"
        yield Hit(f"the commit is dated {dates}, the day of the commit {parent.id[:7]} that it was made from", "clock")
