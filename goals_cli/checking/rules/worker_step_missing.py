"""S501: an active goal for which only the client has promised something."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.promises import of_client, promised
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "S501",
    "worker-step-missing",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    element=Element.WORKER_STEPS,
    hint="promise something of your own, however small: goals step add CLIENT --goal GOAL --who worker --step TEXT",
    sources=("42 CFR 482.61: names and responsibilities", "42 CFR 441.301(c)"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            steps:
              - {id: s-1a, who: client, step: Visit the hall when it is empty, promised: 2026-05-25, due: 2026-06-08}
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            steps:
              - {id: s-1a, who: client, step: Visit the hall when it is empty, promised: 2026-05-25, due: 2026-06-08}
              - {id: s-2b, who: w-amara, step: Ask the school for an aisle seat, promised: 2026-05-25, due: 2026-06-08}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def worker_step_missing(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An active goal for which the client has promised something and nobody else has.

    A goal set together is worked on together. When all the promises are the client's, the help is missing.
    """
    steps = promised(goal)
    if steps and all(map(of_client, steps)) and plan.closed is None:
        yield Hit(("steps",), f"nobody but the client has promised anything for goal {goal.id}")
