"""S506: an active goal for which nobody has promised anything."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.promises import promised
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "S506",
    "steps-missing",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    element=(Element.CLIENT_STEPS, Element.WORKER_STEPS),
    hint="ask what comes first, and who does it: goals step add CLIENT --goal GOAL --who WHO --step TEXT",
    sources=("42 CFR 482.61: names and responsibilities", "CARF Behavioral Health 2.C"),
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
            steps:
              - {id: s-1a, who: client, step: Visit the hall when it is empty, promised: 2026-05-25, due: 2026-06-08}
              - {id: s-2b, who: w-amara, step: Ask the school for an aisle seat, promised: 2026-05-25, due: 2026-06-08}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def steps_missing(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An active goal for which nobody has promised to do anything.

    A goal that everybody has agreed to and nobody works on is a wish. The first small step is what the client takes
    home.
    """
    if not promised(goal) and plan.closed is None:
        yield Hit(("steps",), f"nobody has promised anything for goal {goal.id}")
