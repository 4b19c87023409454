"""X103: what an agreement quotes was changed together with the goal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goals_cli.auditing.losses import Loss
from goals_cli.auditing.record import Data
from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.turn import Turn

_AGREED = ("statement", "measures", "target_date")


@tampering(
    "X103",
    "quote-rewritten",
    hint="bring back what was agreed to, and ask the client whether they agree to the new wording: goals agree",
)
def quote_rewritten(turn: Turn) -> Iterator[Hit]:
    """What an agreement quotes was changed together with the goal, as if the client had agreed to the new wording.

    An agreement is bound to the words that the client agreed to. A new wording needs a new yes.
    """
    for loss in turn.losses:
        if loss.entry and follows_the_goal(turn, loss):
            goals = sorted({str(quote["goal"]) for quote in loss.entry.data.get("goals") or ()})
            yield Hit(
                f"what {loss.entry.called} quotes of {', '.join(goals)} was changed with the goal",
                loss.about,
                key=loss.key,
                change=loss.change,
                brought=turn.brings(loss),
            )


def follows_the_goal(turn: Turn, loss: Loss) -> bool:
    """Say whether an agreement was altered in what it quotes of a goal that was changed by the same commit."""
    if (
        loss.entry is None
        or loss.twice
        or loss.entry.kind.name != "agreements"
        or "goals" not in loss.fields
        or turn.after is None
    ):
        return False
    quoted = {quote["goal"] for quote in loss.entry.data.get("goals") or ()}
    now = _wordings(turn.after)
    return any(
        goal in quoted and goal in now and now[goal] != wording
        for before in turn.parents
        for goal, wording in _wordings(before or {}).items()
    )


def _wordings(plan: Data) -> dict[str, list[Any]]:
    return {goal["id"]: [goal.get(field) for field in _AGREED] for goal in plan.get("goals") or ()}
