"""P701: a plan that should stand by now, and no goal has been taken up."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "P701",
    "plan-unfinished",
    severity=Severity.WARNING,
    element=Element.GOALS,
    hint="one goal that the client wants is enough: goals create CLIENT, then goals agree CLIENT; or goals close",
    sources=("The plan file, rule 3: a draft does not hide for ever", "CCBHC, Maine: a complete plan within 60 days"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: proposed}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def plan_unfinished(plan: Plan, context: Context) -> Iterator[Hit]:
    """A plan that should stand by now, while none of its goals has left `proposed`.

    A first conversation can stop anywhere, and a draft is left in peace. After so many days, though, somebody came for
    help and nothing has been agreed on.
    """
    days = context.profile.complete_within_days
    if plan.closed is None and not any(_taken_up(goal) for goal in plan.goals) and context.passed(plan.opened, days):
        so_far = "no goal has left `proposed`" if plan.goals else "there is no goal"
        yield Hit(("opened",), f"the plan was opened on {plan.opened} and was to stand {days} days later; {so_far} yet")


def _taken_up(goal: Goal) -> bool:
    """Say whether the client has answered to the goal in some way; a no is an answer."""
    return any(turn.status is not Status.PROPOSED for turn in goal.course)
