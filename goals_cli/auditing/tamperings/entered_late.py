"""X106: an entry was committed long after its day."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.turn import Turn
from goals_cli.findings import Severity


@tampering(
    "X106",
    "entered-late",
    severity=Severity.WARNING,
    hint="ask what kept it; commit after each meeting, so that nobody has to wonder",
)
def entered_late(turn: Turn) -> Iterator[Hit]:
    """An entry is dated longer before its own commit than the profile allows.

    What is written down long after a meeting is remembered, not recorded, and it may have been made up. The profile
    says how many days it may take (`late_entry_days`).
    """
    for entry, on in turn.days:
        late = (turn.committed - on).days
        if late > turn.late_days:
            yield Hit(
                f"{entry.called} is dated {on}, {late} days before it was committed", entry.about, key=entry.identity
            )
