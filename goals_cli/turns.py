"""The turns of a goal and of a plan: paused, taken up again, declined, ended, handed over, closed."""

from __future__ import annotations

from goals_cli import entries
from goals_cli.caseload import Caseload
from goals_cli.entries import Data
from goals_cli.errors import NotFound
from goals_cli.findings import Where
from goals_cli.plan import Reason, Status
from goals_cli.planfile import Append, Change, Set
from goals_cli.planning import Opened, write

_TURNS = {
    Status.PAUSED: (Status.ACTIVE, Status.PROPOSED),
    Status.DECLINED: (Status.PROPOSED, Status.ACTIVE, Status.PAUSED),
    Status.ENDED: (Status.PROPOSED, Status.ACTIVE, Status.PAUSED),
    Status.ACHIEVED: (Status.PROPOSED, Status.ACTIVE, Status.PAUSED),
}


def turn(caseload: Caseload, client: str, goal_id: str, status: Status, details: Data) -> None:
    """Add a turn to a goal's course; `details` has `on` and what was said of it."""

    def edit(opened: Opened) -> list[Change]:
        where, goal = opened.goal(goal_id)
        if goal.status not in _TURNS[status]:
            raise NotFound(f"{goal_id} is {goal.status.value}; it cannot become {status.value}")
        return [_turn(where, status, details)]

    write(caseload, client, edit)


def resume(caseload: Caseload, client: str, goal_id: str, details: Data) -> Status:
    """Take a goal up again after a pause or a no, where it was before; returns its status now."""
    taken_up: list[Status] = []

    def edit(opened: Opened) -> list[Change]:
        where, goal = opened.goal(goal_id)
        if goal.status not in (Status.PAUSED, Status.DECLINED):
            raise NotFound(f"{goal_id} is {goal.status.value}; only a paused or declined goal is taken up again")
        was_active = any(entry.status is Status.ACTIVE for entry in goal.course)
        taken_up.append(Status.ACTIVE if was_active else Status.PROPOSED)
        return [_turn(where, taken_up[-1], details)]

    write(caseload, client, edit)
    return taken_up[-1]


def _turn(where: Where, status: Status, details: Data) -> Change:
    entry = {"status": status.value} | {key: value for key, value in details.items() if value is not None}
    return Append((*where, "course"), entries.ordered(entry, ("goals", 0, "course")))


def end(caseload: Caseload, client: str, goal_id: str, details: Data) -> Status:
    """End a goal: achieved when it was reached, ended for any other reason; returns its status now."""
    status = Status.ACHIEVED if details["reason"] == Reason.REACHED else Status.ENDED
    turn(caseload, client, goal_id, status, details)
    return status


def close(caseload: Caseload, client: str, details: Data, *, reason: Reason) -> tuple[str, ...]:
    """Close a plan; goals still open end with it. Returns the ids of those."""
    ended: list[str] = []

    def edit(opened: Opened) -> list[Change]:
        status = Status.ACHIEVED if reason is Reason.REACHED else Status.ENDED
        open_goals = [opened.goal(goal.id) for goal in opened.plan.goals if goal.status.open]
        ended.extend(goal.id for _, goal in open_goals)
        turns = [_turn(where, status, {"on": details["on"], "reason": reason.value}) for where, _ in open_goals]
        closed = {key: value for key, value in details.items() if value is not None}
        return [*turns, Set(("closed",), entries.ordered(closed, ("closed",)))]

    write(caseload, client, edit)
    return tuple(ended)


def hand_over(caseload: Caseload, client: str, to: str, details: Data) -> tuple[str, ...]:
    """Hand a plan to another worker; returns the steps that the one before had promised and that still stand."""
    open_steps: list[str] = []

    def edit(opened: Opened) -> list[Change]:
        before = opened.plan.worker
        if before == to:
            raise NotFound(f"{to} carries this plan already")
        for goal in opened.plan.goals:
            open_steps.extend(step.id for step in goal.steps if step.open and step.who == before and goal.status.open)
        entry = {"from": before, "to": to} | {key: value for key, value in details.items() if value is not None}
        return [Append(("handovers",), entries.ordered(entry, ("handovers",))), Set(("worker",), to)]

    write(caseload, client, edit)
    return tuple(open_steps)
