"""P713: a plan of some weeks without any goal."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Plan

FIRST_DAYS = 14  # a first conversation need not come to a goal


@rule(
    "P713",
    "goals-missing",
    severity=Severity.ADVICE,
    element=Element.GOALS,
    hint="ask one open question and write the answer down: goals create CLIENT",
    sources=("What the client wants comes first", "42 CFR 441.301(c)(2)"),
    bad="""
        format: goals-plan/1
        client: heron-27
        worker: w-amara
        opened: 2026-05-04
    """,
    good="""
        format: goals-plan/1
        client: heron-27
        worker: w-amara
        opened: 2026-05-25
    """,
)
def goals_missing(plan: Plan, context: Context) -> Iterator[Hit]:
    """A plan that holds no goal two weeks after it was opened.

    A plan without a goal is the worker's file. One wish in the client's own words makes it theirs.
    """
    if plan.goals or plan.closed is not None or not context.passed(plan.opened, FIRST_DAYS):
        return
    if not context.passed(plan.opened, context.profile.complete_within_days):  # from then on P701 says so
        yield Hit(("goals",), f"the plan was opened on {plan.opened} and holds no goal yet")
