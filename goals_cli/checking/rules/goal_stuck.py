"""R607: the client's ratings stand still or fall, and nothing has been changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import CLIENT, Goal, Plan, Status

# How many ratings over how long say that a goal stands still, and the rating above which there is none.
LEAST, SPAN, REACHED = 3, timedelta(weeks=8), 10


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
    if len(told) < LEAST or plan.closed is not None or any(measure.keep for measure in goal.measures):
        return
    changed = _last_change(goal)
    ratings = [
        (each.review.on, rating.rating)
        for each in told
        if each.review.on >= changed
        for rating in each.progress.ratings
        if rating.by == CLIENT and rating.rating is not None
    ]
    level = list(_not_risen(ratings))
    if len(level) >= LEAST and level[0] - level[-1] >= SPAN and ratings[0][1] < REACHED:
        since = f"have not risen from {level[-1]} to {level[0]}"
        yield Hit((), f"the client's ratings of goal {goal.id} {since}, and nothing was changed meanwhile")


def _last_change(goal: Goal) -> date:
    """Say when the goal, its course or what is promised for it was changed last."""
    days = [*(turn.on for turn in goal.course), *(change.on for change in goal.changes)]
    return max(days + [step.promised for step in goal.steps if step.promised])


def _not_risen(ratings: list[tuple[date, int]]) -> Iterator[date]:
    """Go back through the days, the newest first, as long as no rating is lower than the one that came after it."""
    if ratings:
        yield ratings[0][0]
    for (_, later), (on, earlier) in pairwise(ratings):
        if earlier < later:
            return
        yield on
