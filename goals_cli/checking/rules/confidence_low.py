"""W410: the client is not sure, and nothing in the plan answers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from goals_cli.cadence import Told
from goals_cli.checking.context import Context
from goals_cli.checking.promises import promised
from goals_cli.checking.registry import Hit, rule
from goals_cli.checking.wording import said
from goals_cli.findings import Severity
from goals_cli.plan import Answer, Goal, Plan, Status

# From this number on, people mostly do what they set out to do.
ENOUGH = 7


@rule(
    "W410",
    "confidence-low",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="ask what would make it one higher, and note it: a step, or goals set CLIENT --goal GOAL in_the_way+=TEXT",
    sources=("Motivational interviewing: below 7, adjust the plan together",),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            confidence: 4
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            in_the_way: [A full hall with no way out]
            confidence: 4
            course: [{on: 2026-03-02, status: active}]
    """,
)
def confidence_low(goal: Goal, plan: Plan, context: Context) -> Iterator[Hit]:
    """An active goal in which the client does not trust, with nothing about it in the plan.

    A number below 7 is a request for a better plan. What is in the way, a smaller step or other help can be put
    down as soon as it has been asked for.
    """
    if plan.closed is not None or any(map(said, goal.in_the_way)):
        return
    told = context.meetings(plan).told(goal)
    newest = next((each for each in told if each.progress.confidence is not None), None)
    confidence = newest.progress.confidence if newest else goal.confidence
    if confidence is None or confidence >= ENOUGH or _answered(goal, told, newest):
        return
    since = f"on {newest.review.on}" if newest else "when it was set"
    message = f"the confidence in goal {goal.id} was below {ENOUGH} {since}, and nothing in the plan takes that up"
    yield Hit(("confidence",), message)


def _answered(goal: Goal, told: Sequence[Told], newest: Told | None) -> bool:
    """Say whether what is in the way is known, or something was promised or changed since."""
    on = newest.review.on if newest else date.min
    if any(said(text) for each in told if each.review.on >= on for text in each.progress.in_the_way):
        return True
    steps = (step.promised or on for step in promised(goal))
    changes = (change.on for change in goal.changes if newest and change.answer is not Answer.DISAGREES)
    return any(day >= on for day in (*steps, *changes))
