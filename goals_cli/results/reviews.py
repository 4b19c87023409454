"""Whether reviews were held on time, and how long it took to the first one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from goals_cli.cadence import due_after, is_real
from goals_cli.plan import Goal, Plan, Progress, Review, ReviewKind, Status
from goals_cli.results.groups import Cell
from goals_cli.results.period import Period, first_active, turns

if TYPE_CHECKING:
    from goals_cli.profile import Profile

Told = Sequence[tuple[Review, Progress]]


@dataclass(frozen=True, slots=True)
class First:
    """How it is with the first review of a goal; the days of work on it until then, when it was held."""

    part: str
    days: int | None = None


def first_review(plan: Plan, goal: Goal, told: Told, profile: Profile, period: Period) -> First:
    """Look for the first real review after work on a goal began, if that was in the period.

    It was due when the report on what is due would have said so: by the day that was agreed, or counted by the
    profile, anew after a pause. What was missed before a pause is not made good after it.
    """
    start = first_active(goal, period.until)
    if start is None or not period.holds(start):
        return First("not-begun" if start is None else "begun-before")
    real = tuple(_real(told, profile))
    held = next((review for review in real if review.on >= start and not _is_start(review)), None)
    before = real[: real.index(held)] if held else real
    goes_on = held is None and _goes_on(plan, goal, period.until)
    then = held.on - timedelta(days=1) if held else period.until
    due = due_after(before[-1] if before else None, goal.as_of(then), profile) if held or goes_on else None
    day = held.on if held else period.until
    passed = due is not None and due < day
    missed = passed or any(due >= start for due in _missed(plan, goal, before, profile, day))
    if held:
        return First("late" if missed else "in-time", _days_of_work(goal, day))
    return First("overdue" if missed else "to-come" if goes_on else "over-before")


def _days_of_work(goal: Goal, until: date) -> int:
    """Count the days up to another on which there was work on a goal; while it rests, no time passes."""
    course = turns(goal, until)
    ends = [*(turn.on for turn in course[1:]), until]
    return sum((end - turn.on).days for turn, end in zip(course, ends, strict=True) if turn.status is Status.ACTIVE)


def punctuality(plan: Plan, goals: Sequence[tuple[Goal, Told]], profile: Profile, period: Period) -> Iterator[Cell]:
    """Tell of each review of each goal that was due in the period whether it was on time, late, or still is not held.

    The day it was due is that of then: agreed at the review before, or counted by the profile.
    """
    for goal, told in goals:
        before: Review | None = None
        for review in _real(told, profile):
            due = due_after(before, goal.as_of(review.on - timedelta(days=1)), profile)
            if due is not None and period.holds(due) and not _is_start(review):
                yield "reviews", "on-time" if review.on <= due else "late"
            before = review
        for due in _missed(plan, goal, tuple(_real(told, profile)), profile, period.until):
            if period.holds(due):
                yield "reviews", "not-held"
        if _goes_on(plan, goal, period.until):
            due = due_after(before, goal.as_of(period.until), profile)
            if due is not None and due < period.until and period.holds(due):
                yield "reviews", "not-held"


def _missed(plan: Plan, goal: Goal, held: Sequence[Review], profile: Profile, until: date) -> Iterator[date]:
    """Tell what was due and not held while there was work on a goal, whatever became of it later."""
    for stop in _stops(plan, goal, until):
        before = next((review for review in reversed(held) if review.on <= stop), None)
        due = due_after(before, goal.as_of(stop - timedelta(days=1)), profile)
        if due is not None and due < stop:
            yield due


def _stops(plan: Plan, goal: Goal, until: date) -> list[date]:
    """List the days up to another on which work on a goal stopped."""
    course = turns(goal, until)
    stops = [
        then.on for turn, then in pairwise(course) if turn.status is Status.ACTIVE and then.status is not Status.ACTIVE
    ]
    if course[-1].status is Status.ACTIVE and plan.closed is not None and plan.closed.on <= until:
        stops.append(plan.closed.on)
    return stops


def _real(told: Told, profile: Profile) -> Iterator[Review]:
    return (review for review, _ in told if is_real(review.kind, profile))


def _is_start(review: Review) -> bool:
    return review.kind is ReviewKind.START


def _goes_on(plan: Plan, goal: Goal, until: date) -> bool:
    """Say whether there was work on a goal on a day."""
    closed = plan.closed is not None and plan.closed.on <= until
    return not closed and turns(goal, until)[-1].status is Status.ACTIVE
