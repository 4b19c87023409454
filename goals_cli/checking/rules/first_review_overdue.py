"""R602: an active goal whose first review is overdue."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.cadence import active_since, due_after, is_first_to_come
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.checking.reviews import newest_review
from goals_cli.findings import Element, Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "R602",
    "first-review-overdue",
    severity=Severity.WARNING,
    statuses=(Status.ACTIVE,),
    element=Element.REVIEW,
    hint="look back together, the client first: goals review CLIENT --goal GOAL --kind review",
    sources=(
        "Public cadences: a first review within weeks, then a rhythm",
        "Joint Commission CTS.03.01.03: goals reviewed on time",
    ),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
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
def first_review_overdue(goal: Goal, plan: Plan, context: Context) -> Iterator[Hit]:
    """An active goal that has not been looked at together since the work on it began.

    The first weeks show whether it is the right goal, and the right way. Whoever is not asked then may go along, or
    stay away.
    """
    if plan.closed is not None:
        return
    last = newest_review(goal, plan, context)
    if last is not None and not is_first_to_come(goal, last.review):
        return
    due = due_after(last.review if last else None, goal, context.profile)
    if due is not None and context.passed(due):
        since = active_since(goal)
        yield Hit((), f"the first review of goal {goal.id} was due on {due}; it has been active since {since}")
