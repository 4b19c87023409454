"""R607: the client's ratings stand still or fall, and nothing has been changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeAlias

from goals_cli.cadence import is_real
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import CLIENT, Answer, Goal, Plan, Review, Status

# Over how many reviews and how long a goal stands still; and the numbers at which it is where it was to be.
LEAST, SPAN = 3, timedelta(weeks=8)
REACHED_RATING, REACHED_LEVEL = 10, 0

# What the client gave at one meeting.
Rated: TypeAlias = tuple[Review, int]


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
    given = [
        (each.review, rating)
        for each in told
        if each.review.on >= changed
        for rating in each.progress.ratings
        if rating.by == CLIENT
    ]
    ratings = [(review, each.rating) for review, each in given if each.rating is not None]
    levels = [(review, each.level) for review, each in given if each.level is not None]
    days = _standing(ratings, REACHED_RATING, context) or _standing(levels, REACHED_LEVEL, context)
    if days:
        since = f"have not risen from {days[-1]} to {days[0]}"
        yield Hit((), f"the client's ratings of goal {goal.id} {since}, and nothing was changed meanwhile")


def _last_change(goal: Goal) -> date:
    """Say when the goal, its course or what is promised for it was changed last; what the client declined was not."""
    changes = (change.on for change in goal.changes if change.answer is not Answer.DISAGREES)
    days = [*(turn.on for turn in goal.course), *changes]
    days += [step.promised for step in goal.steps if step.promised]
    return max(days + [step.taken_back.on for step in goal.steps if step.taken_back])


def _standing(given: list[Rated], reached: int, context: Context) -> list[date]:
    """List the days of the reviews over which the newest numbers stand still, when these are enough; else none.

    A number that was given at a check-in may show that it moves, but does not make the reviews more.
    """
    if len(given) < LEAST or given[0][1] >= reached:
        return []
    days = [review.on for review in _not_risen(given) if is_real(review.kind, context.profile)]
    return days if len(days) >= LEAST and days[0] - days[-1] >= SPAN else []


def _not_risen(given: list[Rated]) -> Iterator[Review]:
    """Go back through the meetings, the newest first, as long as no number is lower than the one that came after it."""
    yield given[0][0]
    for (_, later), (review, earlier) in pairwise(given):
        if earlier < later:
            return
        yield review
