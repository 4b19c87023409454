"""F011: a course that a goal cannot have taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from goals_cli.agreements import placed_in_force
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity, Where
from goals_cli.plan import Answer, Closed, Goal, Plan, Status, Turn

_BEGINNINGS = (Status.PROPOSED, Status.ACTIVE)
_ENDS = (Status.ACHIEVED, Status.ENDED)


@rule(
    "F011",
    "course-impossible",
    severity=Severity.ERROR,
    hint="mend the days or the turn that is wrong; a goal that goes on after its end is a new one: goals create CLIENT",
    sources=("The plan file: `course`, whose last entry is the present", "The plan file, rule 9: no is an answer"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course:
              - {on: 2026-05-02, status: proposed}
              - {on: 2026-04-02, status: ended, reason: moved, because: The hall is gone, client_says: So be it}
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course:
              - {on: 2026-04-02, status: proposed}
              - {on: 2026-05-02, status: ended, reason: moved, because: The hall is gone, client_says: So be it}
    """,
)
def course_impossible(plan: Plan, _context: Context) -> Iterator[Hit]:
    """The course of a goal does not fit together, or something was done about the goal after its end.

    Where a goal stands decides what is owed to the client. From a course that cannot be, nobody can tell whether the
    work still goes on.
    """
    for number, goal in enumerate(plan.goals):
        course = goal.course
        if course[0].status not in _BEGINNINGS:
            message = f"the course of goal {goal.id} begins with {course[0].status.value}"
            yield Hit(("goals", number, "course", 0, "status"), f"{message}; it begins with proposed or active")
        if len(course) > 1:
            yield from _of_turns(goal, number)
        if plan.closed:
            yield from _of_closing(goal, number, plan.closed)
    over = {goal.id: goal.course[-1] for goal in plan.goals if not goal.status.open}
    if over:
        yield from _after_the_end(plan, over)


def _of_turns(goal: Goal, number: int) -> Iterator[Hit]:
    for position, (before, turn) in enumerate(pairwise(goal.course), 1):
        where: Where = ("goals", number, "course", position)
        status = turn.status.value
        if turn.on < before.on:
            message = f"goal {goal.id} became {before.status.value} on {before.on}, and then {status} on {turn.on}"
            yield Hit((*where, "on"), f"{message}; a course goes on in the order of its days")
        elif turn.status is before.status:
            message = f"goal {goal.id} became {status} on {before.on}, and {status} again on {turn.on}"
            yield Hit((*where, "status"), f"{message}, with nothing in between")


def _of_closing(goal: Goal, number: int, closed: Closed) -> Iterator[Hit]:
    last = len(goal.course) - 1
    for position, turn in enumerate(goal.course):
        where: Where = ("goals", number, "course", position)
        if turn.status is not Status.ACTIVE:
            continue
        if turn.on > closed.on:
            message = f"goal {goal.id} became active on {turn.on}, after the plan was closed ({closed.on})"
            yield Hit((*where, "on"), message)
        elif position == last:
            hint = "end it on the day of the closing: goals end CLIENT --goal GOAL; or take `closed` out"
            yield Hit((*where, "status"), f"goal {goal.id} is active, but the plan was closed on {closed.on}", hint)


def _after_the_end(plan: Plan, over: dict[str, Turn]) -> Iterator[Hit]:
    """Look for what was done about a goal after its last turn; a correction may be written down later.

    What comes after the closing of the plan is told by F009. A no is no end: the client may be asked again, and only a
    yes without a new turn does not fit it.
    """
    closed = plan.closed.on if plan.closed else date.max
    for number, agreement in placed_in_force(plan.agreements):
        for position, agreed in enumerate(agreement.goals):
            turn = over.get(agreed.goal)
            if turn is None or not turn.on < agreement.on <= closed or agreement.corrects:
                continue
            if turn.status in _ENDS or agreement.client.answer is Answer.AGREES:
                where: Where = ("agreements", number, "goals", position, "goal")
                yield Hit(where, f"agreement {agreement.id} of {agreement.on} {_is_about(agreed.goal, turn)}")
    for number, review in placed_in_force(plan.reviews):
        for position, progress in enumerate(review.progress):
            turn = over.get(progress.goal)
            if turn and turn.status in _ENDS and turn.on < review.on <= closed and not review.corrects:
                where = ("reviews", number, "progress", position, "goal")
                yield Hit(where, f"review {review.id} of {review.on} {_is_about(progress.goal, turn)}")


def _is_about(goal_id: str, turn: Turn) -> str:
    return f"is about goal {goal_id}, which became {turn.status.value} on {turn.on}"
