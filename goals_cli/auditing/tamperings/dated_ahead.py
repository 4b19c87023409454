"""X107: an entry is dated after its own commit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.turn import Turn
from goals_cli.gitrepo.commits import Commit

_FARTHEST_EAST = timedelta(hours=14)


@tampering(
    "X107",
    "dated-ahead",
    hint="ask when it was; a wrong day is corrected by a new entry (`corrects` names the old one)",
)
def dated_ahead(turn: Turn) -> Iterator[Hit]:
    """An entry is dated after its own commit.

    Nobody can have agreed, reviewed or changed anything on a day that had not come yet.
    """
    last = _last_day(turn.commit)
    for entry, on in turn.days:
        if on > last:
            yield Hit(
                f"{entry.called} is dated {on} and was committed on {turn.committed}", entry.about, key=entry.identity
            )


def _last_day(commit: Commit) -> date:
    """Give the day of a commit where it was made; a clock without a zone may stand where it is tomorrow already."""
    if commit.committed.utcoffset():
        return commit.committed.date()
    return (commit.committed + _FARTHEST_EAST).date()
