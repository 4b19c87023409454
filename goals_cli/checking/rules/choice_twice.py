"""C303: more than one way was chosen."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "C303",
    "choice-twice",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="ask which one they choose for now: goals set CLIENT --goal GOAL options[0].chosen=false takes the other back",
    sources=("Informed choices are the client's", "The plan file: options, and which one they chose"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            options:
              - option: Practise in small steps
                chosen: true
              - option: Ask for medication first
                chosen: true
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
def choice_twice(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An active goal with more than one way that the client is said to have chosen.

    Two ways at once leave open what was decided. Which one is gone first is for the client to say.
    """
    chosen = [number for number, option in enumerate(goal.options) if option.chosen]
    if len(chosen) > 1 and plan.closed is None:
        path = f"options[{chosen[1]}].chosen=false"
        hint = f"ask which one they choose for now: goals set CLIENT --goal GOAL {path} takes this one back"
        told = f"{len(chosen)} ways are put down as chosen for goal {goal.id}"
        yield Hit(("options", chosen[1], "chosen"), told, hint)
