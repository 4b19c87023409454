"""X102: something that only grows says something else than when it was committed."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.losses import Loss
from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.tamperings.quote_rewritten import follows_the_goal
from goals_cli.auditing.turn import Turn


@tampering(
    "X102",
    "altered",
    hint="bring back what it said; a mistake is corrected by a new entry (`corrects` names the old one)",
)
def altered(turn: Turn) -> Iterator[Hit]:
    """An agreement, review, rating, win, change, turn or later words were altered after they had been committed.

    Whoever reads the record must be able to rely on it that it says what was said then. Keys may be added to an entry,
    such as a copy that was given; nothing that stood there changes.
    """
    for loss in turn.losses:
        if loss.twice or (loss.entry and loss.fields and not follows_the_goal(turn, loss)):
            yield hit_of(turn, loss)


def hit_of(turn: Turn, loss: Loss) -> Hit:
    """Tell of what was altered."""
    message = f"{loss.called} was altered: {', '.join(loss.fields)}"
    if loss.twice:
        message = f"{loss.called} stands there a second time and says something else"
    return Hit(message, loss.about, key=loss.key, change=loss.change, brought=turn.brings(loss))
