"""When promises became overdue: what no line of the file says, but the calendar does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from goals_cli.cadence import done_in_reviews
from goals_cli.history.carrying import carrier
from goals_cli.history.event import Data, Event, Kind
from goals_cli.plan import CLIENT, Goal, Plan, Status, from_data

_OPEN = (Status.PROPOSED, Status.ACTIVE)
_Ends = dict[tuple[str | None, str | None], list[date]]


def overdue(data: Data, today: date) -> Iterator[Event]:
    """Tell of each step whose day passed, up to today, before it was done or taken back; on the day after.

    Nobody waits for a step of a goal that rested or was over on that day.
    """
    plan = from_data(data, Plan)
    ends = _ends(plan)
    for goal in plan.goals:
        for step in goal.steps:
            if step.due is None or step.due >= today:
                continue
            after = step.due + timedelta(days=1)
            closed = plan.closed is not None and plan.closed.on <= step.due
            if not _kept(ends, goal.id, step.id, step.due) and not closed and _status(goal, after) in _OPEN:
                yield Event(
                    Kind.OVERDUE, on=after.isoformat(), goal=goal.id, id=step.id, who=step.who or CLIENT,
                    worker=carrier(data, after.isoformat()), before=step.due.isoformat(), after=step.step,
                    private=bool(goal.private or step.private),
                )  # fmt: skip


def overdue_until(before: Data, after: Data | None, on: date) -> Iterator[Event]:
    """Tell of the promises that were overdue by a day on which they were moved, or taken out of the file."""
    steps = {(goal["id"], step["id"]): step for goal in (after or {}).get("goals") or () for step in _steps(goal)}
    for event in overdue(before, on):
        step = steps.get((event.goal, event.id))
        if after is None:
            yield event
        elif step is None:
            yield replace(event, details={"taken_out_on": on.isoformat()})
        elif step.get("due") != event.before:
            yield replace(event, details={"moved_to": step.get("due"), "moved_on": on.isoformat()})


def not_kept(found: Iterable[Event], data: Data | None) -> Iterator[Event]:
    """Leave out the promises that were kept in time, as a later state of the plan tells."""
    ends = _ends(from_data(data, Plan)) if data else {}
    for event in found:
        if not _kept(ends, event.goal, event.id, date.fromisoformat(event.before)):
            yield event


def _steps(goal: Data) -> Iterable[Data]:
    return goal.get("steps") or ()


def _ends(plan: Plan) -> _Ends:
    """List the days on which the steps were done or taken back."""
    done = done_in_reviews(plan)
    found: _Ends = {}
    for goal in plan.goals:
        for step in goal.steps:
            days = (step.done, done.get((goal.id, step.id)), step.taken_back.on if step.taken_back else None)
            found[goal.id, step.id] = [day for day in days if day is not None]
    return found


def _kept(ends: _Ends, goal: str | None, step: str | None, due: date) -> bool:
    return any(end <= due for end in ends.get((goal, step), ()))


def _status(goal: Goal, day: date) -> Status:
    turns = [turn.status for turn in goal.course if turn.on <= day]
    return turns[-1] if turns else goal.course[0].status
