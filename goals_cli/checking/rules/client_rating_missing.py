"""R603: the newest review of a goal lacks the client's rating."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.checking.reviews import client_was_there, newest_review, reason_given
from goals_cli.findings import Element, Severity
from goals_cli.plan import CLIENT, Goal, Plan, Status


@rule(
    "R603",
    "client-rating-missing",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    element=Element.RATING,
    hint="ask them first, from 0 to 10, or note why not: goals edit CLIENT: `ratings` or `no_rating` of the review",
    sources=("Goal-Based Outcomes: the client rates", "HL7 Person-Centered Outcomes guide"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
        reviews:
          - id: r-20260525-a1f3
            on: 2026-05-25
            kind: review
            progress: [{goal: g-4f2k, ratings: [{by: w-amara, rating: 5}], words: I stayed for assembly}]
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
def client_rating_missing(goal: Goal, plan: Plan, context: Context) -> Iterator[Hit]:
    """An active goal that the client did not rate at its newest review, with no reason told.

    How far it has come is for the client to say first. Somebody who does not want a number need not give one; that
    is an answer too, and can be put down.
    """
    last = newest_review(goal, plan, context)
    if last is None or not client_was_there(last.review) or reason_given(last):
        return
    ratings = (rating for rating in last.progress.ratings if rating.by == CLIENT)
    if all(rating.rating is None and rating.level is None for rating in ratings):
        yield Hit((), f"review {last.review.id} has no rating of goal {goal.id} by the client, and no reason")
