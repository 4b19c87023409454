"""V107: an active goal that is not tied to what matters to the client."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Goal, Plan, Status
from goals_cli.voice import said


@rule(
    "V107",
    "matters-missing",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    element=Element.MATTERS,
    hint="ask what it is for: goals set CLIENT --goal GOAL matters+=TEXT",
    sources=(
        "Goals reflect what the client values",
        "HL7 Person-Centered Outcomes: what matters",
        "Care Act 2014 s.25(1)",
    ),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-06-01, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            matters: [Being there for Tess]
            course: [{on: 2026-06-01, status: active}]
    """,
)
def matters_missing(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An active goal that does not say what of all that matters to the client it is for.

    What a goal is for carries people when it gets hard, and shows another way when this one does not lead there.
    """
    if not any(map(said, goal.matters)) and plan.closed is None:
        yield Hit(("matters",), f"goal {goal.id} is not tied to what matters to the client")
