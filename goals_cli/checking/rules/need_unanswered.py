"""P702: a need that nobody has said anything to."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Plan

# A first conversation notes needs before there is a goal for them.
FIRST_DAYS = 14


@rule(
    "P702",
    "need-unanswered",
    severity=Severity.WARNING,
    element=Element.NEEDS,
    hint="ask the client, and say which goal answers it, or in their words that it can wait: goals need CLIENT --id ID",
    sources=("42 CFR 441.301(c)(2)", "Joint Commission CTS.03.01.03", "Care Act 2014 s.25(1)"),
    bad="""
        needs:
          - {id: n-2k7d, need: Lease ends in October, source: assessment 2026-02-20}
    """,
    good="""
        needs:
          - {id: n-2k7d, need: Lease ends in October, not_now: I want to get the school thing done first}
    """,
)
def need_unanswered(plan: Plan, context: Context) -> Iterator[Hit]:
    """A need with neither a goal of this plan nor the client's "not now".

    What an assessment has found must not get lost. The client may well leave it for later; then that is the answer.
    A new plan has two weeks for the first answers.
    """
    if plan.needs and plan.closed is None and context.passed(plan.opened, FIRST_DAYS):
        goals = {goal.id for goal in plan.goals}
        for number, need in enumerate(plan.needs):
            if goals.isdisjoint(need.goals) and not (need.not_now or "").strip():
                message = f"need {need.id} has neither a goal nor the client's words for leaving it for later"
                hint = f"ask the client, then: goals need CLIENT --id {need.id} --goal GOAL, or with --not-now TEXT"
                yield Hit(("needs", number), message, hint)
