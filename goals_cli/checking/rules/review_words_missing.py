"""R604: the newest review of a goal lacks the client's words."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.checking.reviews import client_was_there, newest_review
from goals_cli.checking.wording import said
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Progress, Status


@rule(
    "R604",
    "review-words-missing",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="write down what they say as they say it: goals edit CLIENT: `words` in the review",
    sources=("Joint Commission CTS.03.01.03: own words", "What the client wants comes first"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
        reviews:
          - id: r-20260525-a1f3
            on: 2026-05-25
            kind: review
            progress: [{goal: g-4f2k, ratings: [{by: client, rating: 4}]}]
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
def review_words_missing(goal: Goal, plan: Plan, context: Context) -> Iterator[Hit]:
    """An active goal on which the client is not quoted at its newest review.

    Numbers do not say what was hard or what they are proud of. In a year, their own sentence is what they will
    recognise; all the more when they do not want to give a number. Where nothing was asked, and the meeting says why,
    nothing is missing.
    """
    last = newest_review(goal, plan, context)
    if last is None or not client_was_there(last.review) or said(last.review.no_rating):
        return
    if not any(map(said, _words(last.progress))):
        yield Hit((), f"review {last.review.id} holds no words of the client on goal {goal.id}")


def _words(progress: Progress) -> Iterator[str | None]:
    """Go through all places in which the client is quoted."""
    yield progress.words
    yield from (rating.client_says for rating in progress.ratings)
    yield from (went.words for went in progress.steps)
