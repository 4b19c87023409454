"""R606: an active goal was left out of review after review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goals_cli.cadence import active_since, is_real
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.checking.reviews import newest_review
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Review, ReviewKind, Status

# How many reviews without a word on a goal say that it was left out, and not only put off.
LEAST = 2


@rule(
    "R606",
    "goal-left-out",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="ask about it next time; it may rest or end too: goals pause CLIENT --goal GOAL, goals end CLIENT --goal GOAL",
    sources=("Joint Commission CTS.03.01.03: goals reviewed on time", "Virginia: a review even if no change occurred"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
          - id: g-2m7d
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
        reviews:
          - id: r-20260427-a1f3
            on: 2026-04-27
            kind: review
            progress: [{goal: g-2m7d}]
          - id: r-20260525-a1f3
            on: 2026-05-25
            kind: review
            progress: [{goal: g-2m7d}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
          - id: g-2m7d
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
        reviews:
          - id: r-20260427-a1f3
            on: 2026-04-27
            kind: review
            progress: [{goal: g-2m7d}]
          - id: r-20260525-a1f3
            on: 2026-05-25
            kind: review
            progress: [{goal: g-2m7d}, {goal: g-4f2k}]
    """,
)
def goal_left_out(goal: Goal, plan: Plan, context: Context) -> Iterator[Hit]:
    """An active goal that was left out of the last two reviews or more.

    A goal that nobody asks about any more is over without having been ended. The client may wonder whether it still
    counts.
    """
    since = active_since(goal)
    if since is None or plan.closed is not None or len(plan.reviews) < LEAST:
        return
    last = newest_review(goal, plan, context)
    since = max(since, last.review.on) if last else since
    real = (each for each in context.meetings(plan).reviews if is_real(each.kind, context.profile))
    left_out = [each for each in real if each.kind is not ReviewKind.START and each.on > since]
    days = sorted({review.on for review in left_out})
    if len(days) >= LEAST and not _in_turns(left_out):
        yield Hit((), f"goal {goal.id} was left out of the last reviews, on {days[-2]} and {days[-1]}")


def _in_turns(reviews: Sequence[Review]) -> bool:
    """Say whether the goals are looked at one after the other, so that each has its turn."""
    named = [progress.goal for review in reviews for progress in review.progress]
    return bool(named) and len(named) == len(set(named))
