"""X111: evidence came to an entry long after its day."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.evidence import supplemented
from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.turn import Turn
from goals_cli.findings import Severity


@tampering(
    "X111",
    "added-late",
    severity=Severity.WARNING,
    hint="ask what kept it; what is said now belongs in a new review or agreement",
)
def added_late(turn: Turn) -> Iterator[Hit]:
    """A rating, a measured value or somebody's consent came to an entry longer after its day than the profile allows.

    An entry may gain what it did not say, such as a copy that was given. But what was rated, measured or consented to
    counts from the day of its entry on, and so it is late as a whole entry would be (`late_entry_days`).
    """
    for entry, fields in supplemented(turn.parents, turn.after) if turn.after else ():
        late = (turn.committed - entry.day).days if entry.day else 0
        if late > turn.late_days:
            which = ", ".join(fields)
            message = f"{entry.called} is dated {entry.day}, and {which} came to it {late} days later"
            yield Hit(message, f"{entry.about} {which}", key=entry.identity)
