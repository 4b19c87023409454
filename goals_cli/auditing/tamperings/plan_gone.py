"""X104: a whole plan was taken away."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.turn import Turn


@tampering(
    "X104",
    "plan-gone",
    hint="bring it back from the commit before; where a client is to be erased, leave a tombstone: see the README",
)
def plan_gone(turn: Turn) -> Iterator[Hit]:
    """A plan with goals, agreements or reviews in it was taken away, and no tombstone says by whose authority.

    A client's right to be forgotten is one that somebody answers for. A plan that is merely gone tells nobody why.
    """
    if turn.after is None and any(_has_content(before) for before in turn.before):
        yield Hit("the plan was taken away", "plan")


def _has_content(plan: object) -> bool:
    return isinstance(plan, dict) and any(plan.get(name) for name in ("goals", "agreements", "reviews"))
