"""S504: a promise of the worker is overdue."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.cadence import workers_of
from goals_cli.checking.context import Context
from goals_cli.checking.promises import overdue
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "S504",
    "worker-step-overdue",
    severity=Severity.WARNING,
    statuses=(Status.PROPOSED, Status.ACTIVE),
    hint="keep it: goals step done CLIENT STEP; or take it back: goals step take-back CLIENT STEP --because TEXT",
    sources=(
        "The plan file: the worker's steps are promises as much as the client's",
        "42 CFR 482.61: responsibilities",
    ),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            steps:
              - {id: s-2b, who: w-amara, step: Ask the school for an aisle seat, due: 2026-05-25}
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            steps:
              - {id: s-2b, who: w-amara, step: Ask the school for an aisle seat, due: 2026-05-25, done: 2026-05-22}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def worker_step_overdue(goal: Goal, plan: Plan, context: Context) -> Iterator[Hit]:
    """A promise of the worker that was due and is still open.

    The client kept the appointment and told their story on the strength of it. A promise that is late needs a word:
    when it comes, or that it cannot be kept.
    """
    late = list(overdue(goal, plan, context))
    if not late:
        return
    workers = workers_of(plan)
    for number, step in late:
        if step.who in workers:
            by = "the worker" if step.who == "worker" else step.who
            message = f"step {step.id} of goal {goal.id}, promised by {by}, was due on {step.due} and is still open"
            yield Hit(("steps", number, "due"), message, worker_step_overdue.hint.replace("STEP", step.id))
