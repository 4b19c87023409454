"""W409: an active goal that does not say how sure the client is."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "W409",
    "confidence-missing",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="ask: How sure are you to get there, from 0 to 10? Then goals set CLIENT --goal GOAL confidence=NUMBER",
    sources=("Motivational interviewing: rulers from 0 to 10", "HL7 Person-Centered Outcomes guide"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            statement: By 30 June I stay in the school hall for a full 60-minute event.
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            statement: By 30 June I stay in the school hall for a full 60-minute event.
            confidence: 8
            course: [{on: 2026-03-02, status: active}]
    """,
)
def confidence_missing(goal: Goal, plan: Plan, context: Context) -> Iterator[Hit]:
    """An active goal of which nobody knows how sure the client is to get there.

    Somebody who doubts may still say yes. Asking for a number, and what would make it one higher, brings up what
    the plan needs before it fails.
    """
    if goal.confidence is not None or plan.closed is not None:
        return
    if all(told.progress.confidence is None for told in context.meetings(plan).told(goal)):
        yield Hit(("confidence",), f"goal {goal.id} does not say how sure the client is to get there")
