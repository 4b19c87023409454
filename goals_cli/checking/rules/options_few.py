"""C301: an active goal for which fewer than two ways were considered."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.checking.wording import plain, said
from goals_cli.findings import Element, Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "C301",
    "options-few",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    element=Element.OPTIONS,
    hint="think of other ways together, leaving it as it is among them, and add them in `options`",
    sources=(
        "Informed choices are the client's",
        "42 CFR 441.301(c): alternatives considered",
        "CARF Behavioral Health 2.C: informed choice",
    ),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            options:
              - option: Practise in small steps
            course: [{on: 2026-06-01, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            options:
              - option: Practise in small steps
              - option: Ask for medication first
            course: [{on: 2026-06-01, status: active}]
    """,
)
def options_few(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An active goal for which fewer than two ways were considered.

    One way is no choice, and the same way twice is one. Who has looked at two, and be it to leave things as they are,
    goes the one of them as their own.
    """
    ways = len({plain(option.option).rstrip(" .") for option in goal.options if said(option.option)})
    if ways < 2 and plan.closed is None:
        considered = "one way was" if ways else "no ways were"
        path = f"options[{len(goal.options)}].option=TEXT"
        hint = f"think of other ways together, leaving it as it is among them: goals set CLIENT --goal GOAL {path}"
        yield Hit(("options",), f"{considered} considered for goal {goal.id}", hint)
