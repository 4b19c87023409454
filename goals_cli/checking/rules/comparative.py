"""W411: a joint wording that compares without a number."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.checking.wording import compares_without_number
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "W411",
    "comparative",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="ask how much or how often, and word it anew: goals change CLIENT --goal GOAL statement=TEXT --asked-by WHO",
    sources=(
        "Bovend'Eerdt and others 2009: activity, support, quantity, time",
        "CARF Behavioral Health 2.C: measurable",
    ),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            statement: By 30 June I cope better with full rooms.
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            statement: By 30 June I stay in the school hall for a full 60-minute event.
            course: [{on: 2026-03-02, status: active}]
    """,
)
def comparative(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """A joint wording that asks for more, less or better without saying how much.

    Nobody can tell when better is reached, so the client may never hear that it was. The words of the client may
    stay as open as they were said; it is the joint wording that both come back to.
    """
    if goal.statement is not None and plan.closed is None and compares_without_number(goal.statement):
        message = f"the joint wording of goal {goal.id} asks for more, less or better without saying how much"
        yield Hit(("statement",), message)
