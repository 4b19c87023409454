"""C305: a way was considered from one side only, or from none."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status
from goals_cli.voice import said


@rule(
    "C305",
    "option-one-sided",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="ask what speaks for it and what against it, for them: goals set CLIENT --goal GOAL options[0].against+=TEXT",
    sources=("Weighing what may follow from each choice", "42 CFR 441.301(c): informed choice"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            options:
              - option: Practise in small steps
                for: [I set the pace]
            course: [{on: 2026-06-01, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            options:
              - option: Practise in small steps
                for: [I set the pace]
                against: [It takes months]
            course: [{on: 2026-06-01, status: active}]
    """,
)
def option_one_sided(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """A way considered for an active goal, without what speaks for it or without what speaks against it.

    Every way costs something. A choice is an informed one when the client has seen both sides of each.
    """
    if goal.options and plan.closed is None:
        for number, option in enumerate(goal.options):
            sides = {"for": option.for_, "against": option.against}
            lacking = [side for side, reasons in sides.items() if not any(map(said, reasons))]
            if lacking:
                path = f"options[{number}].{lacking[0]}+=TEXT"
                hint = f"ask what speaks {lacking[0]} it, for them: goals set CLIENT --goal GOAL {path}"
                unsaid = " and what ".join(f"speaks {side} it" for side in lacking)
                told = f"option {number + 1} of goal {goal.id} does not say what {unsaid}"
                yield Hit(("options", number), told, hint)
