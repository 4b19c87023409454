"""The turns of a goal and of a plan: paused, taken up again, declined, ended, handed over, closed."""

from __future__ import annotations

from datetime import date

from goals_cli import entries
from goals_cli.caseload import Caseload
from goals_cli.entries import Data
from goals_cli.errors import NotFound, UsageError
from goals_cli.findings import Where
from goals_cli.plan import Goal, Reason, Status
from goals_cli.planfile import Append, Change, Set
from goals_cli.planning import Opened, write

_OPEN = (Status.PROPOSED, Status.ACTIVE, Status.PAUSED)
# From which statuses a goal comes to another one.
_FROM = {
    Status.PAUSED: (Status.ACTIVE, Status.PROPOSED),
    Status.DECLINED: _OPEN,
    Status.ENDED: (*_OPEN, Status.DECLINED),
    Status.ACHIEVED: _OPEN,
}


def turn(caseload: Caseload, client: str, goal_id: str, status: Status, details: Data) -> None:
    """Add a turn to a goal's course; `details` has `on` and what was said of it."""

    def edit(opened: Opened) -> list[Change]:
        where, goal = opened.goal(goal_id)
        if goal.status is status:
            raise NotFound(f"{goal_id} is {status.value} already, since {goal.course[-1].on}")
        if goal.status not in _FROM[status]:
            hint = "goals resume takes it up again"
            if goal.status in (Status.ENDED, Status.ACHIEVED):
                hint += ", with --because; goals create starts a new goal, and `grew_from` names the old one"
            raise NotFound(f"{goal_id} is {goal.status.value}; it cannot become {status.value}", hint)
        opened.refuse_before_opening(date.fromisoformat(details["on"]))
        return [turned(where, goal, status, details)]

    write(caseload, client, edit)


def resume(caseload: Caseload, client: str, goal_id: str, details: Data) -> Status:
    """Take a goal up again, where it was before; returns its status now. After its end that takes a reason."""
    status = Status.PROPOSED

    def edit(opened: Opened) -> list[Change]:
        nonlocal status
        where, goal = opened.goal(goal_id)
        if goal.status in (Status.PROPOSED, Status.ACTIVE):
            raise NotFound(f"{goal_id} is {goal.status.value}; there is nothing to take up again")
        if goal.status in (Status.ENDED, Status.ACHIEVED) and not details.get("because"):
            hint = "--because TEXT says why it is taken up again; goals create starts a new goal"
            raise UsageError(f"{goal_id} was {goal.status.value} on {goal.course[-1].on}", hint)
        worked = [entry.status for entry in goal.course if entry.status in (Status.ACTIVE, Status.PROPOSED)]
        status = worked[-1] if worked else Status.PROPOSED
        opened.refuse_before_opening(date.fromisoformat(details["on"]))
        return [turned(where, goal, status, details)]

    write(caseload, client, edit)
    return status


def turned(where: Where, goal: Goal, status: Status, details: Data) -> Change:
    """Make the entry of a turn in the course of the goal at `where`; a course goes on in the order of its days."""
    last = goal.course[-1]
    if date.fromisoformat(details["on"]) < last.on:
        raise UsageError(
            f"{goal.id} became {last.status.value} on {last.on}; a turn on {details['on']} would come before that",
            f"give a day from {last.on} on",
        )
    course = (*where, "course")
    return Append(course, entries.ordered(_told(details) | {"status": status.value}, course))


def end(caseload: Caseload, client: str, goal_id: str, details: Data) -> Status:
    """End a goal: achieved when it was reached, ended for any other reason; returns its status now."""
    status = _ending(Reason(details["reason"]))
    turn(caseload, client, goal_id, status, details)
    return status


def _ending(reason: Reason) -> Status:
    return Status.ACHIEVED if reason is Reason.REACHED else Status.ENDED


def close(caseload: Caseload, client: str, details: Data, *, reason: Reason) -> tuple[str, ...]:
    """Close a plan; goals still open end with it. Returns the ids of those."""
    ended: tuple[str, ...] = ()

    def edit(opened: Opened) -> list[Change]:
        nonlocal ended
        opened.refuse_before_opening(date.fromisoformat(details["on"]))
        still_open = [opened.goal(goal.id) for goal in opened.plan.goals if goal.status.open]
        ended = tuple(goal.id for _, goal in still_open)
        last = {"on": details["on"], "reason": reason.value}
        turns = [turned(where, goal, _ending(reason), last) for where, goal in still_open]
        return [*turns, Set(("closed",), entries.ordered(_told(details), ("closed",)))]

    write(caseload, client, edit)
    return ended


def hand_over(caseload: Caseload, client: str, to: str, details: Data) -> tuple[str, ...]:
    """Hand a plan to another worker; returns the steps that the one before had promised and that still stand."""
    open_steps: tuple[str, ...] = ()

    def edit(opened: Opened) -> list[Change]:
        nonlocal open_steps
        before, on = opened.plan.worker, date.fromisoformat(details["on"])
        if before == to:
            raise NotFound(f"{to} carries the plan of {client} already")
        opened.refuse_before_opening(on)
        last = max((handover.on for handover in opened.plan.handovers), default=on)
        if on < last:
            hint = f"give a day from {last} on"
            raise UsageError(f"{before} took the plan over on {last}; {on} is before that", hint)
        steps = [step for goal in opened.plan.goals if goal.status.open for step in goal.steps]
        open_steps = tuple(step.id for step in steps if step.open and step.who == before)
        entry = _told(details) | {"from": before, "to": to}
        return [Append(("handovers",), entries.ordered(entry, ("handovers",))), Set(("worker",), to)]

    write(caseload, client, edit)
    return open_steps


def _told(details: Data) -> Data:
    return {key: value for key, value in details.items() if value is not None}
