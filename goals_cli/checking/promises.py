"""What the rules about steps ask for: the promises that somebody still waits for."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.cadence import done_in_reviews
from goals_cli.checking.context import Context
from goals_cli.plan import Goal, Plan, Step


def waits(goal: Goal, step: Step, plan: Plan) -> bool:
    """Say whether somebody still waits for an open step: the plan goes on, and no review calls the step done."""
    return plan.closed is None and (goal.id, step.id) not in done_in_reviews(plan)


def overdue(goal: Goal, plan: Plan, context: Context) -> Iterator[tuple[int, Step]]:
    """Find the open steps of a goal whose day has passed, with their positions."""
    for number, step in enumerate(goal.steps):
        if step.due is not None and step.open and context.passed(step.due) and waits(goal, step, plan):
            yield number, step
