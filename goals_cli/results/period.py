"""A time that is reported on, and how a goal stood in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goals_cli.cadence import Meetings
from goals_cli.plan import Goal, Plan, Progress, Review, Status, Turn


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both in it; without a first day it goes back to the beginning."""

    since: date | None
    until: date

    def holds(self, day: date) -> bool:
        """Say whether a day lies in it."""
        return day <= self.until and (self.since is None or day >= self.since)

    def saw(self, plan: Plan) -> bool:
        """Say whether there was work with the client in it."""
        over = plan.closed is not None and self.since is not None and plan.closed.on < self.since
        return plan.opened <= self.until and not over


def turns(goal: Goal, until: date) -> list[Turn]:
    """List the turns of a goal up to a day."""
    return [turn for turn in goal.course if turn.on <= until]


def under_way(goal: Goal, period: Period) -> bool:
    """Say whether a goal was talked of or worked on in a period: begun, and not over before."""
    course = turns(goal, period.until)
    return bool(course) and (course[-1].status.open or period.holds(course[-1].on))


def first_active(goal: Goal, until: date) -> date | None:
    """Say since when there was work on the goal; None when there was none up to a day."""
    return next((turn.on for turn in turns(goal, until) if turn.status is Status.ACTIVE), None)


def told(meetings: Meetings, goal: Goal, until: date) -> list[tuple[Review, Progress]]:
    """List what was told of a goal up to a day, the oldest first."""
    return [(each.review, each.progress) for each in reversed(meetings.told(goal)) if each.review.on <= until]
