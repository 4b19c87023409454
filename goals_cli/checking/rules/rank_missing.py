"""V105: several active goals, and the client has not said which comes first."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Plan, Status


@rule(
    "V105",
    "rank-missing",
    severity=Severity.ADVICE,
    hint="ask which comes first for the client: goals set CLIENT --goal GOAL priority=1",
    sources=("What the client wants comes first", "The plan file: `priority` is the client's own ranking"),
    bad="""
        goals:
          - id: g-4f2k
            priority: 1
            raised: {by: client}
            course: [{on: 2026-06-01, status: active}]
          - id: g-7h3n
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
def rank_missing(plan: Plan, _context: Context) -> Iterator[Hit]:
    """Several active goals, at least one of them without a rank of the client's.

    When time or strength is short, something is left for later. The client says what, and not the calendar.
    """
    if plan.closed is None and len(plan.goals) > 1:
        active = [(number, goal) for number, goal in enumerate(plan.goals) if goal.status is Status.ACTIVE]
        unranked = [(number, goal) for number, goal in active if goal.priority is None]
        if unranked and len(active) > 1:
            names = ", ".join(goal.id for _, goal in unranked)
            message = f"the client has not ranked {len(unranked)} of {len(active)} active goals: {names}"
            yield Hit(("goals", unranked[0][0], "priority"), message)
