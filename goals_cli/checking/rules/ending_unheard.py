"""E802: an ending without the client's own view of it."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.agreements import in_force
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Closed, Goal, Plan, Reason, Status, Turn

OVER = {Status.ACHIEVED: "was achieved", Status.ENDED: "ended"}


@rule(
    "E802",
    "ending-unheard",
    severity=Severity.ADVICE,
    hint="ask what they say to it, and add it to where it ended: goals edit CLIENT, `client_says`",
    sources=("What the client wants comes first", "The plan file, rule 8: whose voice it is stays visible"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course:
              - {on: 2026-03-02, status: active}
              - {on: 2026-05-25, status: ended, reason: service-ended}
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course:
              - {on: 2026-03-02, status: active}
              - {on: 2026-05-25, status: ended, reason: service-ended, client_says: I would have gone on}
    """,
)
def ending_unheard(plan: Plan, _context: Context) -> Iterator[Hit]:
    """A goal or a whole plan that has ended without a word of the client on it.

    The last word on a goal is the client's, whether it was reached or not. Words of theirs in a review of that day are
    heard too; of somebody who could not be reached any more, nothing is asked.
    """
    for number, goal in enumerate(plan.goals):
        last = goal.course[-1]
        if last.status in OVER and not _with_the_plan(last, plan) and not _heard(goal, plan):
            where = ("goals", number, "course", len(goal.course) - 1)
            yield Hit(where, f"goal {goal.id} {OVER[last.status]} on {last.on} without a word of the client on it")
    if plan.closed is not None and not _heard_at_closing(plan.closed, plan):
        yield Hit(("closed",), f"the plan was closed on {plan.closed.on} without a word of the client on it")


def _with_the_plan(last: Turn, plan: Plan) -> bool:
    """Say whether the goal ended on the day on which the plan was closed; then it is asked once, for the plan."""
    return plan.closed is not None and plan.closed.on == last.on


def _heard_at_closing(closed: Closed, plan: Plan) -> bool:
    """Say whether the client was heard on the end of the plan, or of a goal that ended with it."""
    ending = (goal for goal in plan.goals if goal.status in OVER and _with_the_plan(goal.course[-1], plan))
    return _said(closed.client_says) or any(_heard(goal, plan) for goal in ending)


def _heard(goal: Goal, plan: Plan) -> bool:
    """Say whether the client was heard on the end of a goal, or could not be."""
    last = goal.course[-1]
    if last.reason is Reason.LOST_CONTACT or _said(last.client_says):
        return True
    that_day = (review for review in in_force(plan.reviews) if review.on == last.on)
    return any(progress.goal == goal.id and _said(progress.words) for each in that_day for progress in each.progress)


def _said(words: str | None) -> bool:
    return words is not None and words.strip() != ""
