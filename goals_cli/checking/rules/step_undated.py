"""S503: an open step with neither a day nor a rhythm."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.promises import waits
from goals_cli.checking.registry import Hit, rule
from goals_cli.checking.wording import said
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "S503",
    "step-undated",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="ask by when, or how often: goals edit CLIENT: `due`, or `every` and `until`, of the step",
    sources=("CARF Behavioral Health 2.C: frequency of interventions", "42 CFR 482.61"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            steps:
              - {id: s-1a, who: client, step: Visit the hall when it is empty, promised: 2026-05-25}
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            steps:
              - {id: s-1a, who: client, step: Visit the hall when it is empty, promised: 2026-05-25, due: 2026-06-08}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def step_undated(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An open step that says neither by when nor how often.

    What is to be done some day is done by nobody, and afterwards the client may think that it was their fault.
    """
    for number, step in enumerate(goal.steps):
        if step.open and step.due is None and step.until is None and not said(step.every) and waits(goal, step, plan):
            yield Hit(("steps", number, "due"), f"step {step.id} of goal {goal.id} has neither a day nor a rhythm")
