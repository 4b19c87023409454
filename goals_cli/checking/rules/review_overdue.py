"""R601: an active goal whose review is overdue."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.cadence import last_review, review_due
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "R601",
    "review-overdue",
    severity=Severity.WARNING,
    statuses=(Status.ACTIVE,),
    element=Element.REVIEW,
    hint="look back together, the client first: goals review CLIENT --goal GOAL --kind review",
    sources=("42 CFR 441.301(c)", "Joint Commission CTS.03.01.03: goals reviewed on time"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
        reviews:
          - id: r-20260330-a1f3
            on: 2026-03-30
            kind: review
            progress: [{goal: g-4f2k, words: I stayed for assembly}]
            next_review: 2026-04-27
          - id: r-20260525-b2c8
            on: 2026-05-25
            kind: check-in
            progress: [{goal: g-4f2k, words: It rained}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
        reviews:
          - id: r-20260525-a1f3
            on: 2026-05-25
            kind: review
            progress: [{goal: g-4f2k, words: I stayed for assembly}]
            next_review: 2026-06-22
    """,
)
def review_overdue(goal: Goal, plan: Plan, context: Context) -> Iterator[Hit]:
    """An active goal that was to be looked at together by now.

    A review is where the client can say that it goes well, or that it should go another way. A check-in is too short
    for that.
    """
    due = review_due(plan, goal, context.profile)
    if due is not None and context.passed(due):
        last = last_review(plan, goal)
        since = f"the last one was on {last.on}" if last else "it is the first one"
        yield Hit((), f"the review of goal {goal.id} was due on {due}; {since}")
