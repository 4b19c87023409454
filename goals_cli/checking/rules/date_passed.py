"""W406: an active goal whose target date has passed."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "W406",
    "date-passed",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="look back, then end it or move the day: goals change CLIENT --goal GOAL target_date=DATE --asked-by WHO",
    sources=("42 CFR 482.61: goals with dates", "Looking back together: what was agreed is looked at again"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            target_date: 2026-05-29
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            target_date: 2026-06-30
            course: [{on: 2026-03-02, status: active}]
    """,
)
def date_passed(goal: Goal, plan: Plan, context: Context) -> Iterator[Hit]:
    """A goal that is still active after the day by which it was to be reached.

    Life takes longer than plans. But a date that goes by unsaid makes the agreement a formality: the client should
    hear that it is all right, and say what comes now.
    """
    if goal.target_date is not None and plan.closed is None and context.passed(goal.target_date):
        yield Hit(("target_date",), f"goal {goal.id} is active, and its target date {goal.target_date} has passed")
