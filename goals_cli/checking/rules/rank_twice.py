"""V106: two active goals with the same rank."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "V106",
    "rank-twice",
    severity=Severity.ADVICE,
    hint="ask which of them comes first for the client: goals set CLIENT --goal GOAL priority=N",
    sources=("What the client wants comes first", "The plan file: `priority` is the client's own ranking"),
    bad="""
        goals:
          - id: g-4f2k
            priority: 1
            raised: {by: client}
            course: [{on: 2026-06-01, status: active}]
          - id: g-7h3n
            priority: 1
            raised: {by: client}
            course: [{on: 2026-06-01, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            priority: 1
            raised: {by: client}
            course: [{on: 2026-06-01, status: active}]
          - id: g-7h3n
            priority: 2
            raised: {by: client}
            course: [{on: 2026-06-01, status: active}]
    """,
)
def rank_twice(plan: Plan, _context: Context) -> Iterator[Hit]:
    """Two or more active goals to which the client's ranking gives the same place.

    A ranking says what gives way when not everything is possible. Where two goals share a place, somebody else will
    choose between them.
    """
    if plan.closed is None and len(plan.goals) > 1:
        first: dict[int, Goal] = {}
        for number, goal in enumerate(plan.goals):
            if goal.status is Status.ACTIVE and goal.priority is not None:
                other = first.setdefault(goal.priority, goal)
                if other is not goal:
                    message = f"goal {goal.id} has the same rank as goal {other.id}: {goal.priority}"
                    yield Hit(("goals", number, "priority"), message)
