"""W405: an active goal without a target date."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "W405",
    "date-missing",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    element=Element.DATE,
    hint="ask by when: goals set CLIENT --goal GOAL target_date=DATE, or ongoing=true when it has no end",
    sources=("CARF Behavioral Health 2.C: time-specific", "42 CFR 482.61", "Bovend'Eerdt and others 2009: the time"),
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
            target_date: 2026-06-30
            course: [{on: 2026-03-02, status: active}]
    """,
)
def date_missing(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An active goal that neither has a target date nor is marked as ongoing.

    A day to look at keeps a goal from fading away, and tells the client when they may expect to be asked.
    """
    if goal.target_date is None and goal.ongoing is not True and plan.closed is None:
        yield Hit(("target_date",), f"goal {goal.id} has no target date and is not marked as ongoing")
