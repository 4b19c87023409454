"""F010: something is said to have happened on a day that is still to come."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.days import around_the_work, in_the_work, told
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Plan

# A worker may be a day ahead of the machine that checks, at the other end of the world.
_HAS_COME = -2


@rule(
    "F010",
    "day-in-the-future",
    severity=Severity.ERROR,
    hint="look at the year; what is planned stands in `due`, `target_date`, `next_review` or `follow_up`",
    sources=("The plan file, rule 5: what only grows", "Looking back together: reviews tell of what has been"),
    bad="""
        reviews:
          - {id: r-20260706-a1f3, on: 2026-07-06, kind: check-in}
    """,
    good="""
        reviews:
          - {id: r-20260525-a1f3, on: 2026-05-25, kind: check-in, next_review: 2026-07-06}
    """,
)
def day_in_the_future(plan: Plan, context: Context) -> Iterator[Hit]:
    """Something is told as having happened on a day that is still to come.

    A review that has not been counts as the last one, and hides that the client has been waiting for one.
    """
    days = [*around_the_work(plan), *in_the_work(plan)]
    latest = max(day for day, _ in days)
    if context.passed(latest, _HAS_COME):
        return
    for day, where in days:
        if not context.passed(day, _HAS_COME):
            yield Hit(where, f"{told(plan, where)} on {day}, which is still to come")
