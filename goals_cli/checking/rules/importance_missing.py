"""W408: an active goal that does not say how important it is."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "W408",
    "importance-missing",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="ask: How important is this to you, from 0 to 10? Then goals set CLIENT --goal GOAL importance=NUMBER",
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
            importance: 8
            course: [{on: 2026-03-02, status: active}]
    """,
)
def importance_missing(goal: Goal, plan: Plan, context: Context) -> Iterator[Hit]:
    """An active goal of which nobody knows how important it is to the client.

    Where two goals pull in different directions, the client's own ruler says which comes first. A low number may
    mean that the goal is somebody else's.
    """
    if goal.importance is not None or plan.closed is not None:
        return
    if all(told.progress.importance is None for told in context.meetings(plan).told(goal)):
        yield Hit(("importance",), f"goal {goal.id} does not say how important it is to the client")
