"""R606: an active goal was left out of review after review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goals_cli.cadence import active_since
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Review, ReviewKind, Status


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
    if since is None or plan.closed is not None:
        return
    meetings = context.meetings(plan)
    looked_at = (told.review.on for told in meetings.told(goal) if told.review.kind is not ReviewKind.CHECK_IN)
    since = max(since, next(looked_at, since))
    left_out = [each for each in meetings.reviews if each.kind is ReviewKind.REVIEW and each.on > since]
    days = sorted({review.on for review in left_out})
    if len(days) > 1 and not _in_turns(left_out):
        yield Hit((), f"goal {goal.id} was left out of the last reviews, on {days[-2]} and {days[-1]}")


def _in_turns(reviews: Sequence[Review]) -> bool:
    """Say whether the goals are looked at one after the other, so that each has its turn."""
    named = [progress.goal for review in reviews for progress in review.progress]
    return bool(named) and len(named) == len(set(named))
