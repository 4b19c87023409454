"""A201: an active goal without an agreement."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.agreements import latest_for
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "A201",
    "agreement-missing",
    severity=Severity.ERROR,
    statuses=(Status.ACTIVE,),
    element=Element.AGREEMENT,
    hint="read the goal to the client and record the answer: goals agree CLIENT --goal GOAL",
    sources=("42 CFR 441.301(c)", "CCBHC certification criteria: the plan is endorsed by the person"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            words: I want to sit through the school play and not run out.
            course: [{on: 2026-06-01, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            words: I want to sit through the school play and not run out.
            course: [{on: 2026-06-01, status: active}]
        agreements:
          - id: a-20260601-7c1e
            on: 2026-06-01
            client: {answer: agrees, shown: spoken}
            goals: [{goal: g-4f2k}]
    """,
)
def agreement_missing(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An active goal that no agreement names.

    A goal belongs to the two people who set it. Work on it starts when the client has been asked and has answered.
    """
    if plan.closed is None and latest_for(plan, goal.id) is None:
        yield Hit((), f"goal {goal.id} is active, but no agreement names it")
