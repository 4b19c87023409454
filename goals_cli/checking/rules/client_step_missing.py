"""S502: an active goal for which everybody but the client has promised something."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.promises import of_client, promised
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "S502",
    "client-step-missing",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    element=Element.CLIENT_STEPS,
    hint="ask what they would like to do themselves, however small: goals step add CLIENT --goal GOAL --step TEXT",
    sources=("CARF Behavioral Health 2.C", "Empowering people: they find their own answers"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            steps:
              - {id: s-2b, who: w-amara, step: Ask the school for an aisle seat, promised: 2026-05-25, due: 2026-06-08}
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
def client_step_missing(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An active goal for which others have promised something and the client has not.

    People grow by what they do themselves, and a goal in which they have no part is easily somebody else's. The
    smallest thing counts: to choose the day, to say stop.
    """
    steps = promised(goal)
    if steps and not any(map(of_client, steps)) and plan.closed is None:
        yield Hit(("steps",), f"all the steps of goal {goal.id} are promises of others; none is the client's own")
