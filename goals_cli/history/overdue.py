"""When promises became overdue: what no line of the file says, but the calendar does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from goals_cli.cadence import done_in_reviews
from goals_cli.history.event import Data, Event, Kind
from goals_cli.plan import CLIENT, Goal, Plan, Status, from_data

_OPEN = (Status.PROPOSED, Status.ACTIVE)


def overdue(data: Data, today: date) -> Iterator[Event]:
    """Tell of each step whose day passed, up to today, before it was done or taken back; on the day after.

    Nobody waits for a step of a goal that rested or was over on that day.
    """
    plan = from_data(data, Plan)
    done = done_in_reviews(plan)
    for goal in plan.goals:
        for step in goal.steps:
            if step.due is None or step.due >= today:
                continue
            ends = [step.done, done.get((goal.id, step.id)), step.taken_back.on if step.taken_back else None]
            kept = any(end is not None and end <= step.due for end in ends)
            after = step.due + timedelta(days=1)
            closed = plan.closed is not None and plan.closed.on <= step.due
            if not kept and not closed and _status(goal, after) in _OPEN:
                yield Event(
                    Kind.OVERDUE, on=after.isoformat(), goal=goal.id, id=step.id, who=step.who or CLIENT,
                    worker=plan.worker, before=step.due.isoformat(), after=step.step,
                    private=bool(goal.private or step.private),
                )  # fmt: skip


def _status(goal: Goal, day: date) -> Status:
    turns = [turn.status for turn in goal.course if turn.on <= day]
    return turns[-1] if turns else goal.course[0].status
