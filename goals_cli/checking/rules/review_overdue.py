"""R601: an active goal whose next review is overdue."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.cadence import due_after, is_first_to_come
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.checking.reviews import newest_review
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
            next_review: 2026-04-27
            progress: [{goal: g-4f2k, ratings: [{by: client, rating: 4}], words: I stayed for assembly}]
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
            progress: [{goal: g-4f2k, ratings: [{by: client, rating: 4}], words: I stayed for assembly}]
    """,
)
def review_overdue(goal: Goal, plan: Plan, context: Context) -> Iterator[Hit]:
    """An active goal that was to be looked at together again by now.

    A review is where the client can say that it goes well, or that it should go another way. A check-in is too
    short for that, unless the profile says otherwise.
    """
    last = newest_review(goal, plan, context)
    if last is None or is_first_to_come(goal, last.review):
        return
    due = due_after(last.review, goal, context.profile)
    if due is not None and context.passed(due):
        yield Hit((), f"the review of goal {goal.id} was due on {due}; the last one was on {last.review.on}")
