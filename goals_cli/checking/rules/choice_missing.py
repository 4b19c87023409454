"""C302: ways were considered, and none was chosen."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Goal, Plan, Status
from goals_cli.voice import said


@rule(
    "C302",
    "choice-missing",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    element=Element.OPTIONS,
    hint="ask which way they want to go: goals set CLIENT --goal GOAL options[0].chosen=true",
    sources=("Informed choices are the client's", "42 CFR 441.301(c): informed choice"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            options:
              - option: Practise in small steps
              - option: Ask for medication first
            course: [{on: 2026-06-01, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            options:
              - option: Practise in small steps
                chosen: true
              - option: Ask for medication first
            course: [{on: 2026-06-01, status: active}]
    """,
)
def choice_missing(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An active goal for which several ways were considered, and none was chosen.

    Work goes some way all the same. When the plan does not say which one the client chose, somebody else has chosen.
    """
    if plan.closed is not None or any(option.chosen for option in goal.options):
        return
    ways = sum(said(option.option) for option in goal.options)
    if ways > 1:
        yield Hit(("options",), f"none of the {ways} ways considered for goal {goal.id} was chosen")
