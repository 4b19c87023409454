"""S505: a step of the client or of somebody else was planned for an earlier day."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.cadence import workers_of
from goals_cli.checking.context import Context
from goals_cli.checking.promises import of_client, overdue
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "S505",
    "client-step-overdue",
    severity=Severity.ADVICE,
    statuses=(Status.PROPOSED, Status.ACTIVE),
    hint="ask what got in the way and whether it is still the right step: goals review CLIENT --goal GOAL",
    sources=("Looking back together: what was in the way", "The plan file, rule 9: recorded without blame"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            steps:
              - {id: s-1a, who: client, step: Visit the hall when it is empty, due: 2026-05-25}
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            steps:
              - {id: s-1a, who: client, step: Visit the hall when it is empty, due: 2026-05-25, done: 2026-05-22}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def client_step_overdue(goal: Goal, plan: Plan, context: Context) -> Iterator[Hit]:
    """A step of the client, or of somebody who helps, whose planned day has gone by.

    What did not happen tells something about the plan: too big, too soon, or not theirs. It is a reason to ask, and
    no reason to scold.
    """
    late = list(overdue(goal, plan, context))
    if not late:
        return
    workers = workers_of(plan)
    for number, step in late:
        if step.who not in workers:
            whose = "the client's own" if of_client(step) else "of somebody who helps"
            message = f"step {step.id} of goal {goal.id}, {whose}, was planned for {step.due} and is still open"
            yield Hit(("steps", number, "due"), message)
