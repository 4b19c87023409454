"""W401: an active goal without a joint wording."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.checking.wording import said
from goals_cli.findings import Element, Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "W401",
    "statement-missing",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    element=Element.STATEMENT,
    hint="find words together that both can check: goals set CLIENT --goal GOAL statement=TEXT",
    sources=("CARF Behavioral Health 2.C", "Goals set together: both know where they are going"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            words: I want to sit through the school play and not run out.
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            words: I want to sit through the school play and not run out.
            statement: By 30 June I stay in the school hall for a full 60-minute event.
            course: [{on: 2026-03-02, status: active}]
    """,
)
def statement_missing(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An active goal that client and worker have not worded together.

    The client's words say what they want; the joint wording says what both will look at. Without it each of them
    may be working on something else.
    """
    if plan.closed is None and not said(goal.statement):
        yield Hit(("statement",), f"goal {goal.id} has no joint wording")
