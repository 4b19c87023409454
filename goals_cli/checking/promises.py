"""What the rules about steps ask for: the promises that somebody still waits for."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.cadence import done_in_reviews
from goals_cli.checking.context import Context
from goals_cli.checking.wording import said
from goals_cli.plan import CLIENT, Goal, Plan, Step


def promised(goal: Goal) -> list[Step]:
    """List what has been promised for a goal and not taken back; a step that does not say what it is counts as none."""
    return [step for step in goal.steps if step.taken_back is None and said(step.step)]


def of_client(step: Step) -> bool:
    """Say whether a step is the client's, as it is when the plan does not say whose."""
    return step.who == CLIENT or not said(step.who)


def waits(goal: Goal, step: Step, plan: Plan) -> bool:
    """Say whether somebody still waits for an open step: the plan goes on, and no review calls the step done."""
    return plan.closed is None and (goal.id, step.id) not in done_in_reviews(plan)


def overdue(goal: Goal, plan: Plan, context: Context) -> Iterator[tuple[int, Step]]:
    """Find the open steps of a goal whose day has passed, with their positions."""
    for number, step in enumerate(goal.steps):
        if step.due is not None and step.open and context.passed(step.due) and waits(goal, step, plan):
            yield number, step
