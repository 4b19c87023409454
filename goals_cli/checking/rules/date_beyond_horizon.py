"""W407: a target date that is too far away."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "W407",
    "date-beyond-horizon",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="check the year, or agree on what can be reached before then and let the rest grow from it",
    sources=("Bovend'Eerdt and others 2009: the time", "42 CFR 441.301(c): reviewed at least yearly"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            target_date: 2028-06-30
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
def date_beyond_horizon(goal: Goal, plan: Plan, context: Context) -> Iterator[Hit]:
    """An active goal whose target date lies farther ahead than the profile allows.

    What is years away gives no reason to begin this week, and can be a slip in the year. A nearer step on the way
    can be celebrated sooner.
    """
    if goal.target_date is None or plan.closed is not None:
        return
    horizon = context.profile.horizon_days
    if not context.passed(goal.target_date, -horizon - 1):
        message = f"the target date of goal {goal.id}, {goal.target_date}, is beyond the horizon of {horizon} days"
        yield Hit(("target_date",), message)
