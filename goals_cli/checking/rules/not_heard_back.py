"""V110: an active goal whose words were not said back to the client."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status
from goals_cli.voice import said, words_of


@rule(
    "V110",
    "not-heard-back",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="say back what you understood and ask if that is it: goals set CLIENT --goal GOAL heard=TEXT heard_right=true",
    sources=("Listen actively, and say back what was heard", "CCBHC certification criteria: shared decisions"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            words: I want to sit through the school play and not run out.
            course: [{on: 2026-06-01, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            words: I want to sit through the school play and not run out.
            heard: You want to be there for her, to the end.
            heard_right: true
            course: [{on: 2026-06-01, status: active}]
    """,
)
def not_heard_back(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An active goal with the client's words, of which nobody has said back what was understood.

    Who hears their own words back can set right what was misunderstood, before the work goes a wrong way.
    """
    if goal.heard_right is None and not said(goal.heard) and plan.closed is None and words_of(goal):
        yield Hit(("heard",), f"the plan does not say how the words in goal {goal.id} were said back to the client")
