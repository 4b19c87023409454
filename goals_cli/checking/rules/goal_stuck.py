"""R607: the client's ratings stand still or fall, and nothing has been changed."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status
from goals_cli.stuck import LEAST, is_to_be_kept, standing_days


@rule(
    "R607",
    "goal-stuck",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="ask what would help, or whether it is still the right goal: goals change, step add or pause CLIENT",
    sources=("Goal-Based Outcomes: goals that are stuck", "Looking back together: what to change"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
        reviews:
          - id: r-20260330-a1f3
            on: 2026-03-30
            kind: review
            progress: [{goal: g-4f2k, ratings: [{by: client, rating: 4}], words: It goes}]
          - id: r-20260427-a1f3
            on: 2026-04-27
            kind: review
            progress: [{goal: g-4f2k, ratings: [{by: client, rating: 4}], words: It goes}]
          - id: r-20260525-a1f3
            on: 2026-05-25
            kind: review
            progress: [{goal: g-4f2k, ratings: [{by: client, rating: 3}], words: It goes}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
        reviews:
          - id: r-20260330-a1f3
            on: 2026-03-30
            kind: review
            progress: [{goal: g-4f2k, ratings: [{by: client, rating: 4}], words: It goes}]
          - id: r-20260427-a1f3
            on: 2026-04-27
            kind: review
            progress: [{goal: g-4f2k, ratings: [{by: client, rating: 4}], words: It goes}]
          - id: r-20260525-a1f3
            on: 2026-05-25
            kind: review
            progress: [{goal: g-4f2k, ratings: [{by: client, rating: 5}], words: It goes}]
    """,
)
def goal_stuck(goal: Goal, plan: Plan, context: Context) -> Iterator[Hit]:
    """An active goal whose ratings by the client have not risen for eight weeks, with no change.

    When it does not move, it is mostly the plan that does not fit. Another way, a smaller step, a rest or another
    goal may be what helps; the client knows best which.
    """
    told = context.meetings(plan).told(goal)
    if len(told) < LEAST or plan.closed is not None or is_to_be_kept(goal):
        return
    days = standing_days(goal, told, context.profile)
    if days:
        since = f"have not risen from {days[-1]} to {days[0]}"
        yield Hit((), f"the client's ratings of goal {goal.id} {since}, and nothing was changed meanwhile")
