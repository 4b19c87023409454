"""C304: a way was chosen, and nobody knows why."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status
from goals_cli.voice import said


@rule(
    "C304",
    "choice-unexplained",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="ask what made them choose it, and put it down: goals set CLIENT --goal GOAL options[0].because=TEXT",
    sources=("Informed choices are the client's", "CARF Behavioral Health 2.C: informed choice"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            options:
              - option: Practise in small steps
                chosen: true
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
                because: I want to feel ready
              - option: Ask for medication first
            course: [{on: 2026-06-01, status: active}]
    """,
)
def choice_unexplained(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """The way that the client has chosen for an active goal, without why.

    When the way gets hard, the reason is what people hold on to, or what shows that it no longer holds.
    """
    for number, option in enumerate(goal.options):
        if option.chosen and not said(option.because) and plan.closed is None:
            hint = f"ask what made them choose it: goals set CLIENT --goal GOAL options[{number}].because=TEXT"
            where = ("options", number, "because")
            yield Hit(where, f"option {number + 1} of goal {goal.id} was chosen, and the plan does not say why", hint)
