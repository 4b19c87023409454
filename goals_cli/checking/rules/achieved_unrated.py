"""E803: an achieved goal that the client has not rated at the end."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.agreements import in_force
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import CLIENT, Goal, Plan, Progress, Review, Status


@rule(
    "E803",
    "achieved-unrated",
    severity=Severity.ADVICE,
    statuses=(Status.ACHIEVED,),
    hint="ask the client how near they came, 0 to 10, and add that to the last review: goals edit CLIENT, `ratings`",
    sources=("Goal-Based Outcomes: rated at the start and at the end", "What the client wants comes first"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course:
              - {on: 2026-03-02, status: active}
              - {on: 2026-05-25, status: achieved}
        reviews:
          - id: r-20260525-a1f3
            on: 2026-05-25
            progress: [{goal: g-4f2k, words: I saw the whole play}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course:
              - {on: 2026-03-02, status: active}
              - {on: 2026-05-25, status: achieved}
        reviews:
          - id: r-20260525-a1f3
            on: 2026-05-25
            progress: [{goal: g-4f2k, ratings: [{by: client, rating: 10}]}]
    """,
)
def achieved_unrated(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An achieved goal without the client's own rating in its last review.

    Whether a goal was reached is for the client to say. Their last rating is what they can look back on, and the only
    measure that is theirs. That they did not want to give one is an answer, too.
    """
    if not any(turn.status is Status.ACTIVE for turn in goal.course):
        return
    end = goal.course[-1].on
    looked_back = [
        (review, progress)
        for review in in_force(plan.reviews)
        if review.on <= end
        for progress in review.progress
        if progress.goal == goal.id
    ]
    if not looked_back or not _rated(*looked_back[-1]):
        lack = f"review {looked_back[-1][0].id} holds no rating" if looked_back else "no review holds a rating"
        where = ("course", len(goal.course) - 1)
        yield Hit(where, f"goal {goal.id} was achieved on {end}, and {lack} of it by the client")


def _rated(review: Review, progress: Progress) -> bool:
    """Say whether the client has rated, by number or level, or it is said why not."""
    if any(rating.by == CLIENT and (rating.rating, rating.level) != (None, None) for rating in progress.ratings):
        return True
    return bool((progress.no_rating or review.no_rating or "").strip())
