"""X101: something that only grows was taken away."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.turn import Turn


@tampering(
    "X101",
    "taken-away",
    hint="bring it back from the commit before; a mistake is corrected by a new entry (`corrects` names the old one)",
)
def taken_away(turn: Turn) -> Iterator[Hit]:
    """A goal, agreement, review, change, turn or later words that were committed are gone.

    What was agreed and what was said at a review is the record that both sides rely on. It is never taken away.
    """
    for loss in turn.losses:
        if not loss.fields:
            yield Hit(f"{loss.called} was taken away", loss.about, key=loss.key)
